"""A network with its scaling in front: raw numbers in, logits out. A worked example."""

import numpy as np

from duograd.exercises import Case, Exercise, Named

from .network import forward

exercise = Exercise(points=0, level="given", probe="model")


@exercise.oracle
def Pipeline(mean, std, network, X):
    return forward(network["weights"], (X - mean) / std)[-1]


@exercise.cases
def cases(rng):
    yield piped(rng, 3, [[3, 2]])
    yield piped(rng, 5, [[5, 4], [4, 3]])


def piped(rng, n_inputs, sizes):
    """A network of these sizes behind a scaling."""
    weights = [[rng.normal(0, 1, size), rng.normal(0, 1, size[1])] for size in sizes]
    return Case(
        {
            "mean": rng.uniform(0, 1, n_inputs),
            "std": rng.uniform(0.3, 2, n_inputs),
            "network": Named("network", {"weights": weights}, "a network"),
        },
        inputs={"X": rng.uniform(0, 1, (4, n_inputs))},
    )


@exercise.mistake
def not_scaled(mean, std, network, X):
    """The network is shown raw numbers."""
    return forward(network["weights"], X)[-1]


@exercise.mistake
def mean_left_out(mean, std, network, X):
    """Nothing is taken away before the division."""
    return forward(network["weights"], X / std)[-1]


@exercise.mistake
def scaled_by_the_batch(mean, std, network, X):
    """The batch is scaled by its own mean and deviation, as if it were the training set."""
    own = (X - X.mean(axis=0)) / np.maximum(X.std(axis=0), 1e-3)
    return forward(network["weights"], own)[-1]
