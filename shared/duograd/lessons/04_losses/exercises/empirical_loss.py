"""The mean of any loss over a batch: given, to be read."""

import numpy as np

from duograd.exercises import Exercise, Named

exercise = Exercise(points=0, level="given", gradients=("Y_pred",))


@exercise.oracle
def empirical_loss(loss, Y_pred, Y):
    return loss(Y_pred, Y).mean()


@exercise.cases
def cases(rng):
    squared = Named("squared_error", label="(ŷ − y)²")
    absolute = Named("absolute_error", label="|ŷ − y|")
    yield {"loss": squared, "Y_pred": np.array([90.0, 30.0]), "Y": np.array([80.0, 60.0])}
    Y = rng.uniform(0, 9, 5)
    away = np.array([1, -1, 1, 1, -1]) * rng.uniform(0.5, 3, 5)
    yield {"loss": absolute, "Y_pred": Y + away, "Y": Y}
    yield {"loss": squared, "Y_pred": rng.normal(0, 1, 7), "Y": rng.normal(0, 1, 7)}


@exercise.mistake
def sum_for_mean(loss, Y_pred, Y):
    """You took the sum over the examples, not the mean."""
    return loss(Y_pred, Y).sum()


@exercise.mistake
def not_averaged(loss, Y_pred, Y):
    """One number per example came back; their mean is J."""
    return loss(Y_pred, Y)
