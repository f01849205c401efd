"""Embedding, a recurrent layer, logits: the network that writes. A worked example."""

import numpy as np

from duograd.exercises import Case, Exercise

exercise = Exercise(points=0, level="given", probe="model")


@exercise.oracle
def build_model(n_characters, n_hidden, X, weights):
    return read(X, *weights)


def read(X, table, recurrent, dense, *, activation=np.tanh):
    (E,), (W_xh, W_hh, b), (W, c) = table, recurrent, dense
    h, logits = np.zeros((len(X), len(W_hh))), []
    for t in range(X.shape[1]):
        h = activation(E[X[:, t]] @ W_xh + h @ W_hh + b)
        logits.append(h @ W + c)
    return np.stack(logits, axis=1)


@exercise.cases
def cases(rng):
    yield made(rng, 1, 2, 3, 2)
    yield made(rng, 3, 5, 4, 3)


def made(rng, n, T, n_characters, n_hidden):
    def draw(*shape):
        return rng.normal(0, 0.6, shape)

    weights = [
        [draw(n_characters, 32)],
        [draw(32, n_hidden), draw(n_hidden, n_hidden), draw(n_hidden)],
        [draw(n_hidden, n_characters), draw(n_characters)],
    ]
    sizes = {"n_characters": n_characters, "n_hidden": n_hidden}
    X = rng.integers(0, n_characters, (n, T))
    return Case(sizes, weights=weights, inputs={"X": X})


@exercise.mistake
def nothing_remembered(n_characters, n_hidden, X, weights):
    """Each character is read as if it were the first one."""
    return np.concatenate([read(X[:, t : t + 1], *weights) for t in range(X.shape[1])], axis=1)


@exercise.mistake
def no_tanh(n_characters, n_hidden, X, weights):
    """The recurrent layer has no tanh."""
    return read(X, *weights, activation=lambda z: z)


@exercise.mistake
def chances(n_characters, n_hidden, X, weights):
    """These are chances; the logits are asked."""
    exponentials = np.exp(read(X, *weights))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)
