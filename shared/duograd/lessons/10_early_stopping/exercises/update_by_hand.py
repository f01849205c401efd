"""TODO say what `update_by_hand` asks."""

import numpy as np

from duograd.exercises import Case, Exercise, comparing

from .common import NAN

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


def _table(patience=3, min_delta=0.5, improved=lambda loss, best, d: loss < best - d):
    """The three columns for the lesson's seven losses."""
    best, waited, rows = np.inf, 0, []
    for loss in (4.0, 2.0, 1.75, 1.0, 0.75, NAN, 3.0):
        waited = 0 if improved(loss, best, min_delta) else waited + 1
        best = loss if waited == 0 else best
        rows.append((best, waited, waited >= patience))
    return [list(column) for column in zip(*rows, strict=True)]


@exercise.oracle
def update_by_hand():
    return _table()


@exercise.cases
def cases(rng):
    yield Case({}, told="the table")


BEST, WAITED, STOP = _table()


HAND_MADE = [
    (
        "min_delta_ignored",
        "You let every smaller loss count. Here an improvement must be larger than 0.5: look at "
        "the third row again.",
        _table(min_delta=0.0),
    ),
    (
        "nan_improves",
        "You took NaN for an improvement. NaN is below nothing: it is one more update without one.",
        _table(improved=lambda loss, best, d: not loss >= best - d),
    ),
    (
        "best_creeps",
        "Your count is right, but best_loss moved with a loss that was no improvement. It moves "
        "only when the count goes back to 0.",
        [[4.0, 2.0, 1.75, 1.0, 0.75, 0.75, 0.75], WAITED, STOP],
    ),
    (
        "never_back_to_zero",
        "You counted all updates without an improvement. Counted are those in a row: after an "
        "improvement the count begins again.",
        [BEST, [0, 0, 1, 1, 2, 3, 4], [False] * 5 + [True, True]],
    ),
    (
        "one_too_early",
        "Your stop comes too early. The patience here is 3: what is the count in the row where "
        "you stop?",
        [BEST, WAITED, [False] * 5 + [True, True]],
    ),
    (
        "never_stops",
        "You never stop. The patience here is 3: in which row has the count used it up?",
        [BEST, WAITED, [False] * 7],
    ),
    (
        "counts_from_one",
        "Your count starts at 1. An update that improves sets it to 0.",
        [BEST, [count + 1 for count in WAITED], STOP],
    ),
]


def _is_table(table):
    return lambda seen: comparing.same(seen[0].value, table)


for _slug, _words, _answer in HAND_MADE:
    _code = f"nan = float('nan')\nreturn {_answer}"
    exercise.telltale(_is_table(_answer), slug=_slug, words=_words)


def _each_of_three(value):
    """The three lists that came back, or none where something else did."""
    if not isinstance(value, list) or len(value) != 3:
        return []
    listed = [isinstance(x, list) or (isinstance(x, np.ndarray) and x.ndim == 1) for x in value]
    return value if all(listed) else []


def _is_short(column):
    """Three lists came back, and this one is the first whose entries are not seven."""

    def predicate(seen):
        counts = [len(x) for x in _each_of_three(seen[0].value)]
        return counts[:column] == [7] * column and counts[column:][:1] not in ([], [7])

    return predicate


def _is_quoted(column):
    """Three lists came back, and this one holds text."""

    def predicate(seen):
        columns = _each_of_three(seen[0].value)[column:]
        return bool(columns) and any(isinstance(entry, str) for entry in columns[0])

    return predicate


for _column, _name in enumerate(("best", "waited", "stop")):
    for _slug, _words, _last, _shown in (
        (
            "short",
            f"Your list `{_name}` does not have 7 entries. Each of the three lists needs one for "
            "each of the losses 4, 2, 1.75, 1, 0.75, NaN and 3.",
            lambda entry: [],
            _is_short,
        ),
        (
            "quoted",
            f"An entry of your list `{_name}` is text, as it stands in quotes. Numbers, True and "
            "False are written without quotes.",
            lambda entry: [str(entry)],
            _is_quoted,
        ),
    ):
        _answer = [BEST, WAITED, STOP]
        _answer[_column] = [*_answer[_column][:-1], *_last(_answer[_column][-1])]
        _code = f"return {_answer}"
        exercise.telltale(_shown(_column), slug=f"{_name}_{_slug}", words=_words)


def _is_off(column):
    """Three lists of seven came back, those before `column` are right and this one is not."""

    def predicate(seen):
        value = seen[0].value
        if not isinstance(value, list) or [len(x) for x in value if isinstance(x, list)] != [7] * 3:
            return False
        right = [comparing.same(x, y) for x, y in zip(value, _table(), strict=True)]
        return all(right[:column]) and not right[column]

    return predicate


# Not the numbers themselves: a table that is to be filled by hand would be read off the verdict.
exercise.telltale(
    _is_off(0),
    slug="best_off",
    words="A number in your list `best` is not right yet. Row by row: is the loss below the best so far "
    "minus 0.5? Only then it becomes the best.",
)


exercise.telltale(
    _is_off(1),
    slug="waited_off",
    words="Your list `best` is right; a number in `waited` is not yet. Where `best` changes the count is "
    "0, in every other row it is one more than in the row above.",
)


exercise.telltale(
    _is_off(2),
    slug="stop_off",
    words="`best` and `waited` are right; an entry of `stop` is not yet. It is True where the count has "
    "reached the patience, and only there.",
)
