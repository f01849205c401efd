"""Binary cross-entropy of logits: one formula for z of any size, and which others overflow."""

import functools

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .batches import like, not_the_mean, something_added, zeros_and_ones
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
    yield logits(far_from_zero(rng, (37, 1)), zeros_and_ones(rng, 37))
    yield logits([1000.0, 5.0], [1.0, 1.0])
    yield logits([-1000.0, -5.0], [0.0, 0.0])
    yield logits([1000.0, 3.0], [0.0, 1.0])  # on the wrong side for y = 0, then for y = 1
    yield logits([-200000.0, 3.0, 2.0], [1.0, 1.0, 1.0])
    yield logits([9.0, -6.0], [1.0, 0.0])
    yield logits([-60.0, 1.0], [1.0, 1.0])  # far on the wrong side, and e to the 60 is finite


def averaged(wrong, **told):
    """Let a mistake say only the loss of each example, for z in the shape of y."""

    def formula(z, y):
        return wrong(like(z, y), y).mean()

    return exercise.mistake(formula, wrong, **told)


@averaged
def overflow(z, y):
    """Right for moderate z. For large |z| yours is infinite or not a number: an exponential became
    infinite on the way, or a probability was rounded to exactly 0 or 1 before its logarithm was
    taken. Let only −|z| into an exponential."""
    return unclipped_bce(sigmoid(z), y)


@averaged
def infinite_where_wrong(z, y):
    """Right for moderate z, and where a large |z| is on the right side. On the wrong side yours is
    infinite and not about |z|: an exponential became infinite on the way, or a probability was
    rounded to exactly 0 or 1 before its logarithm was taken."""
    return -np.log(np.where(y == 1, sigmoid(z), 1 - sigmoid(z)))


def infinite_for(answer, z, y):
    losses = -np.log(np.where(y == 1, sigmoid(z), 1 - sigmoid(z)))
    return np.where(y == answer, losses, stable(z, y))


for answer, side in ((0, "above 0"), (1, "below 0")):
    averaged(
        functools.partial(infinite_for, answer),
        slug=f"infinite_where_y_is_{answer}",
        words=f"Right for moderate z, and where y is {1 - answer}. Where y is {answer} and z far "
        f"{side} yours is infinite and not about |z|: an exponential became infinite on the way, "
        "or a probability was rounded to exactly 0 or 1 before its logarithm was taken.",
    )


def stops_at(limit, z, y):
    return np.minimum(stable(like(z, y), y), limit).mean()


for limit in (20, 30, 50, 80, 88, 100, 500, 1000):
    exercise.mistake(
        functools.partial(stops_at, limit),
        slug=f"stops_at_{limit}",
        words="Right for moderate z. Far on the wrong side the loss of an example is about |z|, "
        f"however large that is; yours stops at {limit}.",
    )


something_added(
    exercise,
    "Right for moderate z. Far on the wrong side the loss of an example is about |z|;",
    lambda share, z, y: stops_at(-np.log(share), z, y),
)


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
    """Right for moderate z. For z = 1000 and y = 0 the loss is 1000; yours stops near 16, as it
    does where a probability is clipped on the way. And where it stops, the slope is 0."""
    return bce(sigmoid(z), y)


@averaged
def logits_for_probabilities(z, y):
    """z was used as if it were a probability: it may be any number."""
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
def absolute_for_maximum(z, y):
    """Right for z above 0. Below 0 your loss is too large by |z|: there the first term is 0."""
    return np.abs(z) - z * y + np.log1p(np.exp(-np.abs(z)))


@averaged
def maximum_of_minus_z(z, y):
    """Right for z = 0 only, as if the first term were max(−z, 0): it is z where z is positive."""
    return stable(z, y) - z


@exercise.mistake
def largest_for_all(z, y):
    """It is as if the first term held one number for all examples, the largest z: it belongs to
    each z by itself."""
    z = like(z, y)
    return (z.max() + stable(z, y) - np.maximum(z, 0)).mean()


