"""The softmax of each row: what is subtracted, what is divided by, and along which axis."""

import numpy as np

from duograd.exercises import Exercise, failed

from . import formulas
from .formulas import shares, sigmoid

exercise = Exercise(
    points=3,
    gradients=("Z",),
    hints=[
        "By hand: Z = [0, 0.693, 1.609] has the exponentials 1, 2 and 5. They add up to 8. What "
        "should come out? And for [1000, 1000]?",
        "Every row is one example and adds up to 1. Subtracting one number from a whole row "
        "changes nothing, since it cancels in the fraction; which number keeps e finite?",
        "Along the last axis: subtract each row's own largest number, take e, divide by the row's "
        "sum. Keep the axis when you reduce, or the shapes do not meet.",
        "A like example: the share of each row's total is `X` divided by the row sums, kept as a "
        "column [n, 1].",
    ],
)


@exercise.oracle
def softmax(Z):
    return formulas.softmax(Z)


@exercise.cases
def cases(rng):
    yield {"Z": np.array([[0.0, np.log(2), np.log(5)]])}
    yield {"Z": np.array([[0.0, 1.0], [4.0, -3.0], [0.5, 0.25]])}
    yield {"Z": rng.normal(0, 1, (37, 5))}
    # float32 holds the log-sum-exp of these two rows to 5e-6: whoever subtracts it is not far off.
    yield {"Z": np.array([[1000.0, 997.0, -1000.0], [-1000.0, -1000.0, -1001.0]])}
    # The largest number is neither the first nor the median; a row far below another one.
    yield {"Z": np.array([[1.0, 1000.0, -400.0, 2.0], [2.0, 0.5, 1.0, 0.0]])}
    # As many rows as columns.
    yield {"Z": np.array([[0.0, -500.0, 1000.0], [20000.0, 30000.0, 0.0], [1.0, 0.0, 0.5]])}
    yield {"Z": np.array([[-1.5], [0.5], [2.0]])}  # a single class has all of it


@exercise.mistake
def overflow(Z):
    """Right for moderate numbers, but e to the 1000 is infinite and ∞/∞ is not a number. What may
    be subtracted from a row without changing its softmax?"""
    return shares(np.exp(Z))


@exercise.mistake
def one_maximum_for_all(Z):
    """Right for moderate numbers. A row far below another one comes out as not a number, as if the
    largest number of the whole table were subtracted from it: then it becomes 0/0. Each row has its
    own largest number."""
    return shares(np.exp(Z - Z.max()))


@exercise.mistake
def too_much_subtracted(Z):
    """Right for moderate numbers. A row whose numbers are all far below 0 comes out as not a
    number, as if something far above its largest number were subtracted from it: then every
    exponential is 0, and 0/0 is not a number."""
    return shares(np.exp(Z - np.abs(Z).max(-1, keepdims=True)))


@exercise.mistake
def another_subtracted(Z):
    """Right for moderate numbers. A row such as [1, 1000, −400] comes out as not a number, as if a
    number far below its largest were subtracted from it (the first, or the median): then an
    exponential is infinite."""
    return shares(np.exp(Z - Z[:, :1]))


@exercise.mistake
def mean_subtracted(Z):
    """Right for moderate numbers. A row such as [1000, 997, −1000] comes out as not a number, as if
    a number far below its largest were subtracted from it, such as its mean: then an exponential is
    infinite."""
    return shares(np.exp(Z - Z.mean(-1, keepdims=True)))


@exercise.mistake
def cut_off_early(Z):
    """Right for moderate numbers. Far from 0 different scores get equal shares, as if they were cut
    off somewhere before 1000: 1000 and 997 are no tie."""
    return formulas.softmax(np.clip(Z, -100, 100))


@exercise.mistake
def cut_off_at_1000(Z):
    """Right for scores from −1000 to 1000. Beyond, yours are the shares of scores that were cut off
    there: [20000, 30000, 0] is no tie."""
    return formulas.softmax(np.clip(Z, -1000, 1000))


@exercise.mistake
def over_the_batch(Z):
    """Your columns add up to 1 instead of your rows: the sum runs over the examples, and these have
    nothing to do with each other."""
    return formulas.softmax(Z, axis=0)


