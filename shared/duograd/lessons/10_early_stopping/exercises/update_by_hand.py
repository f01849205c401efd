"""A table by hand: best_loss, the count and whether to stop, for seven losses."""

import functools
import itertools

import numpy as np

from duograd.exercises import Case, Exercise, comparing

exercise = Exercise(
    points=2,
    level="complete",
    hints=[
        "Begin with the third row. best_loss is 2, so the mark to get below is 1.5. Does 1.75 get "
        "there?",
        "Go row by row. An improvement sets best_loss to the new loss and the count to 0. Anything "
        "else, NaN too, leaves best_loss as it is and adds 1 to the count.",
        "Three lists of seven: `best`, `waited`, `stop`. An entry of `stop` is True where `waited` "
        "has reached the patience, which is 3 here.",
        "A like example, patience 2 and min_delta 1, losses 9, 8.5, 7, 8: best is 9, 9, 7, 7 and "
        "waited is 0, 1, 0, 1, so it never stops.",
    ],
)


@exercise.oracle
def update_by_hand(patience=3, min_delta=0.5, improved=lambda loss, mark: loss < mark):
    """The three columns."""
    best, waited, rows = np.inf, 0, []
    for loss in (4.0, 2.0, 1.75, 1.0, 0.75, np.nan, 3.0):
        waited = 0 if improved(loss, best - min_delta) else waited + 1
        best = loss if waited == 0 else best
        rows.append((best, waited, waited >= patience))
    return [list(column) for column in zip(*rows, strict=True)]


BEST, WAITED, STOP = update_by_hand()


@exercise.cases
def cases(rng):
    yield Case({}, told="the table")


# All mistakes are telltales, whose words stand alone: beside a formula's the right numbers are
# told, and a table that is to be filled in by hand would be read off the verdict.


def known_table(table):
    """Decorate a mistake that is one table; its docstring is told."""

    @functools.wraps(table)
    def shown(seen):
        return comparing.same(seen[0].value, table())

    return exercise.telltale(shown)


@known_table
def min_delta_ignored():
    """You let every smaller loss count. Here an improvement must be larger than 0.5: look at the
    third row again."""
    return update_by_hand(min_delta=0.0)


@known_table
def nan_improves():
    """You took NaN for an improvement. NaN is below nothing: it is one more update without one."""
    return update_by_hand(improved=lambda loss, mark: not loss >= mark)


@known_table
def best_creeps():
    """Your count is right, but best_loss moved with a loss that was no improvement. It moves only
    when the count goes back to 0."""
    return [[4.0, 2.0, 1.75, 1.0, 0.75, 0.75, 0.75], WAITED, STOP]


@known_table
def never_back_to_zero():
    """You counted all updates without an improvement. Counted are those in a row: after an
    improvement the count begins again."""
    return [BEST, [0, 0, 1, 1, 2, 3, 4], [False] * 5 + [True, True]]


@known_table
def one_too_early():
    """Your stop comes too early. The patience here is 3: what is the count in the row where you
    stop?"""
    return [BEST, WAITED, [False] * 5 + [True, True]]


@known_table
def never_stops():
    """You never stop. The patience here is 3: in which row has the count used it up?"""
    return [BEST, WAITED, [False] * 7]


@known_table
def lists_swapped():
    """Your first two lists have changed places: first best_loss after each update, then the
    count."""
    return [WAITED, BEST, STOP]


@exercise.telltale
def in_another_order(seen):
    """Your three lists are right, but they come in another order. Asked are `best`, `waited` and
    `stop`, in this one."""
    orders = list(itertools.permutations((BEST, WAITED, STOP)))[1:]
    return any(comparing.same(seen[0].value, list(order)) for order in orders)


@known_table
def counts_from_one():
    """Your count starts at 1. An update that improves sets it to 0."""
    return [BEST, [count + 1 for count in WAITED], STOP]


def columns(seen):
    """The three lists that came back, or none where something else did."""
    value = seen[0].value
    if not isinstance(value, list) or len(value) != 3:
        return []
    listed = [isinstance(x, list) or (isinstance(x, np.ndarray) and x.ndim == 1) for x in value]
    return value if all(listed) else []


def first_wrong(are_right):
    """The place of the first False, or None."""
    return next((place for place, right in enumerate(are_right) if not right), None)


def can_be_read(place, name):
    """Name what is wrong with the form of one column: a missing entry, or text."""

    @exercise.telltale(
        slug=f"{name}_short",
        words=f"Your list `{name}` does not have 7 entries. Each of the three lists needs one for "
        "each of the losses 4, 2, 1.75, 1, 0.75, NaN and 3.",
    )
    def is_short(seen):
        return first_wrong(len(column) == 7 for column in columns(seen)) == place

    @exercise.telltale(
        slug=f"{name}_quoted",
        words=f"An entry of your list `{name}` is text, as it stands in quotes. Numbers, True and "
        "False are written without quotes.",
    )
    def is_quoted(seen):
        found = columns(seen)
        return bool(found) and any(isinstance(entry, str) for entry in found[place])


for place, name in enumerate(("best", "waited", "stop")):
    can_be_read(place, name)


def first_off(seen):
    """The place of the first column that is not right, if three lists of seven came back."""
    value = seen[0].value
    if not isinstance(value, list) or [isinstance(x, list) and len(x) for x in value] != [7] * 3:
        return None
    return first_wrong(map(comparing.same, value, update_by_hand()))


@exercise.telltale
def best_off(seen):
    """A number in your list `best` is not right yet. Row by row: is the loss below the best so far
    minus 0.5? Only then it becomes the best."""
    return first_off(seen) == 0


@exercise.telltale
def waited_off(seen):
    """Your list `best` is right; the second one, `waited`, is not yet. Where `best` changes the
    count is 0, in every other row it is one more than in the row above."""
    return first_off(seen) == 1


@exercise.telltale
def stop_off(seen):
    """`best` and `waited` are right; an entry of `stop` is not yet. It is True where the count has
    reached the patience, and only there."""
    return first_off(seen) == 2


@exercise.telltale
def number_for_truth(seen):
    """Your three lists say the right thing, but the entries of `stop` are numbers, 1 and 0: True
    and False are asked."""
    found = columns(seen)
    right = bool(found) and all(map(comparing.same, found, update_by_hand()))
    return right and any(np.asarray(entry).dtype.kind != "b" for entry in found[2])