@averaged
def exponent_of_minus_z(z, y):
    """Right for z above 0. Below 0 your loss is too large, as if e to the −z stood in it where e to
    the −|z| belongs."""
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-z))


@averaged
def logarithm_missing(z, y):
    """Right for large |z|. For small ones your loss is too large, as if e to the −|z| were added as
    it is: the logarithm of 1 plus that is asked."""
    return np.maximum(z, 0) - z * y + np.exp(-np.abs(z))


@averaged
def last_term_missing(z, y):
    """Right for large |z|. For small ones your loss is too small: the logarithm is missing, which
    makes a smooth curve of the corner at 0."""
    return np.maximum(z, 0) - z * y


@averaged
def last_term_subtracted(z, y):
    """Right for large |z|. For small ones your loss is too small, as if the logarithm were taken
    away: it is added."""
    return np.maximum(z, 0) - z * y - np.log1p(np.exp(-np.abs(z)))


@averaged
def one_added_twice(z, y):
    """Your loss is too large, as if the logarithm were taken of 2 and not of 1 plus the
    exponential. (`log1p` adds 1 by itself.)"""
    return np.maximum(z, 0) - z * y + np.log(2 + np.exp(-np.abs(z)))


@exercise.given_else
def all_passed(y):
    """Your loss is the same for y = 0 and y = 1, as if every student had passed."""
    return {"y": 0 * y + 1}


@averaged
def nothing_for_zero(z, y):
    """Where y is 0 your loss is ln 2 whatever z: that is the formula for answers −1 and 1."""
    return np.log1p(np.exp(-np.abs(y * z))) + np.maximum(-y * z, 0)


@averaged
def margin(z, y):
    """Yours is made of straight pieces: 0 for an example beyond 1 on the right side, and otherwise
    its distance from 1. No logarithm was taken."""
    return np.maximum(1 - (2 * y - 1) * z, 0)


@averaged
def squared_error(z, y):
    """This is the mean squared error of the probabilities: no logarithm was taken."""
    return (sigmoid(z) - y) ** 2


@exercise.mistake
def list_against_column(z, y):
    """Right for z of shape [n, 1], wrong for [n]: against answers of shape [n, 1] that makes a
    table [n, n], every prediction against every answer. Bring z into the shape of y."""
    return stable(z, y[:, None]).mean()


@exercise.mistake
def all_pairs(z, y):
    """Every prediction was compared with every answer, as in a table [n, n]. Bring z into the shape
    of y, and each meets its own."""
    return stable(like(z, y), y[:, None]).mean()


@averaged
def y_added(z, y):
    """Who passed with a high z pays more in yours: the term with z and y has the wrong sign."""
    return stable(z, y) + 2 * z * y


@averaged
def last_term_dropped(z, y):
    """Right for small |z|, and nearly right beyond 5, as if the last term were 0 there: it is
    small, but on the right side it is all of the loss and of its slope."""
    return stable(z, y) - np.where(np.abs(z) > 5, np.log1p(np.exp(-np.abs(z))), 0)


@exercise.telltale
def maximum_of_all(seen):
    """What you wrote asks one question of a whole tensor, as Python's `max` and `if` do, or looks
    along an axis. Here each number has an answer of its own: max(z, 0) is z where that is positive,
    else 0. Lab 01 had an activation that does just this."""
    return failed(seen, "return_types.max", "truth value", "Boolean value of Tensor")


@exercise.telltale
def other_branch(seen):
    """The loss is finite, but for large |z| its slope is not a number. That happens where something
    on the way is infinite, also if its value is mended afterwards or not taken: `where` computes
    both of its branches. Let only −|z| into the exponential."""
    numbers = all(isinstance(o.value, (float, np.ndarray, np.generic)) for o in seen)
    finite = numbers and all(np.isfinite(o.value).all() for o in seen)
    slopes = [g for o in seen for g in o.gradients.values() if isinstance(g, np.ndarray)]
    return finite and any(np.isnan(slope).any() for slope in slopes)
