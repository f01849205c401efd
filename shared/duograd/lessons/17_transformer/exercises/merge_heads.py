"""The heads' pieces side by side again, a vector for each word. A worked example."""

import numpy as np

from duograd.exercises import Exercise

from .parts import merged

exercise = Exercise(points=0, level="given", gradients=("X",))


@exercise.oracle
def merge_heads(X):
    return merged(X)


@exercise.cases
def cases(rng):
    yield {"X": np.array([[[[0.0, 1], [4, 5]], [[2, 3], [6, 7]]]])}
    yield {"X": rng.normal(0, 1, (2, 3, 5, 2))}
    yield {"X": rng.normal(0, 1, (3, 1, 4, 4))}
    yield {"X": rng.normal(0, 1, (1, 4, 1, 2))}


@exercise.mistake
def reshape_only(X):
    """The shape is right, but the pieces of different words lie in one row."""
    n, n_heads, T, width = X.shape
    return X.reshape(n, T, n_heads * width)


@exercise.mistake
def averaged(X):
    """You gave the mean of the heads: asked are their pieces, side by side."""
    return X.mean(axis=1)


@exercise.mistake
def summed(X):
    """The heads are added up: asked are their pieces, side by side."""
    return X.sum(axis=1)


@exercise.mistake
def first_head_only(X):
    """Only the first head came back."""
    return X[:, 0]


@exercise.mistake
def interleaved(X):
    """A word's numbers came in another order: first all first numbers of the heads, then all
    second ones."""
    n, n_heads, T, width = X.shape
    return X.transpose(0, 2, 3, 1).reshape(n, T, n_heads * width)
