"""Binary cross-entropy of probabilities: two terms, of which the answer y picks one, and a mean."""

import functools

import numpy as np

from duograd.exercises import Case, Exercise

from .batches import like, not_the_mean, zeros_and_ones
from .formulas import bce, sigmoid, unclipped_bce

exercise = Exercise(
    points=2,
    level="complete",
    gradients=("p",),
    hints=[
        "One student with p = 0.8. If they passed, the loss is −ln 0.8 = 0.22; if not, "
        "−ln 0.2 = 1.61. Does your line give both?",
        "Each example needs one logarithm only: of the probability that the model gave to what "
        "really happened. y is 1 or 0, and so can switch a term on or off.",
        "Only `losses` is missing, one number per example; the mean is taken in the line below. "
        "Mind the sign: the logarithm of a probability is never positive.",
        "A like example: the fare is y times the adult price plus (1 − y) times the child price, "
        "with y = 1 for adults and 0 for children.",
    ],
)


@exercise.oracle
def binary_cross_entropy(p, y):
    return bce(like(p, y), y).mean()


def chances(p, y, **options):
    return Case({"p": np.array(p), "y": np.array(y)}, **options)


def unsure(rng, shape):
    """Probabilities on both sides of one half, never close to it, to 0 or to 1."""
    return rng.choice([0.15, 0.7], shape) + rng.uniform(0, 0.15, shape)


@exercise.cases
def cases(rng):
    yield chances([0.8], [1.0])
    yield chances([0.8, 0.1], [0.0, 1.0])
    yield chances(unsure(rng, 5), zeros_and_ones(rng, 5))
    yield chances(unsure(rng, (37, 1)), zeros_and_ones(rng, 37))
    yield chances([1e-4, 1 - 1e-4, 0.5], [1.0, 1.0, 0.0], gradient=False)
    yield chances([0.8, 0.7, 0.1], [1.0, 1.0, 0.0])  # more passed than failed
    yield chances([0.3, 0.6], [0.0, 0.0])  # nobody passed
    # 0 and 1 themselves: each framework cuts off elsewhere, so no one number is right.
    yield chances([0.0, 1.0], [1.0, 0.0], gradient=False, judged_by="properties")
    yield chances([0.0, 1.0], [0.0, 1.0], gradient=False, judged_by="properties")


@exercise.property
def certain_and_wrong(value, p, y):
    """A model that is certain and wrong should pay a finite loss above 10; yours is infinite, not a
    number, or cheap. What does the line that clips p protect you from?"""
    return bool(np.all(p == y)) or (np.isfinite(value) and np.ndim(value) == 0 and value > 10)


@exercise.property
def certain_and_right(value, p, y):
    """A model that is certain and right should pay next to nothing; yours gives something else.
    Mind that 0 · log 0 is not a number."""
    return not np.all(p == y) or (np.ndim(value) == 0 and abs(value) < 1e-3)


def averaged(wrong):
    """Let a mistake say only the loss of each example, for p in the shape of y."""

    def formula(p, y):
        return wrong(like(p, y), y).mean()

    return exercise.mistake(formula, wrong)


@averaged
def sign(p, y):
    """Your loss is negative: the logarithm of a probability is, so a sign is missing."""
    return -bce(p, y)


@averaged
def only_passes(p, y):
    """Only the term for y = 1 is there: who failed costs nothing, whatever was predicted."""
    return bce(p, y) * y


@averaged
def only_fails(p, y):
    """Only the term for y = 0 is there: who passed costs nothing."""
    return bce(p, y) * (1 - y)


@averaged
def answer_ignored(p, y):
    """The true answer y is not used: your loss is the same whether the student passed or not."""
    return -np.log(p)


@averaged
def brackets_missing(p, y):
    """Brackets are missing: 1 − y is one factor, and it multiplies the second logarithm as a
    whole."""
    return -(y * np.log(p) + 1 - y * np.log(1 - p))


@exercise.given_else
def terms_swapped(y):
    """The better the prediction, the larger your loss: the two terms belong to the other answer."""
    return {"y": 1 - y}


@averaged
def terms_subtracted(p, y):
    """The two terms are added up before the sign; one of yours is subtracted."""
    return -(y * np.log(p) - (1 - y) * np.log(1 - p))


@averaged
def logarithm_of_zero(p, y):
    """Your loss is infinite even for a moderate p, as if the logarithm of y were taken, or of a
    product with y: that may be the logarithm of 0. Take those of p and 1 − p, nothing else."""
    return unclipped_bce(y, p)


@averaged
def arguments_swapped(p, y):
    """As if p and y had changed places: the logarithm is taken of the true answer, and the
    prediction chooses the term. (The two frameworks' losses take them in different orders.)"""
    return bce(y, p)


