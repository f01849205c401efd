"""Mean and deviation of each column, ready to be divided by: some pixels never change."""

import numpy as np

from duograd.exercises import Exercise
from duograd.exercises.comparing import same

exercise = Exercise(
    points=3,
    hints=[
        "By hand: the column 2, 6, 2, 6 has mean 4 and deviation 2. And the column 0, 0, 0, 0? "
        "What would (x − mean) / std be there?",
        "Two numbers for each pixel, both from all images together: so go down the columns. Then "
        "look at the deviations: which value among them must nobody divide by?",
        "Three steps: the mean of each column, the deviation of each column (dividing by n), and a "
        "choice, number by number, between that deviation and 1: are all numbers of the column the "
        "same as its first?",
        "A like example: before you share a bill among the guests of each table, set the number of "
        "guests to 1 where nobody sits.",
    ],
)


def constant(X):
    """Which columns hold one number only."""
    return np.ptp(X, axis=0) == 0


def deviation(X, ddof=0):
    return np.where(constant(X), 1.0, X.std(axis=0, ddof=ddof))


# A column that begins, ends and has its mean alike; one that hardly varies, so that all is exact in
# float32, the mean too; one far from 0; one that varies in one place only.
LOW, HIGH = 1 / 16, 1 / 16 + 2**-25
NEARLY = np.array(
    [
        [0.5, 0.25, 0.75, 0.5, 0.25, 0.75, 0.5, 0.5],
        [LOW, LOW, LOW, HIGH, LOW, LOW, HIGH, LOW],
        [5000, 5001, 5002, 5001, 5000, 5001, 5002, 5001],
        [0.5, 0.5, 0.5, 0.75, 0.5, 0.5, 0.5, 0.5],
    ]
).T
# Places of cases: columns of 0 and of 1; NEARLY; from there on the mean of some columns is rounded.
PLAIN, VARYING, ROUNDED = 1, 5, 6


FEW = np.array([[1.0, 2.0, 0.0], [1.0, 6.0, 0.0]])


@exercise.oracle
def scaling(X):
    return [X.mean(axis=0), deviation(X)]


@exercise.cases
def cases(rng):
    # Never two columns: a single row of answers would be taken for two values.
    yield {"X": np.array([[0, 2.0, 1.0], [0, 6.0, 1.0], [0, 2.0, 4.0], [0, 6.0, 4.0]])}
    yield {"X": FEW}
    yield {"X": pixels(rng, 97, [0.0, None, 1.0, None, None])}
    yield {"X": 100 * pixels(rng, 11, [None, None, None, np.resize([2.0, -2.0], 11)])}
    yield {"X": pixels(rng, 5, [0.5, 0.0, None])}
    yield {"X": NEARLY}
    yield {"X": pixels(rng, 7, [0.1, None, 0.7, 0.9])}  # the mean of these is rounded
    some = pixels(rng, 601, [None, 0.5, None, None])
    yield {"X": np.concatenate([some, some[:550], some[:50]])}  # many rows, some of them alike
    yield {"X": pixels(rng, 12, [0.1])}  # a lone column is added up otherwise, in torch too


def pixels(rng, n, columns):
    """n images; a column holds what is given for it, or is drawn between 0 and 1."""
    drawn = [rng.uniform(0, 0.2 + 0.2 * place, n) for place, _ in enumerate(columns)]
    fixed = [np.full(n, 0.0 if number is None else number) for number in columns]
    pairs = zip(drawn, fixed, columns, strict=True)
    return np.stack([one if number is None else other for one, other, number in pairs], axis=1)


@exercise.telltale
def other_type(seen):
    """The numbers are right, but of another type than those of X: float32 must stay float32, or a
    step further on the two types do not go together."""
    types = {a.dtype for o in seen if isinstance(o.value, list) for a in map(np.asarray, o.value)}
    return np.dtype("float64") in types and same(seen[PLAIN].value, scaling(FEW))


def with_std(wrong):
    """Let a mistake say only its deviations; the means are right."""
    return exercise.mistake(lambda X: [X.mean(axis=0), wrong(X)], wrong)


@with_std
def zero_left(X):
    """Where a column holds one number only, your std is 0 or next to nothing. Whoever divides by it
    gets NaN, or giants as soon as a new image has ink there. Asked is 1 in such a column."""
    return X.std(axis=0)


@with_std
def zeros_only(X):
    """A column that is 0 throughout has its 1, but one that holds another number throughout has
    not: it never changes either, and its deviation is 0."""
    return np.where((X == 0).all(axis=0), 1.0, X.std(axis=0))


@with_std
def divided_by_n_minus_1(X):
    """Nearly: your deviation divides by n − 1, asked is n."""
    return deviation(X, ddof=1)


@with_std
def zero_left_and_n_minus_1(X):
    """Two things: where a column holds one number only, your std is not 1; and elsewhere it is as
    if divided by n − 1, where n is asked."""
    return X.std(axis=0, ddof=1)


@with_std
def variance(X):
    """Your second value holds the *squares* of the deviations: the variance."""
    return np.where(constant(X), 1.0, X.var(axis=0))


@with_std
def variance_with_zeros(X):
    """Your second value holds the *squares* of the deviations, and 0 where a column holds one
    number only; asked is 1 there."""
    return X.var(axis=0)