@exercise.mistake
def over_everything(Z):
    """The whole table adds up to 1; each row of its own should."""
    return formulas.softmax(Z, axis=None)


@exercise.given_else
def twice(Z):
    """The softmax was applied twice: your rows are almost even."""
    return {"Z": softmax(Z)}


@exercise.mistake
def not_divided(Z):
    """Your rows do not add up to 1: divide each by its own sum."""
    return np.exp(Z - Z.max(-1, keepdims=True))


@exercise.mistake
def no_exponential(Z):
    """You divided Z itself by its sum: a negative score has no share yet."""
    return shares(Z)


@exercise.mistake
def sigmoids(Z):
    """Each number went through a sigmoid on its own: your rows do not add up to 1."""
    return sigmoid(Z)


@exercise.mistake
def single_class_by_sigmoid(Z):
    """Right where there are two classes or more. A single one went through a sigmoid: its row is
    one number, and adds up to 1, too."""
    return sigmoid(Z) if Z.shape[1] == 1 else softmax(Z)


@exercise.mistake
def single_class_alone(Z):
    """Right where there are two classes or more. Where there is one, you return it as it came: its
    row is one number, and adds up to 1, too."""
    return Z if Z.shape[1] == 1 else softmax(Z)


@exercise.mistake
def shares_of_sigmoids(Z):
    """As if each number went through a sigmoid before it was shared out: that never gets beyond 1,
    and e to the score does."""
    return shares(sigmoid(Z))


@exercise.mistake
def log_softmax(Z):
    """This is the logarithm of the softmax; probabilities are asked."""
    return formulas.log_softmax(Z)


@exercise.given_else
def sign_of_exponent(Z):
    """The largest score has the smallest share: e to the −z."""
    return {"Z": -Z}


@exercise.mistake
def smallest_subtracted(Z):
    """Right for moderate numbers. Rows whose numbers lie far apart come out as not a number, as if
    their smallest number were subtracted: e to what is left may still be infinite. What would keep
    every exponent at 0 or below?"""
    return shares(np.exp(Z - Z.min(-1, keepdims=True)))


@exercise.mistake
def one_sum_for_all(Z):
    """The whole table adds up to 1; each row of its own should: divide each by its own sum."""
    return shares(np.exp(Z - Z.max(-1, keepdims=True)), axis=None)


@exercise.mistake
def sums_of_columns(Z):
    """Your columns add up to 1 instead of your rows: each row is to be divided by its own sum."""
    return shares(np.exp(Z - Z.max(-1, keepdims=True)), axis=0)


@exercise.mistake
def subtracted_above_only(Z):
    """Your rows do not add up to 1, as if their largest number were subtracted above the fraction
    bar and not below it. The same exponentials belong in both places."""
    return np.exp(Z - Z.max(-1, keepdims=True)) / np.exp(Z).sum(-1, keepdims=True)


@exercise.mistake
def mean_for_sum(Z):
    """Each of your rows adds up to the number of its columns, as if it were divided by the mean of
    its exponentials: a share is a part of their sum."""
    return formulas.softmax(Z) * Z.shape[1]


@exercise.mistake
def winner_takes_all(Z):
    """Each of your rows is 1 at its largest score and 0 elsewhere: a softmax gives every score its
    share."""
    return np.where(Z.max(-1, keepdims=True) > Z, 0.0, 1.0)


@exercise.telltale
def maximum_is_a_pair(seen):
    """In torch `Z.max(dim=…)` gives two tensors, the largest numbers and where they stand. The
    first of them is its `.values`; `Z.amax(dim=…)` gives only that one."""
    return failed(seen, "return_types.max")


@exercise.telltale
def axis_lost(seen):
    """Two shapes do not meet: a row was reduced to one number, and its axis went away, so that [n]
    stands against [n, k]. Keep the axis when you reduce: [n, 1]."""
    # Not everywhere, where a number of columns is built in.
    everywhere = all(o.failure for o in seen[1:4])
    return everywhere and failed(seen, "must match the size of tensor", "Incompatible shapes")
