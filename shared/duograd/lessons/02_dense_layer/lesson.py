"""Lesson 02, dense_layer: how do many neurons become one matrix product?"""

from duograd.exercises import Difference

EXERCISES = (
    "neuron_by_neuron",
    "dense",
    "DenseLayer",
    "count_parameters",
    "same_as_builtin",
)
_WATCH_OUT = "torch.manual_seed(0)\nlayer = torch.nn.Linear(2, 3)\n"
_DENSE = "layer = tf.keras.layers.Dense(3)\nlayer.build([None, 2])\n"
DIFFERENCES = (
    Difference(
        "how the built-in layer keeps its weights",
        "`Linear.weight` is [n_outputs, n_inputs]: a neuron is a row",
        "`Dense.kernel` is [n_inputs, n_outputs]: a neuron is a column",
        "holds = tuple(torch.nn.Linear(2, 3).weight.shape) == (3, 2)",
        _DENSE + "holds = tuple(layer.kernel.shape) == (2, 3)",
    ),
    Difference(
        "what it is told",
        "`Linear(2, 3)`: inputs and neurons",
        "`Dense(3)`: neurons only; the inputs are counted at the first call, or by `build`",
        "layer = torch.nn.Linear(2, 3)\nholds = (layer.in_features, layer.out_features) == (2, 3)",
        "layer = tf.keras.layers.Dense(3)\nbefore = len(layer.weights)\n"
        "layer(tf.zeros([5, 2]))\nholds = (before, len(layer.weights)) == (0, 2)",
    ),
    Difference(
        "where it starts",
        "weights and bias random, both between ±1/√n_inputs",
        "weights random (Glorot), bias 0",
        _WATCH_OUT + "small = all(p.abs().max() <= 2**-0.5 for p in layer.parameters())\n"
        "holds = small and bool((layer.bias != 0).all())",
        _DENSE
        + "holds = bool((layer.bias.numpy() == 0).all() and (layer.kernel.numpy() != 0).all())",
    ),
    Difference(
        "one example without a batch",
        "`Linear` takes a vector [n_inputs] too",
        "`Dense` raises an error: make it a batch of one, [1, n_inputs]",
        "holds = tuple(torch.nn.Linear(2, 3)(torch.ones(2)).shape) == (3,)",
        "try:\n    tf.keras.layers.Dense(3)(tf.ones([2]))\n    holds = False\n"
        "except ValueError:\n    y = tf.keras.layers.Dense(3)(tf.ones([1, 2]))\n"
        "    holds = tuple(y.shape) == (1, 3)",
    ),
    Difference(
        "a parameter of your own layer",
        "`self.W = torch.nn.Parameter(…)`; a plain tensor is not listed",
        "`self.W = self.add_weight(…)`; a plain `tf.Variable` is not listed",
        "layer = torch.nn.Module()\nlayer.W = torch.ones(2, requires_grad=True)\n"
        "before = len(list(layer.parameters()))\nlayer.b = torch.nn.Parameter(torch.ones(2))\n"
        "holds = (before, len(list(layer.parameters()))) == (0, 1)",
        "layer = tf.keras.layers.Layer()\nlayer.W = tf.Variable([1., 1.])\n"
        "before = len(layer.weights)\nlayer.b = layer.add_weight(shape=(2,))\n"
        "holds = (before, len(layer.weights)) == (0, 1)",
    ),
    Difference(
        "an activation in the layer",
        "none: apply it yourself, or put `torch.nn.Sigmoid()` behind it",
        '`Dense(3, activation="sigmoid")`; without it, none',
        "try:\n    torch.nn.Linear(2, 3, activation='sigmoid')\n    holds = False\n"
        "except TypeError:\n    holds = True",
        "layer = tf.keras.layers.Dense(3, activation='sigmoid')\n"
        "y = layer(100 * tf.ones([1, 2])).numpy()\n"
        "holds = bool((y >= 0).all() and (y <= 1).all())",
    ),
)
SYMPTOMS = (
    (
        "an error says that two shapes cannot be multiplied",
        "columns on the left and rows on the right differ: factors swapped, or a table on its side",
    ),
    (
        "it works for some batch sizes only",
        "the bias has the shape of a column: it is stretched over examples, not neurons",
    ),
    (
        "the layer lists fewer parameters than you count",
        "one of them is a plain tensor or variable that the layer does not know of",
    ),
    (
        "the answers change each time the notebook restarts",
        "a layer starts with random weights: load your own, or set a seed",
    ),
)
