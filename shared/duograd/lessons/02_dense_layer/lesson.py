"""Lesson 02, dense_layer: how do many neurons become one matrix product?"""

from duograd.exercises import Difference

EXERCISES = (
    "neuron_by_neuron",
    "dense",
    "DenseLayer",
    "count_parameters",
    "same_as_builtin",
)
DIFFERENCES = (
    Difference(
        "how the built-in layer keeps its weights",
        "`Linear.weight` is [n_outputs, n_inputs]: a neuron is a row",
        "`Dense.kernel` is [n_inputs, n_outputs]: a neuron is a column",
    ),
    Difference(
        "what it is told",
        "`Linear(2, 3)`: inputs and neurons",
        "`Dense(3)`: neurons only; the inputs are counted at the first call, or by `build`",
    ),
    Difference(
        "where it starts",
        "weights and bias random, both between ±1/√n_inputs",
        "weights random (Glorot), bias 0",
    ),
    Difference(
        "one example without a batch",
        "`Linear` takes a vector [n_inputs] too",
        "`Dense` raises an error: make it a batch of one, [1, n_inputs]",
    ),
    Difference(
        "a parameter of your own layer",
        "`self.W = torch.nn.Parameter(…)`; a plain tensor is not listed",
        "`self.W = self.add_weight(…)`; a plain `tf.Variable` is not listed",
    ),
    Difference(
        "an activation in the layer",
        "none: apply it yourself, or put `torch.nn.Sigmoid()` behind it",
        '`Dense(3, activation="sigmoid")`; without it, none',
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
