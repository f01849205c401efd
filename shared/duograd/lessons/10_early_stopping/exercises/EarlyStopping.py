"""An object that says when to stop and keeps the best weights; most mistakes are in one method."""

import numpy as np

from duograd.boundary.programs import CHANGED
from duograd.exercises import Exercise, failed

from . import counting, losses
from .losses import ONLY_NAN, parts

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


@exercise.oracle
class EarlyStopping:
    best_loss, best_weights, waited = np.inf, None, 0

    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta

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


exercise.cases(losses.curves)


def instead_of(method):
    """Decorate what a mistake has in the place of one method of the right answer."""

    def declared(wrong):
        formula = type(wrong.__name__, (EarlyStopping,), {method: wrong})
        return exercise.mistake(formula, wrong)

    return declared


@exercise.given_else
def one_too_late(patience):
    """It stops one update too late: with patience 2, the second update in a row without an
    improvement is enough."""
    return {"patience": patience + 1}


@exercise.given_else
def one_too_early(patience):
    """It stops one update too early: with patience 2, one update without an improvement is not
    enough."""
    return {"patience": patience - 1}


@instead_of("update")
def not_reset(self, loss, weights):
    """Your count goes on after an improvement. Only updates in a row count: what happens to the
    count when the loss improves?"""
    before = self.waited
    EarlyStopping.update(self, loss, weights)
    self.waited = max(self.waited, before)
    return self.enough()


@instead_of("update")
def last_weights(self, loss, weights):
    """best_weights holds the last weights, whether they were better or not. When do they change?"""
    stop = EarlyStopping.update(self, loss, weights)
    self.best_weights = self.keep(weights)
    return stop


# No formula for these two: their numbers mean nothing, and no mistake beside them may hide them.


@exercise.telltale
def alias(seen):
    """best_weights was overwritten after the update: the caller goes on changing these arrays. A
    new list of the same arrays does not help; copy the numbers of each array, and in the update
    itself."""
    return any(losses.is_overwritten(observation.value) for observation in seen)


@exercise.telltale
def writes_into_the_arrays(seen):
    """Your update changes the arrays that it is given: they belong to the caller, and hold the
    weights of a model that is being trained. Only look at them, and keep copies."""
    return failed(seen, CHANGED)


@exercise.telltale
def not_a_list_of_arrays(seen):
    """best_weights is a tuple, or tensors are in it. Asked is a list of NumPy arrays, of the kind
    that was passed."""
    kinds = {kind for observation in seen for kind in observation.facts.get("held", ())}
    return bool(kinds & {"tuple", "Tensor", "EagerTensor"})


@exercise.telltale
def shared_between_objects(seen):
    """Shown NaN alone, a new object holds a finite best_loss: its own start, or an older one's."""
    return losses.shares_its_best(seen)


@exercise.telltale
def stops_at_once(seen):
    """With patience 2 a new object stops at its first update, a NaN: does its count begin at 0?"""
    return losses.shares_its_count(seen)


losses.begins_with_another(exercise, EarlyStopping, "waited")
losses.begins_with_another(exercise, EarlyStopping, "best_loss", "best_weights", "waited")


@instead_of("improved")
def nan_improves(self, loss):
    """You took a loss of NaN for an improvement. NaN is neither smaller than a number nor larger
    nor equal; `!=`, a `not` in front or an `else` makes that a yes."""
    return not loss >= self.best_loss - self.min_delta


@exercise.given_else
def min_delta_ignored():
    """min_delta plays no part: a loss that is smaller by too little is no improvement."""
    return {"min_delta": 0.0}


@exercise.given_else
def min_delta_wrong_side(min_delta):
    """Even a loss above the best one counts as an improvement with you: on which side of best_loss
    does min_delta belong?"""
    return {"min_delta": -min_delta}


@instead_of("improved")
def just_min_delta_counts(self, loss):
    """A loss that is better by just min_delta does not count yet, and yours counts it: < or ≤?"""
    return loss <= self.best_loss - self.min_delta


@exercise.mistake
class previous_for_best(EarlyStopping):
    """You compare each loss with the one before it. Compared is with the best so far, however long
    ago that was."""

    previous = np.inf

    def improved(self, loss):
        before, self.previous = self.previous, loss
        return loss < before - self.min_delta


@exercise.mistake
class lowest_for_best(EarlyStopping):
    """Each loss is compared with the lowest so far, even where that one was too small an
    improvement to count. Compared is with best_loss, that of the last update that improved."""

    lowest = np.inf

    def improved(self, loss):
        before, self.lowest = self.lowest, loss if loss < self.lowest else self.lowest
        return loss < before - self.min_delta


@instead_of("update")
def last_loss_for_best(self, loss, weights):
    """Your best_loss is the last loss, whether it improved or not: so each loss is compared with
    the one before it. Compared is with the best so far, however long ago that was."""
    stop = EarlyStopping.update(self, loss, weights)
    self.best_loss = loss
    return stop


