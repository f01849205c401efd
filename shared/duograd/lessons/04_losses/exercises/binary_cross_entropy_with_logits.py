"""Binary cross-entropy of logits: one formula for z of any size, and which others overflow."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .batches import like, not_the_mean, zeros_and_ones
from .formulas import bce, sigmoid, unclipped_bce

exercise = Exercise(
    points=3,
    gradients=("z",),
    hints=[
        "Redo the three rows of the table by hand. z = 1000 with y = 0 should cost 1000, and with "
        "y = 1 nothing. What does yours give?",
        "Never compute the exponential of a large positive number. −ln σ(z) and −ln(1 − σ(z)) "
        "differ by z: one formula with max(z, 0) and e to the −|z| holds both.",
        "Three steps: bring z into the shape of y; one loss per example by the formula above; "
        "their mean. `log1p(e)` is ln(1 + e).",
        "A like example: ln(eᵃ + eᵇ), safe for any size, is max(a, b) + ln(1 + e to the −|a − b|).",
    ],
)


def stable(z, y):
    """The loss of each example."""
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))


@exercise.oracle
def binary_cross_entropy_with_logits(z, y):
    return stable(like(z, y), y).mean()


def logits(z, y, **options):
    return Case({"z": np.array(z), "y": np.array(y)}, **options)


def far_from_zero(rng, shape):
    return rng.choice([-1, 1], shape) * rng.uniform(0.4, 3, shape)


@exercise.cases
def cases(rng):
    yield logits([0.0], [1.0], gradient=False)  # max and |z| have a corner there
    yield logits([2.0, -1.0], [1.0, 1.0])
    yield logits(far_from_zero(rng, 5), zeros_and_ones(rng, 5))
    yield logits(far_from_zero(rng, (7, 1)), zeros_and_ones(rng, 7))
    yield logits([1000.0, 5.0], [1.0, 1.0])
    yield logits([-1000.0, -5.0], [0.0, 0.0])
    yield logits([1000.0, -1000.0, 3.0], [0.0, 1.0, 1.0])


def averaged(wrong):
    """Let a mistake say only the loss of each example, for z in the shape of y."""

    def formula(z, y):
        return wrong(like(z, y), y).mean()

    return exercise.mistake(formula, wrong)


@averaged
def overflow(z, y):
    """Right for moderate z, but not for large |z|: there σ(z) is rounded to exactly 0 or 1, and log
    0 is infinite. Do not pass through the probability."""
    return unclipped_bce(sigmoid(z), y)


@averaged
def exponential_of_z(z, y):
    """Right for moderate z, but e to the z is infinite for z = 1000. Let only −|z| into the
    exponential."""
    return np.log(1 + np.exp(z)) - z * y


@averaged
def exponential_of_minus_z(z, y):
    """Right for moderate z, but e to the −z is infinite for z = −1000. Let only −|z| into the
    exponential."""
    return (1 - y) * z + np.log(1 + np.exp(-z))


@averaged
def clipped(z, y):
    """Right for moderate z. For z = −1000 and y = 1 the loss is 1000; yours stops near 16, because
    the probability was clipped on the way. And where it stops, the slope is 0."""
    return bce(sigmoid(z), y)


@averaged
def logits_for_probabilities(z, y):
    """z was used as if it were a probability: it may be any number. (Keras' own losses do that
    unless told `from_logits=True`.)"""
    return bce(z, y)


@exercise.given_else
def sigmoid_twice(z):
    """The sigmoid is at work twice: z went through one, and then into a formula that has its
    own."""
    return {"z": sigmoid(z)}


@averaged
def sign(z, y):
    """Your loss is negative: mind the sign."""
    return -stable(z, y)


@exercise.given_else
def answers_turned_round(y):
    """The better the prediction, the larger your loss: 0 and 1 have changed their roles."""
    return {"y": 1 - y}


@exercise.given_else
def answer_ignored(y):
    """The term with y is missing: your loss is the same whether the student passed or not."""
    return {"y": 0 * y}


@exercise.given_else
def arguments_swapped(z, y):
    """z and y have changed places. (The two frameworks' losses take them in different orders.)"""
    return {"z": y, "y": z}


not_the_mean(exercise, lambda z, y: stable(like(z, y), y))


@exercise.mistake
def column_against_row(z, y):
    """Right for z of shape [n], wrong for [n, 1]: against y of shape [n] that makes a table [n, n],
    every prediction against every answer. Bring z into the shape of y first."""
    return stable(z, y).mean()


@averaged
def exponent_grows(z, y):
    """Your last term grows with |z|, and overflows: the exponent needs a minus before |z|."""
    return np.maximum(z, 0) - z * y + np.log(1 + np.exp(np.abs(z)))


@averaged
def maximum_forgotten(z, y):
    """Right for z above 0 only. The first term is not z itself: for z below 0 it stays 0."""
    return z - z * y + np.log1p(np.exp(-np.abs(z)))


@averaged
def y_added(z, y):
    """Who passed with a high z pays more in yours: the term with z and y has the wrong sign."""
    return stable(z, y) + 2 * z * y


@exercise.telltale
def maximum_of_all(seen):
    """max(z, 0) in the formula is asked for each number by itself: z where it is positive, else 0.
    The `max` that you called compares whole tensors or looks along an axis. Lab 01 had an
    activation that does just this."""
    return failed(seen, "return_types.max", "truth value", "Boolean value of Tensor")


@exercise.telltale
def other_branch(seen):
    """The loss is right, but for large |z| its slope is not a number. `where` computes both of its
    branches, and an infinite exponential spoils the slope also where it is not taken. Let only −|z|
    into the exponential."""
    numbers = all(isinstance(o.value, (float, np.ndarray, np.generic)) for o in seen)
    finite = numbers and all(np.isfinite(o.value).all() for o in seen)
    slopes = [g for o in seen for g in o.gradients.values() if isinstance(g, np.ndarray)]
    return finite and any(np.isnan(slope).any() for slope in slopes)
