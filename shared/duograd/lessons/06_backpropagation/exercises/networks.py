"""The networks of `mlp_backward`: small ones, random ones, and some that are too sure."""

import numpy as np


def network(X, Y, *params):
    return {"X": np.array(X), "Y": np.array(Y), "params": [np.array(p) for p in params]}


def large_input():
    """An input of hundreds, whose weight is 0 yet, and an example whose error is almost 0."""
    X, Y = [[2.0, 300.0], [-1.0, 500.0]], [[1.0], [0.0]]
    return network(X, Y, [[0.5], [0.0]], [[0.25]], [[9.0]], [[-0.5]])


def random_network(rng, n, m, h):
    Y = np.where(np.arange(n) % 3, 1.0, 0.0)[:, None]
    W1, b1 = rng.normal(0, 0.6, (m, h)), rng.normal(0, 0.6, (1, h))
    W2 = rng.choice([-1, 1], (h, 1)) * rng.uniform(0.5, 1.2, (h, 1))
    b2 = rng.normal(0, 1, (1, 1))
    return network(rng.normal(0.5, 1, (n, m)), Y, W1, b1, W2, b2)


def saturated(size):
    """Logits of about ±size, each with both labels, and one hidden unit at the ends of tanh.

    With 30 the probabilities are 1 and 0 (almost) in float32, and nothing may be divided by them;
    with 100 the exponential is infinite, too.
    """
    X, Y = [[1.0], [-1.0], [1.5], [-1.5], [0.25]], [[1.0], [0.0], [0.0], [1.0], [1.0]]
    return network(X, Y, [[60.0, 0.5]], [[0.0, 0.1]], [[size - 1.0], [2.0]], [[0.5]])


def all_right():
    """Logits of about ±24 with their own labels: all gradients are 0, whatever W2 makes of them."""
    W1, b1, W2 = [[1.0, 1.1, 1.2]], [[0.0, 0.0, 0.0]], [[10.0], [10.0], [9.0]]
    return network([[1.0], [-1.0]], [[1.0], [0.0]], W1, b1, W2, [[0.0]])
