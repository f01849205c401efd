"""Rows of a batch, drawn with replacement and with given chances."""

import numpy as np

from duograd.exercises import Case, Exercise, Rng, failed
from duograd.exercises.draws import fits

exercise = Exercise(
    points=1,
    level="complete",
    probe="repeat",
    dtype="float64",
    hints=[
        "Draw ten numbers with p = (0, 1) and print them. Which ones can come, and how often?",
        "It is a draw from a hat: a picture comes as often as its chance says, and goes back into "
        "the hat each time.",
        "`rng.choice` draws from the numbers 0 to n − 1. How many it draws, and with which "
        "chances, are its arguments; it puts back if nothing else is said.",
        "A like example: ten throws of a loaded die are `1 + rng.choice(6, 10, p=loads)`.",
    ],
)
TIMES = 2  # calls with one generator
LOADS = np.array([0.06, 0.8, 0.0, 0.1, 0.04])


@exercise.cases
def cases(rng):
    """Small ones, then chances that tell who draws otherwise; the third is the second again."""
    seed = int(rng.integers(1000))
    yield drawn([0.0, 1.0], 3, seed)
    yield drawn(LOADS, 600, seed)
    yield drawn(LOADS, 600, seed)
    yield drawn(np.full(50, 0.02), 40, seed + 1)
    yield drawn([0.2, 0.7, 0.1], 600, seed)
    yield drawn([1.0], 2, seed)


def drawn(p, size, seed):
    arguments = {"p": np.array(p), "size": size, "rng": Rng(seed)}
    return Case(arguments, times=TIMES, numpy=["p"], judged_by="properties")


def flat(value):
    """What all calls drew, in one row."""
    return np.concatenate([np.asarray(one).reshape(-1) for one in value])


def rows_of(seen, place):
    """What a case drew, or None where that are no numbers."""
    value = seen[place].value
    usable = isinstance(value, list) and all(isinstance(one, np.ndarray | list) for one in value)
    return flat(value) if usable and all(len(one) for one in value) else None


@exercise.telltale
def not_put_back(seen):
    """A picture that was drawn is not put back: from a few pictures you cannot fill a large
    batch."""
    return failed(seen, "larger sample than population", "Fewer non-zero entries in p")


@exercise.telltale
def not_from_rng(seen):
    """Two calls with generators that start alike gave different numbers: the second one hangs on
    something else, as on other random numbers, or on what is left of the calls before."""
    one, again = rows_of(seen, 1), rows_of(seen, 2)
    return one is not None and again is not None and not np.array_equal(one, again)


@exercise.telltale
def chances_drawn(seen):
    """What came are numbers of p, the chances themselves. Asked are the rows they belong to."""
    rows = rows_of(seen, 1)
    return rows is not None and rows.dtype.kind == "f" and bool(np.isin(rows, LOADS).all())


@exercise.telltale
def nothing_drawn(seen):
    """With the chances 0.06, 0.8, 0, 0.1 and 0.04 and 600 rows each row came exactly as often as
    its chance says, in one batch as in the other. Asked is a draw: a row may come more often than
    that, or not at all."""
    exactly = np.repeat(np.arange(5), [36, 480, 0, 60, 24])
    usable = rows_of(seen, 1) is not None
    return usable and all(np.array_equal(np.sort(one), exactly) for one in seen[1].value)


@exercise.telltale
def counts_for_rows(seen):
    """As many numbers as p has came, and they add up to `size`, as if they said how often each row
    was drawn. Asked is which rows were drawn, one after the other."""
    counts = [*map(np.asarray, seen[1].value), *map(np.asarray, seen[3].value)]
    asked = [(5, 600), (5, 600), (50, 40), (50, 40)]
    return [(*one.shape, int(one.sum())) for one in counts] == asked


@exercise.property
def not_size_of_them(value, size, **_):
    """Asked is an array [size] of whole numbers: one row, and no list."""
    return all(one.shape == (size,) and one.dtype.kind in "iu" for one in value)


@exercise.property
def no_such_row(value, p, **_):
    """A number was drawn to which no chance belongs: they go from 0 to n − 1."""
    return bool((flat(value) >= 0).all() and (flat(value) < len(p)).all())


@exercise.property
def no_row_twice(value, p, size, **_):
    """Each number came once at most. A picture that was drawn goes back, and may come again."""
    return len(p) < 30 or any(len(set(np.asarray(one).tolist())) < size for one in value)


@exercise.property
def chance_of_nothing(value, p, **_):
    """A row came whose chance is 0."""
    return bool((np.asarray(p)[flat(value)] > 0).all()) or come_alike(value, p)


@exercise.property
def one_row_for_all(value, p, size, **_):
    """One row fills the whole batch. Asked is a draw for each of its places."""
    calls = [set(np.asarray(one).tolist()) for one in value]
    others = set.union(*calls) - {int(np.argmax(p))}
    return size < 10 or not others or any(len(rows) > 1 for rows in calls)


@exercise.property
def always_the_likeliest(value, p, size, **_):
    """Always the likeliest row was drawn, and others have a chance, too."""
    return size < 10 or p.max() == 1 or set(flat(value)) != {np.argmax(p)}


@exercise.property
def same_at_every_call(value, p, size, **_):
    """Both calls with one `rng` drew the very same. It should go on drawing from call to call."""
    return size < 10 or not np.array_equal(value[0], value[1]) or p.max() == 1


@exercise.property
def chances_unused(value, p, size, **_):
    """All rows came about equally often, whatever p says."""
    return size < 100 or not come_alike(value, p)


def come_alike(value, p):
    return fits(flat(value), np.full(len(p), 1 / len(p)))


@exercise.property
def other_chances(value, p, size, **_):
    """Some rows come more often, or less, than p says."""
    return size < 100 or fits(flat(value), p)
