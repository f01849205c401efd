"""Lesson 06, backpropagation: where does the gradient come from?"""

from duograd.exercises import Difference

EXERCISES = (
    "forward",
    "backward",
    "graph_backward",
    "dense_backward",
    "mlp_backward",
    "he_weights",
)
DIFFERENCES = (
    Difference(
        "turning a matrix on its side",
        "`W.T`",
        "`tf.transpose(W)`; there is no `W.T`",
    ),
    Difference(
        "adding up the batch, one row kept",
        "`U.sum(dim=0, keepdim=True)`",
        "`tf.reduce_sum(U, axis=0, keepdims=True)`",
    ),
    Difference(
        "going back twice through the same graph",
        "the graph is used up: an error, unless `retain_graph=True`",
        "the tape is used up: an error, unless `tf.GradientTape(persistent=True)`",
    ),
    Difference(
        "the gradient of a value on the way, such as z1",
        "call `z1.retain_grad()` before going back, then read `z1.grad`",
        "ask the tape: `tape.gradient(J, z1)`",
    ),
    Difference(
        "a weight that J does not depend on",
        "`torch.autograd.grad` raises an error, unless `allow_unused=True`",
        "`tape.gradient` returns None",
    ),
    Difference(
        "the shape of a layer's weight, and of its gradient",
        "`torch.nn.Linear`: [n_outputs, n_inputs]",
        "`tf.keras.layers.Dense`: [n_inputs, n_outputs]",
    ),
    Difference(
        "a layer's first weights, if you say nothing",
        "`torch.nn.Linear`: none larger than 1/√n_inputs",
        "`tf.keras.layers.Dense`: none larger than √(6/(n_inputs + n_outputs))",
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
        "the deeper the network, the larger or the smaller what comes out of it",
        "the first weights have the wrong size: √(2/n) for n inputs and ReLU",
    ),
    (
        "the loss does not start near ln 2 ≈ 0.69 for two classes",
        "the first weights are too large, or the labels do not fit the loss",
    ),
)
