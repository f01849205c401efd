"""How far each picture that came back is from the one that went in."""

import numpy as np

from duograd.exercises import Exercise

from .parts import errors_of

exercise = Exercise(
    gradients=("X_hat",),
    points=1,
    level="complete",
    hints=[
        "Take two pictures of 1×2 pixels with one channel: 1, 0 and 1, 1, and let 0, 0 and 1, 0 "
        "come back. By hand: 1 and 1. How many numbers does your function return?",
        "It is lab 04's squared error, not yet averaged: every picture keeps its own number.",
        "One line: square each number of `off`, then add up over all axes but the first.",
        "A like example: mistakes in dictations, [pupil, page]: of each pupil the sum over pages.",
    ],
)


@exercise.oracle
def reconstruction_loss(X, X_hat):
    return errors_of(X, X_hat)


def drawn(rng, *shape):
    """Two batches of pictures; what came back need not be colours."""
    return {"X": rng.uniform(0, 1, shape), "X_hat": rng.uniform(-1.5, 2.5, shape)}


@exercise.cases
def cases(rng):
    X = np.array([[1.0, 0.0], [1.0, 1.0]]).reshape(2, 1, 2, 1)
    yield {"X": X, "X_hat": np.array([[0.5, 0.0], [1.0, 0.0]]).reshape(2, 1, 2, 1)}
    several = drawn(rng, 3, 4, 6, 5)
    several["X_hat"][1] = several["X"][1]  # comes back as it was
    yield several
    yield drawn(rng, 1, 1, 5, 2)


@exercise.mistake
def mean_over_the_pixels(X, X_hat):
    """These are means over the numbers of a picture; asked are sums."""
    return errors_of(X, X_hat) / X[0].size


@exercise.mistake
def root(X, X_hat):
    """A root was taken at the end."""
    return np.sqrt(errors_of(X, X_hat))


@exercise.mistake
def absolute(X, X_hat):
    """As if the differences were taken without their sign, and not squared."""
    return np.abs(X - X_hat).sum(axis=(1, 2, 3))


@exercise.mistake
def not_squared(X, X_hat):
    """Differences above and below 0 cancel out: nothing was squared."""
    return (X - X_hat).sum(axis=(1, 2, 3))


@exercise.mistake
def sum_squared(X, X_hat):
    """The differences were added up first, and the sum was squared: so they cancel out."""
    return not_squared(X, X_hat) ** 2


@exercise.mistake
def colours_added_first(X, X_hat):
    """The differences of a pixel's colours were added up first, and the sum was squared: so they
    cancel out."""
    return ((X - X_hat).sum(axis=3) ** 2).sum(axis=(1, 2))


@exercise.given_else
def cut_to_colours(X_hat):
    """As if numbers of X_hat below 0 or above 1 were cut off first: then such a number costs less
    than it is off."""
    return {"X_hat": np.clip(X_hat, 0, 1)}


@exercise.mistake
def one_for_the_batch(X, X_hat):
    """One number came back for the whole batch, the sum; asked is one for each picture."""
    return errors_of(X, X_hat).sum()


@exercise.mistake
def mean_of_the_batch(X, X_hat):
    """One number came back for the whole batch, the mean of its pictures; asked is one for each
    picture."""
    return errors_of(X, X_hat).mean()


@exercise.mistake
def mean_of_everything(X, X_hat):
    """One number came back, the mean over all numbers of all pictures; asked is a sum for each
    picture."""
    return ((X - X_hat) ** 2).mean()


@exercise.mistake
def one_for_each_row(X, X_hat):
    """Only the last axis was added up: what came back still has rows and columns of pixels."""
    return ((X - X_hat) ** 2).sum(axis=-1)


@exercise.mistake
def over_the_batch(X, X_hat):
    """The batch was added up, and every pixel kept: asked is the other way round."""
    return ((X - X_hat) ** 2).sum(axis=0)


@exercise.mistake
def halved(X, X_hat):
    """Everything is half of what is asked."""
    return errors_of(X, X_hat) / 2


@exercise.mistake
def not_added(X, X_hat):
    """These are the squares, one for each number; asked is their sum for each picture."""
    return (X - X_hat) ** 2


@exercise.mistake
def one_for_each_colour(X, X_hat):
    """Rows and columns of pixels were added up, and each colour has its own number still; asked is
    one for each picture."""
    return ((X - X_hat) ** 2).sum(axis=(1, 2))


@exercise.mistake
def always_1728(X, X_hat):
    """As if the mean were multiplied by 1728: that is the sum where a picture has 1728 numbers, and
    nowhere else."""
    return 1728 * errors_of(X, X_hat) / X[0].size
