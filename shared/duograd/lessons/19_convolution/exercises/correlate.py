"""A kernel at each place of a picture: nine products and their sum. A worked example."""

import numpy as np

from duograd.exercises import Exercise

from .windows import correlated

exercise = Exercise(points=0, level="given", gradients=("image", "kernel"))


@exercise.oracle
def correlate(image, kernel):
    return correlated(image, kernel)


@exercise.cases
def cases(rng):
    yield {"image": np.arange(12.0).reshape(3, 4), "kernel": np.array([[1.0, 2], [3, 5]])}
    yield {"image": rng.uniform(-2, 2, (5, 6)), "kernel": rng.uniform(-2, 2, (3, 3))}
    yield {"image": rng.uniform(-2, 2, (2, 2)), "kernel": rng.uniform(-2, 2, (2, 2))}


@exercise.mistake
def turned_round(image, kernel):
    """As if the kernel were turned round before it is laid on the picture: its first number belongs
    to the first pixel of the window."""
    return correlated(image, kernel[::-1, ::-1])


@exercise.given_else
def on_its_side(kernel):
    """As if rows and columns of the kernel had changed places."""
    return {"kernel": kernel.T}


@exercise.mistake
def mean_for_sum(image, kernel):
    """The products are averaged: their sum is asked."""
    return correlated(image, kernel) / kernel.size


@exercise.mistake
def last_place_missing(image, kernel):
    """The last row and the last column are missing: the window also fits where it touches the end
    of the picture."""
    return correlated(image, kernel)[:-1, :-1]


@exercise.mistake
def first_product_only(image, kernel):
    """Only the first number of the kernel was used: all the products of a window are added up."""
    k = len(kernel)
    return image[: len(image) - k + 1, : image.shape[1] - k + 1] * kernel[0, 0]
