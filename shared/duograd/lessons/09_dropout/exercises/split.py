"""Two parts of a table at random: each example goes into one of them, its X with its Y."""

import numpy as np

from duograd.exercises import Case, Exercise, Rng

from .chance import MANY, SAME_EVERY_CALL, draws_from_rng, equal

exercise = Exercise(
    points=3,
    probe="repeat",
    hints=[
        "By hand: 5 examples and fraction 0.6. How many go into the first part, and what could "
        "their numbers be after shuffling 0, 1, 2, 3, 4?",
        "Shuffle the *numbers* of the examples, not the examples: one order, used for X and for Y, "
        "keeps the pairs together.",
        "Let `rng` make a random order of n numbers, cut it in two, and pick the rows of X and of "
        "Y with each piece. Return two pairs.",
        "A like example: to deal 7 cards from a deck, put its 32 places in a random order and take "
        "the cards at the first 7 of these places.",
    ],
)

HALF = 0.5  # of five examples: midway between two and three
QUARTER = 0.25  # of 46 examples: midway between 11 and 12, of which the even one is the larger
OFTEN = 40  # calls, in which chance brings each of five examples into both parts


@exercise.cases
def cases(rng):
    def case(n, m, fraction, seed, labels=False, **options):
        X = np.arange(1.0, n * m + 1).reshape(n, m)
        Y = np.arange(n) % 10 if labels else 10.0 * np.arange(n) + 0.5
        arguments = {"X": X, "Y": Y, "fraction": fraction, "rng": Rng(seed)}
        return Case(arguments, **{"times": 2, "judged_by": "properties", **options})

    seed = int(rng.integers(1000))
    yield case(5, 2, 0.6, seed)
    yield case(61, 3, 0.7, seed)
    yield case(61, 3, 0.7, seed)
    yield case(46, 2, QUARTER, seed + 1)
    yield case(5, 2, HALF, seed + 2, times=OFTEN)
    yield case(3, 2, 0.4, seed + 3, labels=True)  # one example in the first part


def are_two(value, kind):
    return isinstance(value, list) and len(value) == 2 and all(isinstance(x, kind) for x in value)


def are_two_pairs(answer):
    return are_two(answer, list) and all(are_two(part, np.ndarray) for part in answer)


@exercise.property
def two_pairs(value, X, Y, fraction, rng):
    """Two pairs are asked, (X, Y) of the first part and (X, Y) of the second; something else came
    back."""
    return all(map(are_two_pairs, value))


@exercise.property
def form_changed(value, X, Y, fraction, rng):
    """A part must look like the whole table, only with fewer rows: its X has as many axes as X, and
    its Y as many as Y."""
    asked = sorted([form(X), form(Y)] * 2)
    return all(sorted(form(array) for part in call for array in part) == asked for call in value)


def form(array):
    """How many axes an array has, and how long all but the first are."""
    return array.ndim, array.shape[1:]


@exercise.property
def pairs_crossed(value, X, Y, fraction, rng):
    """Each pair should hold an X and its Y. Yours hold the two X and the two Y, or have them the
    wrong way round."""
    return all(
        a.ndim == 2 and b.ndim == 1 and a.shape[1] == X.shape[1] for call in value for a, b in call
    )


@exercise.property
def parts_swapped(value, X, Y, fraction, rng):
    """The two parts are swapped: the share `fraction` belongs to the first one."""
    first = round(fraction * len(X))
    return len(X) < MANY or not all(len(call[0][0]) == len(X) - first for call in value)


@exercise.property
def drawn_twice(value, X, Y, fraction, rng):
    """An example is twice in the first part, and more are left for the second than should be: each
    example belongs to exactly one part, once."""
    n = round(fraction * len(X))
    return not any(
        n == len(one) > len(np.unique(one[:, 0])) and len(other) > len(X) - n
        for (one, _), (other, _) in value
    )


@exercise.property
def wrong_sizes(value, X, Y, fraction, rng):
    """The parts have the wrong sizes: the first should have round(fraction · n) of the n examples,
    the second all others."""
    return fraction in (HALF, QUARTER) or has_sizes(value, len(X), round(fraction * len(X)))