@averaged
def one_minus_logarithm(p, y):
    """1 − ln p is not ln(1 − p): first take p from 1, then the logarithm."""
    return -(y * np.log(p) + (1 - y) * (1 - np.log(p)))


@averaged
def log_base_2(p, y):
    """Every loss is 1.44 times too large: a logarithm to base 2. The natural one."""
    return bce(p, y, np.log2)


@averaged
def log_base_10(p, y):
    """Every loss is 2.3 times too small: a logarithm to base 10. The natural one."""
    return bce(p, y, np.log10)


not_the_mean(exercise, lambda p, y: bce(like(p, y), y))


@exercise.mistake
def mean_of_the_mean(p, y):
    """Right for one example. With n of them your loss is too small by the factor n, as if the mean
    were divided by n once more."""
    return binary_cross_entropy(p, y) / len(y)


@exercise.mistake
def divided_by_those_who_passed(p, y):
    """Right where somebody passed. Where nobody did yours is not a number, as if something was
    divided by how many passed: nothing by nothing is no number."""
    return binary_cross_entropy(p, y) * (y.sum() / y.sum())


@exercise.mistake
def largest_loss(p, y):
    """The largest loss of the examples came back; their mean is asked."""
    return bce(like(p, y), y).max()


@exercise.mistake
def logarithm_of_mean(p, y):
    """Right for one example. With more, you took the mean of the probabilities first and its
    logarithm then: every example has a loss of its own, and their mean is asked."""
    return -np.log((1 - np.abs(like(p, y) - y)).mean())


def mean_of_some(losses, some):
    return (losses * some).sum() / max(some.sum(), 1)


OF_BOTH_ANSWERS = (
    "As if those who passed had a mean and those who failed another, and the mean of these two "
    "were taken. Asked is the mean over all examples: each counts the same."
)


@exercise.mistake(words=OF_BOTH_ANSWERS)
def half_for_each_answer(p, y):
    losses = bce(like(p, y), y)
    return (mean_of_some(losses, y) + mean_of_some(losses, 1 - y)) / 2


@exercise.mistake(words=OF_BOTH_ANSWERS)
def mean_of_both_means(p, y):
    losses = bce(like(p, y), y)
    return np.mean([mean_of_some(losses, y == answer) for answer in set(y)])


@exercise.mistake(words=OF_BOTH_ANSWERS)
def mean_of_each_answer(p, y):
    losses = bce(like(p, y), y)  # no number, where one of the two is missing
    return ((losses * y).sum() / y.sum() + (losses * (1 - y)).sum() / (1 - y).sum()) / 2


def clipped_far_in(limit, p, y):
    return bce(np.clip(like(p, y), limit, 1 - limit), y).mean()


for limit in (0.1, 0.05, 0.02, 0.01, 0.005, 0.001):
    exercise.mistake(
        functools.partial(clipped_far_in, limit),
        slug=f"clipped_at_{limit}".replace(".", "_"),
        words=f"Right for moderate p. Nearer to 0 or 1 than {limit} p does not count in yours, as "
        "if it were clipped there: keep it away from both by a tiny bit only, as the given line "
        "does.",
    )


@averaged
def halved(p, y):
    """Your loss is half of the one asked, as if the mean of the two terms were taken; they are
    added up."""
    return bce(p, y) / 2


@averaged
def always_nothing(p, y):
    """Your loss is 0 whatever was predicted, as if the two terms were multiplied: y or 1 − y is
    always 0."""
    return 0 * p


@averaged
def factor_missing(p, y):
    """Who passed pays for both terms: 1 − y is to switch the second logarithm off."""
    return -(y * np.log(p) + np.log(1 - p))


@averaged
def prediction_for_answer(p, y):
    """The true answer y is not used, as if p stood in its place: your loss is the same whether the
    student passed or not."""
    return unclipped_bce(p, p)


@averaged
def rounded_for_answer(p, y):
    """The true answer y is not used, as if p, rounded to 0 or 1, stood in its place: your loss is
    the same whether the student passed or not."""
    return bce(p, p > 0.5)


@averaged
def distance(p, y):
    """This is the mean distance between p and y: no logarithm was taken."""
    return np.abs(p - y)


@averaged
def squared_error(p, y):
    """This is the mean squared error; it makes no use of a logarithm."""
    return (p - y) ** 2


@exercise.given_else
def logits_expected(p):
    """p went through a sigmoid once more: it is a probability already."""
    return {"p": sigmoid(p)}


@exercise.mistake
def column_against_row(p, y):
    """Right for p of shape [n], wrong for [n, 1]: against y of shape [n] that makes a table [n, n],
    every prediction against every answer. Leave the reshaping line in its place."""
    return bce(p, y).mean()
