"""What the exercises about recurrence share: one step, the loop over the steps, tables to try."""

import numpy as np

from duograd.exercises import Case


def step(x, h, W_xh, W_hh, b, activation=np.tanh):
    """One step: the new state [n, H] after reading x [n, k] in the state h [n, H]."""
    return activation(x @ W_xh + h @ W_hh + b)


def states_of(X, h, W_xh, W_hh, b, activation=np.tanh):
    """All states [n, T, H] of reading X [n, T, k] from the state h on."""
    states = []
    for t in range(X.shape[1]):
        h = step(X[:, t], h, W_xh, W_hh, b, activation)
        states.append(h)
    return np.stack(states, axis=1)


def weights(rng, k, H):
    """W_xh, W_hh and b by name."""
    return {
        "W_xh": rng.normal(0, 0.7, (k, H)),
        "W_hh": rng.normal(0, 0.6, (H, H)),
        "b": rng.normal(0, 0.4, H),
    }


def drawn(rng, n, T, k, H, far=1, **options):
    """X, h0 and weights of these sizes; what is read and remembered is `far` times as large."""
    X, h0 = rng.normal(0, far, (n, T, k)), rng.normal(0, far / 2, (n, H))
    return Case({"X": X, "h0": h0, **weights(rng, k, H)}, **options)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def linear(z):
    return z


MISFITS = (
    "must match the size of tensor", "Incompatible shapes", "required broadcastable",
    "cannot be multiplied", "Matrix size-incompatible", "size mismatch", "batch dim",
)  # fmt: skip
HAND = {
    "W_xh": np.array([[1.0]]),
    "W_hh": np.array([[2.0]]),
    "b": np.array([-1.0]),
}  # the numbers of the page
