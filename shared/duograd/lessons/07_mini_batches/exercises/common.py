"""What the exercises of this lesson share."""

import numpy as np

from duograd.exercises import Named
from duograd.exercises.reference import central_difference


def logits(weights, X):
    """A network of dense layers with tanh between them."""
    for place, (W, b) in enumerate(weights):
        X = (np.tanh(X) if place else X) @ W + b
    return X


def exact(weights):
    return [[np.array(part, dtype="float64") for part in pair] for pair in weights]


def slopes_(weights, loss, X, Y):
    """The gradient for every W and b, in float64 whatever the caller uses."""
    weights = exact(weights)
    X, Y = X.astype("float64"), Y.astype("float64")

    def value():
        return loss(logits(weights, X), Y)

    return [[central_difference(value, part) for part in pair] for pair in weights]


def add(weights, factor, slopes):
    return [
        [part + factor * slope for part, slope in zip(*pairs, strict=True)]
        for pairs in zip(weights, slopes, strict=True)
    ]


def neuron(weights):
    pair = [np.array(weights), np.zeros(1)]
    return Named("network", {"weights": [pair]}, f"one neuron with W = {weights} and b = 0")


def network(rng):
    shapes = [((2, 3), 3), ((3, 1), 1)]
    weights = [[rng.normal(0, 0.8, W), rng.normal(0, 0.5, b)] for W, b in shapes]
    return Named("network", {"weights": weights}, "a network with 2 inputs and 3 tanh units")


LOSSES = {
    "mse_loss": "the mean squared error",
    "bce_logits_loss": "the mean binary cross-entropy of logits",
}


def training_(model, loss, rate, X, Y):
    return {
        "model": model,
        "loss_fn": Named(loss, {}, LOSSES[loss]),
        "optimizer": Named("sgd", {"learning_rate": rate}, f"SGD with learning rate {rate:g}"),
        "X": np.array(X),
        "Y": np.array(Y),
    }


def labels_(n):
    return np.where(np.arange(n) % 3, 1.0, 0.0)[:, None]
