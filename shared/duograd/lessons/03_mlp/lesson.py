"""Lesson 03, mlp: why must there be a nonlinearity between layers?"""

from duograd.exercises import Difference

EXERCISES = (
    "mlp_forward",
    "collapse_linear",
    "deep_forward",
    "TwoPathMLP",
    "build_mlp",
)
DIFFERENCES = (
    Difference(
        "an activation between layers",
        "a layer of its own: `torch.nn.ReLU()`",
        'may be a setting of the layer before: `Dense(4, activation="relu")`',
    ),
    Difference(
        "when the weights exist",
        "at once: `Linear(2, 4)` is told both sizes",
        "after the first call: `Dense(4)` learns from the data how many inputs it has",
    ),
    Difference(
        "your own model",
        "a `torch.nn.Module` with `forward`; you call `model(X)`",
        "a `tf.keras.Model` with `call`; you call `model(X)`",
    ),
    Difference(
        "how W is stored",
        "turned round: `Linear(2, 4).weight` is [4, 2]",
        "as in our formulas: the kernel of `Dense(4)` on two inputs is [2, 4]",
    ),
    Difference(
        "biases before training",
        "random, like the weights",
        "all 0",
    ),
)
SYMPTOMS = (
    (
        "however many layers, the border stays one straight line",
        "there is no activation between the layers: they collapse into one",
    ),
    (
        "the network never says no: every ŷ is 0.5 or more",
        "a ReLU stands after the last layer, so z is never negative",
    ),
    (
        "the first layer works, and the next one has an error about shapes",
        "it expects another number of inputs than the layer before it gives",
    ),
    (
        "two layers hold the same weights, also after training",
        "one layer object was put in two places",
    ),
)
