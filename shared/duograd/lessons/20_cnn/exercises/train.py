"""Training with Adam until the loss on other pictures no longer falls. A worked example."""

import numpy as np

from duograd.exercises import Case, Exercise, Named, Rng

exercise = Exercise(points=0, level="given")


@exercise.cases
def cases(rng):
    """A layer of its own and little to learn, so that the best epoch may be any."""
    n = 60  # a batch of 50, and one of 10
    X, labels = rng.normal(0, 1, (n + 40, 3)), rng.integers(0, 3, n + 40)
    weights = [[rng.normal(0, 1, (3, 3)), np.zeros(3)]]
    yield Case(
        {
            "model": Named("network", {"weights": weights}, "one dense layer"),
            "learn": [X[:n], labels[:n]],
            "choose": [X[n:], labels[n:]],
            "rng": Rng(int(rng.integers(1000))),
        },
        pairs=["learn", "choose"],
        observe=["model"],
        judged_by="properties",
    )


def loss_on(choose, weights):
    """The mean cross-entropy of one dense layer on the pair (X, labels)."""
    (X, labels), [[W, b]] = choose, weights
    Z = X @ np.asarray(W) + b
    Z = Z - Z.max(axis=1, keepdims=True)
    return float(np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(Z)), labels]))


@exercise.property
def no_list_of_losses(value, **_):
    """Asked is a list of numbers: the loss on `choose` after each epoch."""
    losses = value[0]
    return isinstance(losses, list) and 0 < len(losses) <= 25 and bool(np.isfinite(losses).all())


@exercise.property
def best_weights_lost(value, choose, **_):
    """The model does not hold the weights of the epoch whose loss on `choose` was the lowest."""
    return abs(loss_on(choose, value[1]) - min(value[0])) < 1e-4
