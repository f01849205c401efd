"""The tables on which dense layers are tried: small ones for paper, and drawn ones."""

import numpy as np

from duograd.exercises import Named

# Square, so that a product the wrong way round still gives numbers, and small enough for paper.
HAND_X = np.array([[-1.0, 2.0], [1.0, 1.0]])
HAND_W = np.array([[3.0, 1.0], [-2.0, 4.0]])
HAND_B = np.array([[1.0, 0.5]])
HAND = (HAND_X, HAND_W, HAND_B)

# The three neurons of the lesson's text.
THREE_W = np.array([[3.0, 1.0, 0.0], [-2.0, 1.0, 1.0]])
THREE_B = np.array([[1.0, -1.0, 2.0]])


def layer(tables, g):
    """A case: X, W, b and the name of an activation."""
    X, W, b = (np.array(table) for table in tables)
    return {"X": X, "W": W, "b": b, "g": Named(g)}


def drawn(rng, n, n_inputs, n_outputs):
    """X, W and b for n examples, with sums z that stay small."""
    X, b = rng.normal(0, 1, (n, n_inputs)), rng.normal(0, 1, (1, n_outputs))
    return X, rng.normal(0, n_inputs**-0.5, (n_inputs, n_outputs)), b
