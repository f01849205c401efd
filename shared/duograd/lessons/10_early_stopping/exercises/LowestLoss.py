"""Lesson 10, early stopping: when should training stop?"""

import itertools

import numpy as np

from duograd.boundary.programs import SCRIBBLE
from duograd.exercises import Case, Difference, Exercise, Named, comparing, failed

NAN = float("nan")

improves = Exercise(
    points=2,
    level="complete",
    hints=[
        "Take best_loss = 2 and min_delta = 0.5, and go through three losses by hand: 1, 1.75 and "
        "3. Only one of them is good enough. What does your line say to each?",
        "The new loss must lie below the best one, and by more than min_delta. Below is better: "
        "it is a loss.",
        "Only the last line is missing: one comparison with <. On its right stands the mark that "
        "the new loss has to get below.",
        "A like example: a price is a bargain if it is more than 5 euros below the usual one. At "
        "usual = 20 that means: below 15.",
    ],
)


@improves.oracle
def _(loss, best_loss, min_delta):
    return bool(loss < best_loss - min_delta)


def _compared(loss, best_loss, min_delta):
    return {"loss": loss, "best_loss": best_loss, "min_delta": min_delta}


@improves.cases
def _(rng):
    yield _compared(1.0, 2.0, 0.5)
    yield _compared(1.75, 2.0, 0.5)
    yield _compared(3.0, 2.0, 0.5)
    yield _compared(2.25, 2.0, 0.5)
    yield _compared(1.5, 2.0, 0.5)
    yield _compared(7.0, float("inf"), 0.5)
    yield _compared(NAN, 2.0, 0.5)
    yield _compared(float(rng.uniform(0.2, 0.4)), 0.5, 0.0)
    yield _compared(0.5, 0.5, 0.0)


@improves.misconception(
    "min_delta_ignored",
    "You call any smaller loss an improvement; one that is smaller by too little does not count.",
)
def _(loss, best_loss, min_delta):
    return bool(loss < best_loss)


@improves.misconception(
    "min_delta_wrong_side",
    "Your mark lies above the best loss, so that even a worse loss counts: on which side of "
    "best_loss must the new one lie?",
)
def _(loss, best_loss, min_delta):
    return bool(loss < best_loss + min_delta)


@improves.misconception(
    "larger_is_better",
    "Yours says True when the loss has grown. Of two losses the smaller one is better.",
)
def _(loss, best_loss, min_delta):
    return bool(loss > best_loss + min_delta)


@improves.misconception(
    "just_min_delta_counts",
    "A loss that is better by just min_delta does not count yet, and yours counts it: < or ≤?",
)
def _(loss, best_loss, min_delta):
    return bool(loss <= best_loss - min_delta)


@improves.misconception(
    "nan_improves",
    "For a loss of NaN yours says True. Every comparison with NaN is False, so `not` turns it "
    "into True: write the comparison without `not`.",
)
def _(loss, best_loss, min_delta):
    return not loss >= best_loss - min_delta


@improves.misconception(
    "change_in_either_direction",
    "You ask how far the loss moved, whichever way. Only a move downwards is an improvement.",
)
def _(loss, best_loss, min_delta):
    return bool(abs(loss - best_loss) > min_delta)


@improves.misconception(
    "reversed", "Your answer is just the other way round: True should mean an improvement."
)
def _(loss, best_loss, min_delta):
    return not loss < best_loss - min_delta


improves.variant("return best_loss - loss > min_delta")
improves.variant("if loss + min_delta < best_loss:\n    return True\nreturn False")