@instead_of("update")
def best_creeps(self, loss, weights):
    """best_loss follows even improvements that are too small to count, so that a slow, steady fall
    is never seen. It moves only with an improvement that counts."""
    stop = EarlyStopping.update(self, loss, weights)
    if loss < self.best_loss:
        self.best_loss, self.best_weights = loss, self.keep(weights)
    return stop


@exercise.mistake
class larger_is_better(EarlyStopping):
    """You keep the largest loss. Of two losses the smaller one is better."""

    best_loss = -np.inf

    def improved(self, loss):
        return loss > self.best_loss + self.min_delta


@instead_of("keep")
def weights_never_kept(self, weights):
    """best_weights is None even after an update that improved: nothing is kept. Is it
    `self.best_weights` that gets the copy?"""
    return None


@exercise.mistake
class best_starts_at_zero(EarlyStopping):
    """No loss of 0 or more ever improves: your best_loss begins at 0, and none is below that."""

    best_loss = 0.0


@instead_of("improved")
def never_improves(self, loss):
    """With you no loss ever improves, not even the first: best_loss stays infinite. If you use
    `improves`: in which order does it take its arguments?"""
    return self.best_loss < loss - self.min_delta


@instead_of("update")
def counts_every_update(self, loss, weights):
    """Your count is 1 after an improvement, and it should be 0 then."""
    EarlyStopping.update(self, loss, weights)
    self.waited += self.waited == 0  # what improved has just set it to 0
    return self.enough()


@instead_of("update")
def returns_nothing(self, loss, weights):
    """As long as training should go on, your update returns None. It has to answer each time: True
    or False."""
    return EarlyStopping.update(self, loss, weights) or None


@instead_of("update")
def reversed(self, loss, weights):
    """Your update returns True where training should go on, and False where it should stop."""
    return not EarlyStopping.update(self, loss, weights)


@instead_of("update")
def says_whether_improved(self, loss, weights):
    """Your update returns whether the loss improved. Asked is whether to stop."""
    EarlyStopping.update(self, loss, weights)
    return self.waited == 0


@instead_of("enough")
def stops_only_once(self):
    """After your update has said stop its answer goes wrong: it says False to the next loss, though
    still nothing has improved. Is the count still as large as the patience, or larger?"""
    return self.waited == self.patience


@instead_of("enough")
def begins_again_after_stop(self):
    """Only after your update has said stop does its answer go wrong: it waits for as many updates
    again. Nothing but an improvement sets the count to 0."""
    return self.waited > 0 and self.waited % self.patience == 0


@instead_of("improved")
def any_first_improves(self, loss):
    """The first update improves with you whatever its loss is: NaN and infinity lie not below
    infinity."""
    return self.best_weights is None or loss < self.best_loss - self.min_delta


counting.may_go_wrong(exercise, EarlyStopping)


@instead_of("update")
def best_loss_creeps(self, loss, weights):
    """best_loss follows even improvements that are too small to count, and best_weights does not:
    the two no longer belong together."""
    stop = EarlyStopping.update(self, loss, weights)
    self.best_loss = loss if loss < self.best_loss else self.best_loss
    return stop


@instead_of("update")
def best_weights_creep(self, loss, weights):
    """best_weights follows even improvements that are too small to count, and best_loss does not:
    the two no longer belong together."""
    stop = EarlyStopping.update(self, loss, weights)
    if loss < self.best_loss:
        self.best_weights = self.keep(weights)
    return stop


@instead_of("improved")
def zero_is_no_best(self, loss):
    """Only after a loss of 0 do you call a larger one an improvement: 0 is a loss like any other.
    Does your code ask `if self.best_loss`, or `or`?"""
    return self.best_loss == 0 or loss < self.best_loss - self.min_delta


@instead_of("improved")
def large_ones_ignored(self, loss):
    """Losses of a million and more never improve with you. Any loss below infinity can be the best
    so far, by its order alone."""
    return loss < 1e5 and loss < self.best_loss - self.min_delta


@exercise.given_else
def arguments_swapped(patience, min_delta):
    """Your object behaves as if min_delta came first and patience second: in which order does
    `__init__` take them?"""
    return {"patience": min_delta, "min_delta": patience}


@exercise.telltale
def begins_finite(seen):
    """best_loss begins with a number, so that a larger first loss is no improvement. It begins with
    infinity."""
    best_loss = parts(seen[ONLY_NAN])[-2]
    return isinstance(best_loss, (float, int)) and losses.LARGEST_LOSS < best_loss < np.inf


@exercise.telltale
def begins_empty(seen):
    """best_weights begins with an empty list. Before the first improvement it is None."""
    return isinstance(kept := parts(seen[ONLY_NAN])[-1], list) and not kept


@exercise.telltale
def number_for_truth(seen):
    """Your update returns numbers, 1 and 0; True and False are asked."""
    answers = [answer for observation in seen for answer in parts(observation)[:-2]]
    return all(map(losses.is_number, answers)) and set(map(int, answers)) == {0, 1}