def has_sizes(value, n, first):
    """Whether in each call the first part has so many of the n examples, the second all others."""
    sizes = [[len(array) for part in call for array in part] for call in value]
    return all(found == [first, first, n - first, n - first] for found in sizes)


@exercise.property
def half_rounded_otherwise(value, X, Y, fraction, rng):
    """Only where fraction · n lies midway between two whole numbers have your parts other sizes
    than asked. There `round` takes the even one of the two: so many examples go into the first
    part, and all others into the second."""
    return has_sizes(value, len(X), round(fraction * len(X)))


@exercise.property
def rows_changed(value, X, Y, fraction, rng):
    """Among your rows of X is one that the table does not have. An example moves as it is, with all
    the numbers of its row."""
    rows = {*map(tuple, X.tolist())}
    return all(tuple(row) in rows for call in value for part in call for row in part[0].tolist())


@exercise.property
def lost_or_doubled(value, X, Y, fraction, rng):
    """An example is in both parts, or twice in one, and another is lost: each example belongs to
    exactly one part."""
    together = [np.concatenate([part[0] for part in call]) for call in value]
    return all(np.array_equal(rows[np.argsort(rows[:, 0])], X) for rows in together)


@exercise.property
def pairs_torn(value, X, Y, fraction, rng):
    """X and Y no longer belong together: beside the X of an example stands another Y than its own.
    Shuffle both with the same order."""
    owner = dict(zip(X[:, 0].tolist(), Y.tolist(), strict=True))
    return all(
        [owner.get(x) for x in part[0][:, 0].tolist()] == part[1].tolist()
        for call in value
        for part in call
    )


def newcomers(value, X):
    """How many examples each call took into the first part from outside the first part of X."""
    return [(part[0][:, 0] > X[len(part[0]) - 1, 0]).sum() for part, _ in value]


@exercise.property
def not_shuffled(value, X, Y, fraction, rng):
    """The first part holds just the first examples. If the table is sorted, say by class, the parts
    will not be alike: shuffle first."""
    return len(X) < MANY or min(newcomers(value, X)) > 0


@exercise.property
def cut_not_mixed(value, X, Y, fraction, rng):
    """One of the two parts is one piece of the table, cut out at some place: neighbours stay
    together. In a sorted table the parts would not be alike. Shuffle the examples one by one."""
    if len(X) < MANY:
        return True
    chosen = [np.isin(X[:, 0], part[0][:, 0]) for part, _ in value]
    return all((one != np.roll(one, 1)).sum() > 2 for one in chosen)


@exercise.property
def hardly_mixed(value, X, Y, fraction, rng):
    """Nearly all of the first examples are in the first part: only a few have changed places. In a
    sorted table the parts would not be alike. Shuffle all the examples."""
    # Chance brings so few into two first parts once in a hundred million.
    return len(X) < 2 * MANY or max(newcomers(value, X)) > 6


@exercise.property(words=SAME_EVERY_CALL)
def same_every_call(value, X, Y, fraction, rng):
    return len(X) < MANY or not equal(value[0], value[1])


@exercise.property
def type_changed(value, X, Y, fraction, rng):
    """The examples are all there, but the numbers of a part are of another type than in the table:
    labels that are whole numbers must stay whole, and float32 must stay float32."""
    pairs = [pair for call in value for part in call for pair in zip(part, (X, Y), strict=True)]
    return all(a.dtype == b.dtype or a.dtype.kind == b.dtype.kind == "i" for a, b in pairs)


@exercise.property
def always_in_one_part(value, X, Y, fraction, rng):
    """In forty calls one of five examples came into the same part each time. Chance must be able to
    bring each example into either part."""
    chosen = np.mean([np.isin(X[:, 0], part[0][:, 0]) for part, _ in value], axis=0)
    return len(value) < OFTEN or bool(((chosen > 0) & (chosen < 1)).all())


draws_from_rng(exercise, 1, 2)