update_by_hand = Exercise(
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


@update_by_hand.oracle
def _():
    return _table()


@update_by_hand.cases
def _(rng):
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
    update_by_hand.symptom(_slug, _words, torch=_code, tensorflow=_code)(_is_table(_answer))


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
        update_by_hand.symptom(f"{_name}_{_slug}", _words, torch=_code, tensorflow=_code)(
            _shown(_column)
        )


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
update_by_hand.symptom(
    "best_off",
    "A number in your list `best` is not right yet. Row by row: is the loss below the best so far "
    "minus 0.5? Only then it becomes the best.",
    torch="return [4, 2, 2, 2, 2, 2, 2], [0, 0, 1, 2, 3, 4, 5], [False] * 4 + [True] * 3",
    tensorflow="return [4, 2, 2, 2, 2, 2, 2], [0, 0, 1, 2, 3, 4, 5], [False] * 4 + [True] * 3",
)(_is_off(0))
update_by_hand.symptom(
    "waited_off",
    "Your list `best` is right; a number in `waited` is not yet. Where `best` changes the count is "
    "0, in every other row it is one more than in the row above.",
    torch=f"return {BEST}, [0, 0, 1, 0, 1, 0, 1], {STOP}",
    tensorflow=f"return {BEST}, [0, 0, 1, 0, 1, 0, 1], {STOP}",
)(_is_off(1))
update_by_hand.symptom(
    "stop_off",
    "`best` and `waited` are right; an entry of `stop` is not yet. It is True where the count has "
    "reached the patience, and only there.",
    torch=f"return {BEST}, {WAITED}, {[not x for x in STOP]}",
    tensorflow=f"return {BEST}, {WAITED}, {[not x for x in STOP]}",
)(_is_off(2))


update_by_hand.variant(
    "nan = float('nan')\nbest_loss, waited, rows = float('inf'), 0, []\n"
    "for loss in [4, 2, 1.75, 1, 0.75, nan, 3]:\n"
    "    if loss < best_loss - 0.5:\n        best_loss, waited = loss, 0\n"
    "    else:\n        waited += 1\n"
    "    rows.append((best_loss, waited, waited >= 3))\n"
    "return tuple(zip(*rows))"
)
update_by_hand.variant(
    "return [[4.0, 2.0, 2.0] + 4 * [1.0], [0, 0, 1, 0, 1, 2, 3], 6 * [False] + [True]]"
)

LowestLoss = Exercise(points=0, level="given", probe="script")


@LowestLoss.oracle
class _Lowest:
    def __init__(self):
        self.lowest = np.inf

    def update(self, loss):
        found = bool(loss < self.lowest)
        self.lowest = loss if found else self.lowest
        return found


@LowestLoss.cases
def _(rng):
    for losses in ([4.0, 2.0, 3.0, 1.0], [2.0, 2.0, 5.0], rng.uniform(1, 2, 7).tolist()):
        yield Case(
            {},
            steps=[["update", loss] for loss in losses],
            attributes=["lowest"],
            told=f"the losses {_listed(losses)}",
        )


def _listed(losses):
    return ", ".join(f"{loss:.3g}".replace("nan", "NaN") for loss in losses)


@LowestLoss.misconception("last_one", "You keep the last loss; the lowest so far is asked.")
class _Last(_Lowest):
    def update(self, loss):
        found = bool(loss < self.lowest)
        self.lowest = loss
        return found


LowestLoss.variant(
    "class LowestLoss:\n"
    "    def __init__(self):\n        self.losses = []\n"
    "    def update(self, loss):\n        self.losses.append(loss)\n"
    "        return self.losses.index(min(self.losses)) == len(self.losses) - 1\n"
    "    @property\n    def lowest(self):\n        return min(self.losses)\n"
)
LowestLoss.variant(
    "class LowestLoss:\n"
    "    lowest = float('inf')\n"
    "    def update(self, loss):\n        before = self.lowest\n"
    "        self.lowest = min(loss, before)\n        return loss < before\n"
)

EarlyStopping = Exercise(
    points=4,
    probe="script",
    hints=[
        "Let it replay the worked table: patience 2, min_delta 0, losses 4, 3, 5, 2, 6, 7. Print "
        "what `update` returns and what it counts after each. Where does yours part from the "
        "table?",
        "Between two updates the object must remember three things: the best loss, the weights "
        "that gave it, and how many updates in a row have passed since.",
        "`__init__` sets them up: infinity, None, 0. `update` has two branches, improved or not; "
        "the comparison with the patience comes after both. And the arrays in `weights` will be "
        "overwritten by whoever passed them: keep their numbers, not the arrays.",
        "A like example: a shop's till that remembers the longest queue so far, a photograph of "
        "it (not the people, who walk on), and for how many minutes no queue was longer.",
    ],
)


class _Stopping:
    """The right answer, with hooks for what students do instead."""

    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_weights, self.waited = np.inf, None, 0

    def improved(self, loss):
        return loss < self.best_loss - self.min_delta

    def keep(self, weights):
        return [np.array(array) for array in weights]

    def update(self, loss, weights):
        if self.improved(loss):
            self.best_loss, self.best_weights, self.waited = loss, self.keep(weights), 0
        else:
            self.waited += 1
        return self.enough()

    def enough(self):
        return self.waited >= self.patience


EarlyStopping.oracle(_Stopping)


def _sequence(rng, patience, min_delta, losses):
    steps = []
    for loss in losses:
        weights = [rng.normal(0, 1, (2, 3)), rng.normal(0, 1, 3)]
        steps.append(["update", float(loss), [array.astype("float32") for array in weights]])
    return Case(
        {"patience": patience, "min_delta": float(min_delta)},
        steps=steps,
        attributes=["best_loss", "best_weights"],
        told=f"patience {patience}, min_delta {min_delta:g} and the losses {_listed(losses)}",
    )


ONLY_NAN, LARGEST_LOSS = 6, 7  # the place of the case without any other loss; of all others


@EarlyStopping.cases
def _(rng):
    yield _sequence(rng, 2, 0, [4, 3, 5, 2, 6, 7])
    yield _sequence(rng, 1, 0, [2, 3])
    yield _sequence(rng, 3, 0.5, [4, 2, 1.75, 1, 0.75, 3, 0.875])
    yield _sequence(rng, 3, 0.5, [4, 3.75, 3.5, 3.25, 3.25])
    yield _sequence(rng, 2, 0.25, [4, 3.75, 4])
    yield _sequence(rng, 3, 0, [5, NAN, 4, NAN, NAN, NAN])
    yield _sequence(rng, 2, 0, [NAN, NAN])
    yield _sequence(rng, 3, 0, [*rng.uniform(2, 3, 2), 4, 5, *rng.uniform(1, 2, 2), 6])


@EarlyStopping.misconception(
    "one_too_late",
    "It stops one update too late: with patience 2, the second update in a row without an "
    "improvement is enough.",
)
class _OneTooLate(_Stopping):
    def enough(self):
        return self.waited > self.patience


@EarlyStopping.misconception(
    "one_too_early",
    "It stops one update too early: with patience 2, one update without an improvement is not "
    "enough.",
)
class _OneTooEarly(_Stopping):
    def enough(self):
        return self.waited >= self.patience - 1


@EarlyStopping.misconception(
    "not_reset",
    "Your count goes on after an improvement. Only updates in a row count: what happens to the "
    "count when the loss improves?",
)
class _NotReset(_Stopping):
    def update(self, loss, weights):
        before = self.waited
        super().update(loss, weights)
        self.waited = max(self.waited, before)
        return self.enough()


@EarlyStopping.misconception(
    "last_weights",
    "best_weights holds the last weights, whether they were better or not. When do they change?",
)
class _LastWeights(_Stopping):
    def update(self, loss, weights):
        stop = super().update(loss, weights)
        self.best_weights = self.keep(weights)
        return stop


_KEEPS_AN_ALIAS = """
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_weights, self.waited = float("inf"), None, 0

    def update(self, loss, weights):
        if {improved}:
            self.best_loss, self.waited, self.best_weights = loss, 0, {kept}
        else:
            self.waited += 1
        return self.waited >= self.patience
"""
# No formula: another mistake beside it must not hide this one, whose numbers mean nothing.
for _improved, _kept in (
    ("improves(loss, self.best_loss, self.min_delta)", "weights"),
    ("improves(loss, self.best_loss, self.min_delta)", "list(weights)"),
    ("loss <= self.best_loss - self.min_delta", "weights"),
):
    _code = _KEEPS_AN_ALIAS.format(improved=_improved, kept=_kept)

    @EarlyStopping.symptom(
        "alias",
        "best_weights was overwritten after the update: the caller goes on changing these arrays. "
        "You kept the arrays themselves (or a new list of the same arrays); keep a copy of their "
        "numbers.",
        torch=_code,
        tensorflow=_code,
    )
    def _(seen):
        return any(_is_scribbled(observation.value) for observation in seen)


def _is_scribbled(value):
    """Whether arrays that the caller has overwritten are in a value."""
    if isinstance(value, list):
        return any(_is_scribbled(item) for item in value)
    return isinstance(value, np.ndarray) and bool((value == SCRIBBLE).any())


_SHARES_ITS_STATE = """
class EarlyStopping:
    best_loss, best_weights, waited = float("inf"), None, 0

    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta

    def update(self, loss, weights):
        if improves(loss, EarlyStopping.best_loss, self.min_delta):
            EarlyStopping.best_loss, EarlyStopping.waited = loss, 0
            EarlyStopping.best_weights = [array.copy() for array in weights]
        else:
            EarlyStopping.waited += 1
        return EarlyStopping.waited >= self.patience
"""


_SHARES_ITS_COUNT = """
class EarlyStopping:
    best_loss, best_weights, waited = float("inf"), None, [0]

    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta

    def update(self, loss, weights):
        self.waited[0] += 1
        if improves(loss, self.best_loss, self.min_delta):
            self.best_loss, self.waited[0] = loss, 0
            self.best_weights = [array.copy() for array in weights]
        return self.waited[0] >= self.patience
"""


def _shares_its_best(seen):
    """Whether an object that was shown NaN alone holds a loss that others were shown."""
    best_loss = _value(seen, ONLY_NAN)[-2]
    return isinstance(best_loss, (float, int)) and 0 < best_loss <= LARGEST_LOSS


def _shares_its_count(seen):
    """Whether it stops at its first update, a NaN, while others do so neither first nor at NaN."""
    first, others = _value(seen, ONLY_NAN), [_value(seen, n) for n in range(ONLY_NAN)]
    begun = [*(value[0] for value in others), others[-1][1]]
    return first[0] is True and all(answer is False for answer in begun)


def _value(seen, place):
    """What came back in a case; Nones where it has another form."""
    value = seen[place].value
    return value if isinstance(value, list) and len(value) > 3 else [None] * 4


for _code, _shown in (
    (_SHARES_ITS_STATE, _shares_its_best),
    (_SHARES_ITS_COUNT, _shares_its_count),
):
    EarlyStopping.symptom(
        "shared_between_objects",
        "A new object of yours begins with what one before it has kept or counted: two objects "
        "share what they remember. Make two, update the first, and look at the second.",
        torch=_code,
        tensorflow=_code,
    )(_shown)


@EarlyStopping.misconception(
    "nan_improves",
    "You took a loss of NaN for an improvement. Every comparison with NaN is False; a `not` in "
    "front, or an `else`, turns that into a yes.",
)
class _NanImproves(_Stopping):
    def improved(self, loss):
        return not loss >= self.best_loss - self.min_delta


@EarlyStopping.misconception(
    "min_delta_ignored",
    "min_delta plays no part: a loss that is smaller by too little is no improvement.",
)
class _MinDeltaIgnored(_Stopping):
    def improved(self, loss):
        return loss < self.best_loss


@EarlyStopping.misconception(
    "min_delta_wrong_side",
    "Even a loss above the best one counts as an improvement with you: on which side of best_loss "
    "does min_delta belong?",
)
class _MinDeltaWrongSide(_Stopping):
    def improved(self, loss):
        return loss < self.best_loss + self.min_delta


@EarlyStopping.misconception(
    "just_min_delta_counts",
    "A loss that is better by just min_delta does not count yet, and yours counts it: < or ≤?",
)
class _JustMinDeltaCounts(_Stopping):
    def improved(self, loss):
        return loss <= self.best_loss - self.min_delta


@EarlyStopping.misconception(
    "previous_for_best",
    "You compare each loss with the one before it. Compared is with the best so far, however long "
    "ago that was.",
)
class _PreviousForBest(_Stopping):
    previous = np.inf

    def improved(self, loss):
        before, self.previous = self.previous, loss
        return loss < before - self.min_delta


@EarlyStopping.misconception(
    "best_creeps",
    "best_loss follows even improvements that are too small to count, so that a slow, steady fall "
    "is never seen. It moves only with an improvement that counts.",
)
class _BestCreeps(_Stopping):
    def update(self, loss, weights):
        stop = super().update(loss, weights)
        if loss < self.best_loss:
            self.best_loss, self.best_weights = loss, self.keep(weights)
        return stop


@EarlyStopping.misconception(
    "larger_is_better", "You keep the largest loss. Of two losses the smaller one is better."
)
class _LargerIsBetter(_Stopping):
    def __init__(self, patience, min_delta):
        super().__init__(patience, min_delta)
        self.best_loss = -np.inf

    def improved(self, loss):
        return loss > self.best_loss + self.min_delta


@EarlyStopping.misconception(
    "weights_never_kept",
    "best_weights is None even after an update that improved: nothing is kept. Is it "
    "`self.best_weights` that gets the copy?",
)
class _WeightsNeverKept(_Stopping):
    def keep(self, weights):
        return None


@EarlyStopping.misconception(
    "best_starts_at_zero",
    "With you no loss ever improves: your best_loss begins at 0, and no loss lies below that.",
)
class _BestStartsAtZero(_Stopping):
    def __init__(self, patience, min_delta):
        super().__init__(patience, min_delta)
        self.best_loss = 0.0


@EarlyStopping.misconception(
    "never_improves",
    "With you no loss ever improves, not even the first: best_loss stays infinite. If you use "
    "`improves`: in which order does it take its arguments?",
)
class _NeverImproves(_Stopping):
    def improved(self, loss):
        return self.best_loss < loss - self.min_delta


@EarlyStopping.misconception(
    "counts_every_update",
    "Your count goes up with an improvement too, so that it is 1 after one: it should be 0 then.",
)
class _CountsEveryUpdate(_Stopping):
    def update(self, loss, weights):
        super().update(loss, weights)
        self.waited += self.waited == 0  # what improved has just set it to 0
        return self.enough()


@EarlyStopping.misconception(
    "returns_nothing",
    "As long as training should go on, your update returns None. It has to answer each time: True "
    "or False.",
)
class _ReturnsNothing(_Stopping):
    def update(self, loss, weights):
        return super().update(loss, weights) or None


@EarlyStopping.misconception(
    "reversed",
    "Your update returns True where training should go on, and False where it should stop.",
)
class _Reversed(_Stopping):
    def update(self, loss, weights):
        return not super().update(loss, weights)


@EarlyStopping.misconception(
    "says_whether_improved",
    "Your update returns whether the loss improved. Asked is whether to stop.",
)
class _SaysWhetherImproved(_Stopping):
    def update(self, loss, weights):
        super().update(loss, weights)
        return self.waited == 0


EarlyStopping.variant(
    """
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience = self.left = patience
        self.min_delta = min_delta
        self.best_loss, self.best_weights = float("inf"), None

    def update(self, loss, weights):
        self.left -= 1
        if self.best_loss - loss > self.min_delta:
            self.best_loss = loss
            import copy
            self.best_weights = copy.deepcopy(weights)
            self.left = self.patience
        return self.left <= 0
"""
)
EarlyStopping.variant(
    """
class EarlyStopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta, self.updates = patience, min_delta, 0
        self.best_update, self.best_loss, self.best_weights = 0, float("inf"), None

    def update(self, loss, weights):
        self.updates += 1
        if loss + self.min_delta < self.best_loss:
            self.best_update, self.best_loss = self.updates, loss
            self.best_weights = [array + 0 for array in weights]
        return self.updates == self.best_update + self.patience
"""
)

fit = Exercise(
    points=2,
    level="complete",
    hints=[
        "Let a stopper with patience 1 watch three epochs whose losses go down, up, down. After "
        "which epoch does your loop end, and which epoch's weights does the model hold then?",
        "A stopper is asked once an epoch. It is given the loss of data that the training step "
        "did not see, and the weights that gave it.",
        "In the loop: an `if` around the stopper's answer, and `break`. After the loop, outside of "
        "it, one call of `write_weights`: it runs whether or not there was a break.",
        "A like example: you read a book until you yawn twice in a row, at most ten pages. Then, "
        "tired or not, you put the bookmark back to the last page that you understood.",
    ],
)


def _forward(weights, X):
    """The values of every layer, the input's first, the last one's linear."""
    values = [X]
    for place, (W, b) in enumerate(weights):
        z = values[-1] @ W + b
        values.append(z if place == len(weights) - 1 else np.tanh(z))
    return values


def _loss(weights, X, Y):
    return float(((_forward(weights, X)[-1] - Y) ** 2).mean())


def _stepped(weights, train, learning_rate):
    """The weights after one step of gradient descent on the mean squared error."""
    X, Y = train
    values, stepped = _forward(weights, X), list(weights)
    upstream = 2 * (values[-1] - Y) / Y.size
    for place in range(len(weights) - 1, -1, -1):
        (W, b), below = weights[place], values[place]
        slopes = below.T @ upstream, upstream.sum(0)
        stepped[place] = [W - learning_rate * slopes[0], b - learning_rate * slopes[1]]
        upstream = (upstream @ W.T) * (1 - below**2)
    return stepped


def _fit(case, watched=1, stops=True, restores="always"):
    """Run the case; the keywords are what students do otherwise."""
    weights, stopper, history, stopped = case["model"]["weights"], case["stopper"], [], False
    for _ in range(case["epochs"]):
        before = _loss(weights, *case["train"])
        weights = _stepped(weights, case["train"], case["optimizer"]["learning_rate"])
        history.append([before, _loss(weights, *case["validation"])])
        flat = [array for pair in weights for array in pair]
        stopped = stopper.update(history[-1][watched], flat)
        if stopped and stops:
            break
    if restores in ("always", "stopped" if stopped else "ran out"):
        best = stopper.best_weights
        weights = [best[i : i + 2] for i in range(0, len(best), 2)]
    return [history, weights, stopper.seen]


@fit.oracle
def _(model, loss_fn, optimizer, train, validation, epochs, stopper):
    return _fit(
        {
            "model": model,
            "optimizer": optimizer,
            "train": train,
            "validation": validation,
            "epochs": epochs,
            "stopper": stopper,
        }
    )


def _training(rng, sizes, epochs, stop_at, best_at):
    pairs = [
        [rng.normal(0, 0.7, shape), rng.normal(0, 0.3, shape[1])]
        for shape in itertools.pairwise(sizes)
    ]
    train, validation = ([rng.normal(0, 1, (n, m)) for m in (sizes[0], sizes[-1])] for n in (5, 3))
    arguments = {
        "model": Named("network", {"weights": pairs}),
        "loss_fn": Named("mse_loss"),
        "optimizer": Named("sgd", {"learning_rate": 0.2}),
        "train": train,
        "validation": validation,
        "epochs": epochs,
        "stopper": Named("scripted_stopper", {"stop_at": stop_at, "best_at": best_at}),
    }
    told = (
        f"{epochs} epochs and a stopper that says stop at update {stop_at} and keeps the weights "
        f"of update {best_at} as the best"
    )
    tables = ["train", "validation"]
    return Case(arguments, pairs=tables, observe=["model", "stopper"], told=told)


@fit.cases
def _(rng):
    # Few and short: in Keras the models and the steps of this check take a tenth of a second.
    yield _training(rng, (1, 1), epochs=5, stop_at=3, best_at=2)
    yield _training(rng, (2, 3, 1), epochs=4, stop_at=9, best_at=2)
    yield _training(rng, (3, 1), epochs=2, stop_at=2, best_at=2)


@fit.misconception(
    "restored_only_if_stopped",
    "When the epochs run out without a stop, your model keeps its last weights. It should be left "
    "at its best however the loop ends.",
)
def _(**case):
    return _fit(case, restores="stopped")


@fit.misconception(
    "restored_only_if_not_stopped",
    "When the stopper says stop, your model keeps its last weights. Do you return from inside the "
    "loop? Leave the loop only: what comes after it must still happen.",
)
def _(**case):
    return _fit(case, restores="ran out")


@fit.misconception(
    "last_for_best",
    "Your model ends with its last weights. The stopper has kept the best ones: who puts them "
    "back?",
)
def _(**case):
    return _fit(case, restores="never")


@fit.misconception(
    "watches_training_loss",
    "You show the stopper the training loss. It falls on and on, so it can never say when the "
    "network starts to memorise.",
)
def _(**case):
    return _fit(case, watched=0)


@fit.misconception(
    "never_stops",
    "Your loop goes on after the stopper has said stop. What becomes of its answer?",
)
def _(**case):
    return _fit(case, stops=False)


@fit.misconception(
    "stopper_not_asked_last",
    "The stopper never hears of the epoch that ends the loop: your history has a loss that it was "
    "not shown.",
)
def _(**case):
    value = _fit(case)
    return [value[0], value[1], value[2][:-1]]


@fit.symptom(
    "restored_too_early",
    "best_weights was still None when you put it back: no update had been the best one yet. Is the "
    "stopper asked in every epoch, does the loop go on until it says stop, and is the model set "
    "back only once, after the loop?",
    torch="""
history = []
for _ in range(epochs):
    training_loss = train_step(model, loss_fn, optimizer, *train)
    validation_loss = evaluate(model, loss_fn, *validation)
    history.append((training_loss, validation_loss))
    if stopper.update(validation_loss, read_weights(model)):
        break
    write_weights(model, stopper.best_weights)
return history
""",
    tensorflow="""
history = []
for _ in range(epochs):
    training_loss = train_step(model, loss_fn, optimizer, *train)
    validation_loss = evaluate(model, loss_fn, *validation)
    history.append((training_loss, validation_loss))
    if stopper.update(validation_loss, read_weights(model)):
        break
    write_weights(model, stopper.best_weights)
return history
""",
)
def _(seen):
    failure = next((o.failure for o in seen if o.failure), None)
    if not failure or "NoneType" not in failure.message:
        return False
    return failure.where == "write_weights" or "best_weights" in failure.source


_STOPS_IF = """
history = []
for _ in range(epochs):
    training_loss = train_step(model, loss_fn, optimizer, *train)
    validation_loss = evaluate(model, loss_fn, *validation)
    history.append((training_loss, validation_loss))
    stopper.update(validation_loss, read_weights(model))
    if {}:
        break
write_weights(model, stopper.best_weights)
return history
"""
_LOOKS_INSIDE = _STOPS_IF.format("stopper.waited >= stopper.patience")
_ASKS_TWICE = _STOPS_IF.format("stopper.update(validation_loss, read_weights(model))")


@fit.symptom(
    "looks_inside",
    "Your loop reads something of the stopper that not every stopper has. All of them have "
    "`update`, with its answer, and `best_weights`.",
    torch=_LOOKS_INSIDE,
    tensorflow=_LOOKS_INSIDE,
)
def _(seen):
    return failed(seen, "'EarlyStopping' object has no attribute")


@fit.symptom(
    "other_epochs",
    "Tried with 5 epochs and a stopper that says stop at update 3, your history does not have 3 "
    "epochs. One update and one pair of losses belong to each epoch.",
    torch=_ASKS_TWICE,
    tensorflow=_ASKS_TWICE,
)
def _(seen):
    value = seen[0].value
    history = value[0] if isinstance(value, list) and value else None
    if not isinstance(history, list) or not all(np.shape(pair) == (2,) for pair in history):
        return False
    return len(history) not in (3, 5)  # 5: never_stops


_LOOP = """
history = []
epoch = 0
stop = False
while epoch < epochs and not stop:
    training_loss = train_step(model, loss_fn, optimizer, *train)
    validation_loss = evaluate(model, loss_fn, *validation)
    history += [(training_loss, validation_loss)]
    stop = stopper.update(validation_loss, read_weights(model))
    epoch += 1
write_weights(model, stopper.best_weights)
return history
"""
fit.variant(_LOOP)
fit.variant(
    tensorflow=_LOOP.replace("*train)", "*next(iter(table)))").replace(
        "epoch = 0",
        "epoch, table = 0, tf.data.Dataset.from_tensor_slices(train).batch(len(train[0]))",
    )
)
fit.variant(
    torch="""
history = []
try:
    for _ in range(epochs):
        training_loss = train_step(model, loss_fn, optimizer, *train)
        history.append([training_loss, evaluate(model, loss_fn, *validation)])
        if stopper.update(history[-1][1], [p.detach().numpy() for p in model.parameters()]):
            return history
finally:
    for parameter, array in zip(model.parameters(), stopper.best_weights):
        parameter.data = torch.from_numpy(array)
return history
""",
    tensorflow="""
history = []
try:
    for _ in range(epochs):
        training_loss = train_step(model, loss_fn, optimizer, *train)
        history.append([training_loss, evaluate(model, loss_fn, *validation)])
        if stopper.update(history[-1][1], [v.numpy() for v in model.weights]):
            return history
finally:
    for variable, array in zip(model.weights, stopper.best_weights):
        variable.assign(array)
return history
""",
)

DIFFERENCES = (
    Difference(
        "asking a model for its weights",
        "`state_dict()` is an alias: it changes as training goes on; copy it with `copy.deepcopy`",
        "`get_weights()` is a copy",
        "model = torch.nn.Linear(2, 1)\nkept = model.state_dict()\n"
        "with torch.no_grad():\n    model.weight += 1\n"
        "holds = torch.equal(kept['weight'], model.weight)",
        "model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])\n"
        "kept = model.get_weights()\nmodel.weights[0].assign_add(tf.ones((2, 1)))\n"
        "holds = np.allclose(kept[0] + 1, model.get_weights()[0])",
    ),
    Difference(
        "a weight as a NumPy array",
        "`weight.detach().numpy()` shares the weight's memory",
        "`weight.numpy()` is a copy",
        "weight = torch.nn.Parameter(torch.zeros(2))\nkept = weight.detach().numpy()\n"
        "with torch.no_grad():\n    weight += 1\nholds = bool((kept == 1).all())",
        "weight = tf.Variable([0., 0.])\nkept = weight.numpy()\nweight.assign_add([1., 1.])\n"
        "holds = bool((kept == 0).all())",
    ),
    Difference(
        "early stopping ready-made",
        "none: you write it, as you just did",
        "`tf.keras.callbacks.EarlyStopping`; it leaves the *last* weights in the model unless you "
        "say `restore_best_weights=True`",
        "import torch.optim.lr_scheduler as s\n"
        "names = dir(torch.optim) + dir(torch.nn) + dir(torch.utils) + dir(s)\n"
        "holds = not any('earlystop' in n.lower() for n in names)",
        "import inspect\nf = tf.keras.callbacks.EarlyStopping\n"
        "holds = inspect.signature(f).parameters['restore_best_weights'].default is False",
    ),
    Difference(
        "measuring a loss without learning from it",
        "`model.eval()` and `torch.no_grad()`, and `model.train()` before the next step",
        "`model(X, training=False)`; without a tape nothing is recorded",
        "model = torch.nn.Linear(2, 1)\nwith torch.no_grad():\n    y = model(torch.ones(1, 2))\n"
        "holds = not y.requires_grad and not model.eval().training",
        "layer = tf.keras.layers.Dropout(0.9)\nx = tf.ones((7, 5))\n"
        "holds = bool(tf.reduce_all(layer(x, training=False) == x))",
    ),
)

SYMPTOMS = (
    ("the restored model is as bad as the last one", "the best weights were kept as an alias"),
    (
        "training stops after a few epochs",
        "the patience is too small for a zigzag, or the count is not reset",
    ),
    ("the loss is NaN and training goes on", "NaN was taken for an improvement"),
    (
        "the result on the test set is worse than promised",
        "the promise was the best of many looks at the validation set",
    ),
)
