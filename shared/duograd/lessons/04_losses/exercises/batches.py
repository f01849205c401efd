"""A loss for each example and their mean: what meets what, and what happens without the mean."""

import numpy as np


def like(values, y):
    """Predictions [n, 1] as [n], so that each meets its own answer."""
    return values.reshape(y.shape)


def zeros_and_ones(rng, n):
    """Answers [n] in random order, more ones than zeros."""
    y = (np.arange(n) < 0.6 * n).astype("float64")
    rng.shuffle(y)
    return y


def not_the_mean(exercise, losses):
    """Name the mistakes of who has the right losses, one for each example, but not their mean."""

    @exercise.mistake
    def sum_for_mean(**given):
        """The losses of the examples were added up; their mean is asked."""
        return losses(**given).sum()

    @exercise.mistake
    def not_averaged(**given):
        """One loss per example came back; their mean is asked."""
        return losses(**given)
