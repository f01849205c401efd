"""The loss landscape of a real small network, for `landscape` to draw."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
INPUTS, HIDDEN, POINTS, STEPS = 2, 8, 40, 400
CEILING = 4.0
SIZES = (INPUTS * HIDDEN, HIDDEN, HIDDEN, 1)


def network_landscape(reach: float = 16.0, n: int = 41) -> tuple[Array, Array, Array]:
    """The loss around trained weights, along two random directions of the same length.

    Two inputs, eight tanh units, one sigmoid output: 33 weights, 40 points, mean binary
    cross-entropy. Returns the coordinates a [n] and b [n], and the losses [n, n] (row a, column
    b), from -reach to reach; what is higher than CEILING is cut off there.
    """
    rng = np.random.default_rng(2)
    X = rng.uniform(-1, 1, (POINTS, INPUTS))
    y = (X[:, 0] * X[:, 1] > 0).astype(float)
    center = _train(rng.normal(0, 1, sum(SIZES)), X, y)
    directions = np.random.default_rng(9).normal(0, 1, (2, sum(SIZES)))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    steps = np.linspace(-reach, reach, n)
    places = center + steps[:, None, None] * directions[0] + steps[None, :, None] * directions[1]
    values = np.array([[_loss(w, X, y) for w in row] for row in places])
    return steps, steps, np.minimum(values, CEILING)


def _parts(w: Array) -> tuple[Array, Array, Array, Array]:
    W1, b1, W2, b2 = np.split(w, np.cumsum(SIZES)[:-1])
    return W1.reshape(INPUTS, HIDDEN), b1, W2, b2


def _loss(w: Array, X: Array, y: Array) -> float:
    W1, b1, W2, b2 = _parts(w)
    z = np.tanh(X @ W1 + b1) @ W2 + b2
    return float(np.mean(np.logaddexp(0, z) - y * z))


def _train(w: Array, X: Array, y: Array) -> Array:
    """Plain gradient descent, with the gradient by hand."""
    for _ in range(STEPS):
        W1, b1, W2, b2 = _parts(w)
        hidden = np.tanh(X @ W1 + b1)
        error = (1 / (1 + np.exp(-(hidden @ W2 + b2))) - y) / len(y)
        back = error[:, None] * W2 * (1 - hidden**2)
        slopes = [(X.T @ back).ravel(), back.sum(0), hidden.T @ error, [error.sum()]]
        w = w - np.concatenate(slopes)
    return w
