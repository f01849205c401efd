"""TODO say what `binary_cross_entropy` asks."""

import numpy as np

from duograd.exercises import Case, Exercise

from .common import EPSILON, bce, labels_, like, sigmoid, table_

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


def _chances(p, y, **options):
    return Case({"p": np.array(p), "y": np.array(y)}, **options)


def _unsure(rng, shape):
    """Probabilities on both sides of one half, never close to it, to 0 or to 1."""
    return rng.choice([0.15, 0.7], shape) + rng.uniform(0, 0.15, shape)


@exercise.cases
def cases(rng):
    yield _chances([0.8], [1.0])
    yield _chances([0.8, 0.1], [0.0, 1.0])
    yield _chances(_unsure(rng, 5), labels_(rng, 5))
    yield _chances(_unsure(rng, (7, 1)), labels_(rng, 7))
    yield _chances([1e-4, 1 - 1e-4, 0.5], [1.0, 1.0, 0.0], gradient=False)
    # 0 and 1 themselves: each framework cuts off elsewhere, so no one number is right.
    yield _chances([0.0, 1.0], [1.0, 0.0], gradient=False, judged_by="properties")
    yield _chances([0.0, 1.0], [0.0, 1.0], gradient=False, judged_by="properties")


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


@exercise.mistake
def sign(p, y):
    """Your loss is negative: the logarithm of a probability is, so a sign is missing."""
    return -bce(like(p, y), y).mean()


@exercise.mistake
def only_passes(p, y):
    """Only the term for y = 1 is there: who failed costs nothing, whatever was predicted."""
    return (bce(like(p, y), y) * y).mean()


@exercise.mistake
def only_fails(p, y):
    """Only the term for y = 0 is there: who passed costs nothing."""
    return (bce(like(p, y), y) * (1 - y)).mean()


@exercise.mistake
def answer_ignored(p, y):
    """The true answer y is not used: your loss is the same whether the student passed or not."""
    return -np.log(like(p, y)).mean()


@exercise.mistake
def brackets_missing(p, y):
    """Brackets are missing: 1 − y is one factor, and it multiplies the second logarithm as a
    whole."""
    p = like(p, y)
    return -(y * np.log(p) + 1 - y * np.log(1 - p)).mean()


@exercise.mistake
def terms_swapped(p, y):
    """The better the prediction, the larger your loss: the two terms belong to the other answer."""
    return bce(like(p, y), 1 - y).mean()


@exercise.mistake
def terms_subtracted(p, y):
    """The two terms are added up before the sign; one of yours is subtracted."""
    p = np.clip(like(p, y), EPSILON, 1 - EPSILON)
    return -(y * np.log(p) - (1 - y) * np.log(1 - p)).mean()


@exercise.mistake
def arguments_swapped(p, y):
    """p and y have changed places: the logarithm is taken of the prediction, and the true answer
    chooses the term."""
    p = like(p, y)
    return -(p * np.log(y) + (1 - p) * np.log(1 - y)).mean()


@exercise.mistake
def one_minus_logarithm(p, y):
    """1 − ln p is not ln(1 − p): first take p from 1, then the logarithm."""
    p = like(p, y)
    return -(y * np.log(p) + (1 - y) * (1 - np.log(p))).mean()


@exercise.mistake
def log_base_2(p, y):
    """Every loss is 1.44 times too large: a logarithm to base 2. The natural one."""
    return bce(like(p, y), y, np.log2).mean()


@exercise.mistake
def log_base_10(p, y):
    """Every loss is 2.3 times too small: a logarithm to base 10. The natural one."""
    return bce(like(p, y), y, np.log10).mean()


@exercise.mistake
def sum_for_mean(p, y):
    """The losses of the examples were added up; their mean is asked."""
    return bce(like(p, y), y).sum()


@exercise.mistake
def not_averaged(p, y):
    """One loss per example came back; their mean is asked."""
    return bce(like(p, y), y)


@exercise.mistake
def squared_error(p, y):
    """This is the mean squared error; it makes no use of a logarithm."""
    return ((like(p, y) - y) ** 2).mean()


@exercise.mistake
def logits_expected(p, y):
    """p went through a sigmoid once more: it is a probability already."""
    return bce(sigmoid(like(p, y)), y).mean()


@exercise.mistake
def column_against_row(p, y):
    """Right for p of shape [n], wrong for [n, 1]: against y of shape [n] that makes a table [n, n],
    every prediction against every answer. Leave the reshaping line in its place."""
    return bce(*table_(p, y)).mean()
