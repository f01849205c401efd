"""Lesson 06, backpropagation: where does the gradient come from?"""

from duograd.exercises import Difference

EXERCISES = (
    "forward",
    "backward",
    "graph_backward",
    "dense_backward",
    "mlp_backward",
)
DIFFERENCES = (
    Difference(
        "turning a matrix on its side",
        "`W.T`",
        "`tf.transpose(W)`; there is no `W.T`",
        "W = torch.tensor([[1., 2.]])\nholds = W.T.shape == (2, 1)",
        "W = tf.constant([[1., 2.]])\ntry:\n    W.T\n    holds = False\n"
        "except AttributeError:\n    holds = tf.transpose(W).shape == (2, 1)",
    ),
    Difference(
        "adding up the batch, one row kept",
        "`U.sum(dim=0, keepdim=True)`",
        "`tf.reduce_sum(U, axis=0, keepdims=True)`",
        "holds = torch.ones(5, 3).sum(dim=0, keepdim=True).shape == (1, 3)",
        "holds = tf.reduce_sum(tf.ones([5, 3]), axis=0, keepdims=True).shape == (1, 3)",
    ),
    Difference(
        "going back twice through the same graph",
        "the graph is used up: an error, unless `retain_graph=True`",
        "the tape is used up: an error, unless `tf.GradientTape(persistent=True)`",
        "w = torch.tensor(3., requires_grad=True)\nJ = w * w\n"
        "torch.autograd.grad(J, w, retain_graph=True)\ntorch.autograd.grad(J, w)\n"
        "try:\n    torch.autograd.grad(J, w)\n    holds = False\n"
        "except RuntimeError:\n    holds = True",
        "w = tf.Variable(3.)\nwith tf.GradientTape(persistent=True) as kept:\n"
        "    with tf.GradientTape() as tape:\n        J = w * w\n"
        "tape.gradient(J, w)\ntry:\n    tape.gradient(J, w)\n    holds = False\n"
        "except RuntimeError:\n"
        "    holds = float(kept.gradient(J, w)) == float(kept.gradient(J, w)) == 6",
    ),
    Difference(
        "the gradient of a value on the way, such as z1",
        "call `z1.retain_grad()` before going back, then read `z1.grad`",
        "ask the tape: `tape.gradient(J, z1)`",
        "import warnings\nwarnings.simplefilter('ignore')\n"
        "w = torch.tensor(2., requires_grad=True)\nz, v = w * 3, w * 3\nz.retain_grad()\n"
        "(z * z + v).backward()\nholds = z.grad.item() == 12 and v.grad is None",
        "w = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n    z = w * 3\n    J = z * z\n"
        "holds = float(tape.gradient(J, z)) == 12",
    ),
    Difference(
        "a weight that J does not depend on",
        "`torch.autograd.grad` raises an error, unless `allow_unused=True`",
        "`tape.gradient` returns None",
        "w = torch.tensor(3., requires_grad=True)\nv = torch.tensor(2., requires_grad=True)\n"
        "try:\n    torch.autograd.grad(w * w, v)\n    holds = False\nexcept RuntimeError:\n"
        "    holds = torch.autograd.grad(w * w, v, allow_unused=True) == (None,)",
        "w, v = tf.Variable(3.), tf.Variable(2.)\nwith tf.GradientTape() as tape:\n    J = w * w\n"
        "holds = tape.gradient(J, v) is None",
    ),
    Difference(
        "the shape of a layer's weight, and of its gradient",
        "`torch.nn.Linear`: [n_outputs, n_inputs]",
        "`tf.keras.layers.Dense`: [n_inputs, n_outputs]",
        "layer = torch.nn.Linear(2, 3)\nlayer(torch.ones(5, 2)).sum().backward()\n"
        "holds = layer.weight.grad.shape == (3, 2)",
        "layer = tf.keras.layers.Dense(3)\nwith tf.GradientTape() as tape:\n"
        "    J = tf.reduce_sum(layer(tf.ones([5, 2])))\n"
        "holds = tape.gradient(J, layer.kernel).shape == (2, 3)",
    ),
)
SYMPTOMS = (
    (
        "the loss falls, yet the gradient check fails for the first layer only",
        "the slope of the activation is missing, or was taken at the wrong point",
    ),
    (
        "right for one example, n times too large for n",
        "the mean over the batch was forgotten",
    ),
    (
        "the gradient of a value that is used twice is too small",
        "its second path overwrote the first: at a fork, gradients add up",
    ),
    (
        "after training all hidden units are alike",
        "they started alike, and equal units get equal gradients",
    ),
    (
        "the loss does not start near ln 2 ≈ 0.69 for two classes",
        "the first weights are too large, or the labels do not fit the loss",
    ),
)
