"""What the exercises of this lesson share."""

import numpy as np

from duograd.exercises import Named

# Square, so that a product the wrong way round still gives numbers, and small enough for paper.
HAND_X = np.array([[-1.0, 2.0], [1.0, 1.0]])


HAND_W = np.array([[3.0, 1.0], [-2.0, 4.0]])


HAND_B = np.array([[1.0, 0.5]])


HAND = (HAND_X, HAND_W, HAND_B)


NO_FIT = ("cannot be multiplied", "Matrix size-incompatible", "inconsistent tensor size")


NO_STRETCH = ("must match the size of tensor", "Incompatible shapes")


def layer_(tables, g):
    X, W, b = (np.array(table) for table in tables)
    return {"X": X, "W": W, "b": b, "g": Named(g)}


def drawn(rng, n, n_inputs, n_outputs):
    X, b = rng.normal(0, 1, (n, n_inputs)), rng.normal(0, 1, (1, n_outputs))
    return X, rng.normal(0, n_inputs**-0.5, (n_inputs, n_outputs)), b
