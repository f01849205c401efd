"""The numbers of an encoder, cut in two: means and logarithms of variances. A worked example."""

import numpy as np

from duograd.exercises import Case, Exercise, Named

exercise = Exercise(points=0, level="given")


@exercise.oracle
def encode(model, X):
    numbers = model(X)
    half = numbers.shape[1] // 2
    return numbers[:, :half], numbers[:, half:]


def case(rng, n, d, k):
    weights = {"W": rng.normal(0, 1, (d, 2 * k)), "b": rng.normal(0, 1, 2 * k)}
    model = Named("21_vae/coder", weights, "one dense layer")
    return Case({"model": model, "X": rng.normal(0, 1, (n, d))})


@exercise.cases
def cases(rng):
    yield case(rng, 1, 2, 1)
    yield case(rng, 3, 4, 2)


@exercise.mistake
def exchanged(model, X):
    """The logarithms of the variances came first; asked are the means, then those."""
    return encode(model, X)[::-1]


@exercise.mistake
def every_other_number(model, X):
    """The numbers were dealt out in turn; asked is the first half, then the second half."""
    numbers = np.asarray(model(X))
    return numbers[:, ::2], numbers[:, 1::2]


@exercise.mistake
def not_cut(model, X):
    """All numbers are in one table; asked are two, with half of the columns each."""
    return model(X)
