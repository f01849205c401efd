"""A loss for each example and their mean: what meets what, and what happens without the mean."""

import functools

import numpy as np

ADDED = (1e-6, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)  # to a probability, by those who fear ln 0


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


def something_added(exercise, begin, loss):
    """Name the mistakes of who adds a tiny `share` to each probability: loss(share, **given)."""
    for share in ADDED:
        slug = f"stops_at_the_logarithm_of_{share:g}".replace("-", "_")
        end = f"{begin} yours stops near {-np.log(share):.0f}, as it does where a tiny number is "
        end += "added to a probability before its logarithm is taken. There the slope is 0, too."
        exercise.mistake(functools.partial(loss, share), slug=slug, words=end)
