"""TODO say what `EarlyStopping` asks."""

import numpy as np

from duograd.boundary.programs import SCRIBBLE
from duograd.exercises import Case, Exercise

from .common import NAN, listed_

exercise = Exercise(
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


exercise.oracle(_Stopping)


def _sequence(rng, patience, min_delta, losses):
    steps = []
    for loss in losses:
        weights = [rng.normal(0, 1, (2, 3)), rng.normal(0, 1, 3)]
        steps.append(["update", float(loss), [array.astype("float32") for array in weights]])
    return Case(
        {"patience": patience, "min_delta": float(min_delta)},
        steps=steps,
        attributes=["best_loss", "best_weights"],
        told=f"patience {patience}, min_delta {min_delta:g} and the losses {listed_(losses)}",
    )


ONLY_NAN, LARGEST_LOSS = 6, 7


@exercise.cases
def cases(rng):
    yield _sequence(rng, 2, 0, [4, 3, 5, 2, 6, 7])
    yield _sequence(rng, 1, 0, [2, 3])
    yield _sequence(rng, 3, 0.5, [4, 2, 1.75, 1, 0.75, 3, 0.875])
    yield _sequence(rng, 3, 0.5, [4, 3.75, 3.5, 3.25, 3.25])
    yield _sequence(rng, 2, 0.25, [4, 3.75, 4])
    yield _sequence(rng, 3, 0, [5, NAN, 4, NAN, NAN, NAN])
    yield _sequence(rng, 2, 0, [NAN, NAN])
    yield _sequence(rng, 3, 0, [*rng.uniform(2, 3, 2), 4, 5, *rng.uniform(1, 2, 2), 6])


@exercise.mistake
class one_too_late(_Stopping):
    """It stops one update too late: with patience 2, the second update in a row without an
    improvement is enough."""

    def enough(self):
        return self.waited > self.patience


@exercise.mistake
class one_too_early(_Stopping):
    """It stops one update too early: with patience 2, one update without an improvement is not
    enough."""

    def enough(self):
        return self.waited >= self.patience - 1


@exercise.mistake
class not_reset(_Stopping):
    """Your count goes on after an improvement. Only updates in a row count: what happens to the
    count when the loss improves?"""

    def update(self, loss, weights):
        before = self.waited
        super().update(loss, weights)
        self.waited = max(self.waited, before)
        return self.enough()


@exercise.mistake
class last_weights(_Stopping):
    """best_weights holds the last weights, whether they were better or not. When do they change?"""

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
@exercise.telltale
def alias(seen):
    """best_weights was overwritten after the update: the caller goes on changing these arrays. You
    kept the arrays themselves (or a new list of the same arrays); keep a copy of their numbers."""
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
    exercise.telltale(
        _shown,
        slug="shared_between_objects",
        words="A new object of yours begins with what one before it has kept or counted: two objects "
        "share what they remember. Make two, update the first, and look at the second.",
    )


@exercise.mistake
class nan_improves(_Stopping):
    """You took a loss of NaN for an improvement. Every comparison with NaN is False; a `not` in
    front, or an `else`, turns that into a yes."""

    def improved(self, loss):
        return not loss >= self.best_loss - self.min_delta


@exercise.mistake
class min_delta_ignored(_Stopping):
    """min_delta plays no part: a loss that is smaller by too little is no improvement."""

    def improved(self, loss):
        return loss < self.best_loss


@exercise.mistake
class min_delta_wrong_side(_Stopping):
    """Even a loss above the best one counts as an improvement with you: on which side of best_loss
    does min_delta belong?"""

    def improved(self, loss):
        return loss < self.best_loss + self.min_delta


@exercise.mistake
class just_min_delta_counts(_Stopping):
    """A loss that is better by just min_delta does not count yet, and yours counts it: < or ≤?"""

    def improved(self, loss):
        return loss <= self.best_loss - self.min_delta


@exercise.mistake
class previous_for_best(_Stopping):
    """You compare each loss with the one before it. Compared is with the best so far, however long
    ago that was."""

    previous = np.inf

    def improved(self, loss):
        before, self.previous = self.previous, loss
        return loss < before - self.min_delta


@exercise.mistake
class best_creeps(_Stopping):
    """best_loss follows even improvements that are too small to count, so that a slow, steady fall
    is never seen. It moves only with an improvement that counts."""

    def update(self, loss, weights):
        stop = super().update(loss, weights)
        if loss < self.best_loss:
            self.best_loss, self.best_weights = loss, self.keep(weights)
        return stop


@exercise.mistake
class larger_is_better(_Stopping):
    """You keep the largest loss. Of two losses the smaller one is better."""

    def __init__(self, patience, min_delta):
        super().__init__(patience, min_delta)
        self.best_loss = -np.inf

    def improved(self, loss):
        return loss > self.best_loss + self.min_delta


@exercise.mistake
class weights_never_kept(_Stopping):
    """best_weights is None even after an update that improved: nothing is kept. Is it
    `self.best_weights` that gets the copy?"""

    def keep(self, weights):
        return None


@exercise.mistake
class best_starts_at_zero(_Stopping):
    """With you no loss ever improves: your best_loss begins at 0, and no loss lies below that."""

    def __init__(self, patience, min_delta):
        super().__init__(patience, min_delta)
        self.best_loss = 0.0


@exercise.mistake
class never_improves(_Stopping):
    """With you no loss ever improves, not even the first: best_loss stays infinite. If you use
    `improves`: in which order does it take its arguments?"""

    def improved(self, loss):
        return self.best_loss < loss - self.min_delta


@exercise.mistake
class counts_every_update(_Stopping):
    """Your count goes up with an improvement too, so that it is 1 after one: it should be 0
    then."""

    def update(self, loss, weights):
        super().update(loss, weights)
        self.waited += self.waited == 0  # what improved has just set it to 0
        return self.enough()


@exercise.mistake
class returns_nothing(_Stopping):
    """As long as training should go on, your update returns None. It has to answer each time: True
    or False."""

    def update(self, loss, weights):
        return super().update(loss, weights) or None


@exercise.mistake
class reversed(_Stopping):
    """Your update returns True where training should go on, and False where it should stop."""

    def update(self, loss, weights):
        return not super().update(loss, weights)


@exercise.mistake
class says_whether_improved(_Stopping):
    """Your update returns whether the loss improved. Asked is whether to stop."""

    def update(self, loss, weights):
        super().update(loss, weights)
        return self.waited == 0