@with_std
def signs_lost(X):
    """A column that holds 200 and −200 got a 1, as if it held one number only: these are two
    numbers, though of the same size."""
    return np.where(constant(np.abs(X)), 1.0, X.std(axis=0))


@with_std
def ones_for_all(X):
    """Where one column holds one number only, all your deviations are 1. Each column is asked by
    itself."""
    return np.where(constant(X).any(), 1.0, X.std(axis=0))


@with_std
def small_ones_raised(X):
    """All your deviations below 1 became 1: pixels lie between 0 and 1, so nearly all are. Only a
    column that holds one number only gets a 1."""
    return np.maximum(X.std(axis=0), 1.0)


@with_std
def one_added(X):
    """Each of your deviations is too large by 1. Only a column that holds one number only gets a 1,
    in the place of its 0."""
    return X.std(axis=0) + 1


@with_std
def turned_round(X):
    """You have a 1 where a column varies, and a 0 where it does not: the choice is turned round."""
    return np.where(constant(X), X.std(axis=0), 1.0)


@with_std
def mean_absolute(X):
    """Your second value is how far the numbers lie from the mean on average. The standard deviation
    is the root of their mean *square* distance."""
    return np.where(constant(X), 1.0, np.abs(X - X.mean(axis=0)).mean(axis=0))


@with_std
def mean_not_subtracted(X):
    """Your second value is the root of the mean square of the numbers themselves; asked is that of
    their distance from the mean."""
    return np.where(constant(X), 1.0, np.sqrt((X**2).mean(axis=0)))


@exercise.mistake
def mean_lost(X):
    """Where a column holds one number only, your mean is 0; it is that number."""
    return [np.where(constant(X), 0.0, X.mean(axis=0)), deviation(X)]


@exercise.mistake
def one_for_all(X):
    """One mean and one deviation came back for all pixels together. Each column has its own."""
    return [X.mean(), X.std()]


@exercise.mistake
def one_for_all_repeated(X):
    """All pixels got the same mean and the same deviation, those of the whole table. Each column
    has its own."""
    return [np.full(X.shape[1], X.mean()), np.full(X.shape[1], X.std())]


@exercise.mistake
def along_the_rows(X):
    """There is one pair of numbers for each image; asked is one for each pixel, over all images.
    Which axis goes down the columns?"""
    return scaling(X.T)


@exercise.mistake
def order_swapped(X):
    """Both values are right, but swapped: first the mean."""
    return scaling(X)[::-1]


@exercise.mistake
def lying_down(X):
    """Your values are tables with a single row, [1, m]; asked is the shape [m]."""
    return [part[None] for part in scaling(X)]


@exercise.mistake
def scaled_already(X):
    """This is the scaled table itself. Asked are the numbers by which it is scaled: they go into
    the model, for images that nobody has seen yet."""
    mean, std = scaling(X)
    return (X - mean) / std


@exercise.mistake
def scaled_for_mean(X):
    """Your first value is the scaled table. Asked is the mean of each column: you only find the
    numbers that scale, and the model will use them."""
    mean, std = scaling(X)
    return [(X - mean) / std, std]


@exercise.mistake
def smallest_and_range(X):
    """You scaled by smallest and largest value, as `scale_by_range` in lab 11 did. Asked are
    mean and standard deviation."""
    return [X.min(axis=0), np.where(constant(X), 1.0, np.ptp(X, axis=0))]


@exercise.telltale
def rounding_left(seen):
    """Right where a column holds 0 or 1 throughout. Where it holds another number, 0.1 or 0.7 or
    0.9, rounding may move the mean, the deviation is not quite 0, and yours stays so small: whoever
    divides by it makes a giant of a little ink. Are the numbers of the column all the same?"""
    tiny = any(0 < min(deviations(observation)) < 1e-3 for observation in seen[ROUNDED:])
    return tiny and deviations(seen[PLAIN]) == [1, 2, 1]


@exercise.telltale
def small_number_added(seen):
    """It is as if one small number were added to each deviation, also where a column holds one
    number only. Asked is 1 there, in the place of 0, and elsewhere the deviation as it is."""
    small, large, other = (deviations(seen[PLAIN]) * 3)[:3]
    return 1e-4 < small == other < 0.5 and abs(large - small - 2) < 1e-6


@exercise.telltale
def small_number_for_zero(seen):
    """Where a column holds one number only, your std is a small number: whoever divides by it makes
    a giant of a little ink. Asked is 1 there."""
    small, large, other = (deviations(seen[PLAIN]) * 3)[:3]
    return 1e-4 < small == other < 0.5 and large == 2


@exercise.telltale
def varying_taken_for_constant(seen):
    """Nearly: a column that varies got a 1, as if it did not. It varies only a little, or its first
    number is also its last, or its mean, or two neighbours are equal. Only where all numbers are
    the same a 1 is asked."""
    varying = deviations(seen[VARYING])
    return deviations(seen[PLAIN]) == [1, 2, 1] and 1 in varying and min(varying) < 1


def deviations(observation):
    """The second value that came back for a case, if it is a row of numbers; else a 0."""
    value = observation.value
    second = value[1] if isinstance(value, list) and len(value) == 2 else None
    if isinstance(second, np.ndarray) and second.ndim == 1 and second.size:
        return second.tolist()
    return [0]
