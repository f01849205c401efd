"""The mean squared error: given, to be read; wrong once [n, 1] meets [n]."""

import numpy as np

from duograd.exercises import Exercise

from .batches import like

exercise = Exercise(points=0, level="given", gradients=("y_pred",))


@exercise.oracle
def mean_squared_error(y_pred, y):
    return ((like(y_pred, y) - y) ** 2).mean()


def grades(y_pred, y):
    return {"y_pred": np.array(y_pred), "y": np.array(y)}


@exercise.cases
def cases(rng):
    yield grades([90.0, 30.0], [80.0, 60.0])
    yield grades([[1.0], [2.0], [3.0], [4.0]], [1.0, 2.0, 3.0, 4.0])
    yield grades(rng.normal(0, 2, 5), rng.normal(0, 2, 5))
    yield grades(rng.normal(0, 2, (7, 1)), rng.normal(0, 2, 7))


@exercise.mistake
def column_against_row(y_pred, y):
    """Shape [n, 1] met shape [n], and a table [n, n] came out: every prediction was compared with
    every answer. Perfect predictions score 2.5 that way."""
    return ((y_pred - y) ** 2).mean()


@exercise.mistake
def half(y_pred, y):
    """Half the mean: there is no 1/2 in this formula."""
    return mean_squared_error(y_pred, y) / 2


@exercise.mistake
def sum_for_mean(y_pred, y):
    """You took the sum over the examples."""
    return ((like(y_pred, y) - y) ** 2).sum()


@exercise.mistake
def absolute_error(y_pred, y):
    """Not squared: this is the mean distance."""
    return np.abs(like(y_pred, y) - y).mean()


@exercise.mistake
def rooted(y_pred, y):
    """A square root was taken of the mean of squares."""
    return np.sqrt(mean_squared_error(y_pred, y))
