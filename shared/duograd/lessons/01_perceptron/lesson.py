"""Lesson 01, perceptron: what does one neuron compute?"""

from duograd.exercises import Difference

EXERCISES = (
    "sigmoid",
    "sigmoid_prime",
    "tanh",
    "tanh_prime",
    "relu",
    "relu_prime",
    "perceptron",
    "predict_class",
)
DIFFERENCES = (
    Difference(
        "ReLU as a layer",
        "`torch.nn.ReLU()(z)`: make the object, then call it",
        "`tf.keras.layers.ReLU()(z)`: the same",
    ),
    Difference(
        "a batch times one weight vector",
        "`X @ w` takes [n, m] and [m]",
        "`X @ w` raises an error; `tf.linalg.matvec(X, w)`, or multiply and sum",
    ),
    Difference(
        "whole numbers meet floats",
        "`torch.tensor(2) * torch.tensor(0.5)` gives 1.0",
        "`tf.constant(2) * tf.constant(0.5)` raises an error: cast first",
    ),
    Difference(
        "True and False as numbers",
        "`(z > 0).int()`",
        "`tf.cast(z > 0, tf.int32)`",
    ),
)
SYMPTOMS = (
    (
        "ŷ hardly moves, whatever you change",
        "the neuron is saturated: |z| is so large that g is flat there",
    ),
    ("not a number, but only for large |z|", "an exponential overflowed: ∞ − ∞ or ∞/∞"),
    ("one number per input instead of one per example", "the products were not summed"),
    ("the line always runs through the origin", "the bias is missing"),
)
