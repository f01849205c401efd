"""Whether a loss is an improvement: below the best one by more than min_delta, and never NaN."""

import numpy as np

from duograd.exercises import Case, Exercise

from .losses import is_number

exercise = Exercise(
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


@exercise.oracle
def improves(loss, best_loss, min_delta):
    return bool(loss < best_loss - min_delta)


def compared(loss, best_loss, min_delta):
    return {"loss": loss, "best_loss": best_loss, "min_delta": min_delta}


@exercise.cases
def cases(rng):
    yield compared(1.0, 2.0, 0.5)
    yield compared(1.75, 2.0, 0.5)
    yield compared(3.0, 2.0, 0.5)
    yield compared(2.25, 2.0, 0.5)
    yield compared(1.5, 2.0, 0.5)
    yield compared(7.0, np.inf, 0.5)
    yield compared(np.nan, 2.0, 0.5)
    yield compared(float(rng.uniform(0.2, 0.4)), 0.5, 0.0)
    yield compared(0.5, 0.5, 0.0)
    yield compared(np.nan, np.inf, 0.5)
    yield compared(np.inf, np.inf, 0.5)
    yield compared(0.0, 0.25, 0.5)
    yield compared(0.5, 0.0, 0.0)
    yield compared(-300.0, -1.0, 0.5)
    yield compared(-1.25, -1.0, 0.5)
    yield compared(-0.25, -1.0, 0.5)
    yield compared(-0.75, -1.0, 0.5)
    yield compared(-0.125, 0.25, 0.5)
    yield compared(-1.0, 5.0, 0.5)
    yield compared(0.0, 1.0, 0.5)
    yield compared(0.625, 1.0, 0.25)
    yield compared(180.0, 200.0, 30.0)
    yield compared(1e30, np.inf, 0.5)
    yield compared(1, 2, 0)
    yield compared(4, np.inf, 0)
    yield compared(1.7, 2.4, 0.6)
    yield compared(0.9, 1.1, 0.0)
    for loss, best_loss in ((0.499999, 0.5), (0.7, 0.70000001)):  # the same in float32: the last
        told = f"loss = {loss}, best_loss = {best_loss} and min_delta = 0"
        yield Case(compared(loss, best_loss, 0.0), told=told)


@exercise.given_else
def min_delta_ignored():
    """You call any smaller loss an improvement; one that is smaller by too little does not
    count."""
    return {"min_delta": 0.0}


@exercise.given_else
def min_delta_wrong_side(min_delta):
    """Your mark lies above the best loss, so that even a worse loss counts: on which side of
    best_loss must the new one lie?"""
    return {"min_delta": -min_delta}


@exercise.mistake
def larger_is_better(loss, best_loss, min_delta):
    """Yours says True when the loss has grown. Of two losses the smaller one is better."""
    return bool(loss > best_loss + min_delta)


@exercise.mistake
def just_min_delta_counts(loss, best_loss, min_delta):
    """A loss that is better by just min_delta does not count yet, and yours counts it: < or ≤?"""
    return bool(loss <= best_loss - min_delta)


@exercise.mistake
def nan_improves(loss, best_loss, min_delta):
    """For a loss of NaN yours says True. NaN is neither smaller than a number nor larger nor equal;
    `!=`, a `not` in front or an `else` makes that a True. Ask whether the loss is smaller, and
    return just that."""
    return not loss >= best_loss - min_delta


@exercise.mistake
def change_in_either_direction(loss, best_loss, min_delta):
    """You ask how far the loss moved, whichever way. Only a move downwards is an improvement."""
    return bool(abs(loss - best_loss) > min_delta)


@exercise.mistake
def reversed(loss, best_loss, min_delta):
    """Your answer is just the other way round: True should mean an improvement."""
    return not loss < best_loss - min_delta


@exercise.mistake
def share_of_best(loss, best_loss, min_delta):
    """You take min_delta for a share of best_loss. It is an amount: at best_loss = 2 and
    min_delta = 0.5 the mark is 1.5."""
    return bool(loss < best_loss * (1 - min_delta))


@exercise.mistake
def equal_improves(loss, best_loss, min_delta):
    """At min_delta = 0 you let a loss count that is just as large as the best one: it has to be
    smaller there too."""
    return bool(loss < best_loss - min_delta) or (min_delta == 0 and loss == best_loss)


@exercise.mistake
def any_first_improves(loss, best_loss, min_delta):
    """As long as best_loss is infinite you say True to whatever comes, even to NaN and to infinity:
    these two lie not below it."""
    return bool(best_loss == np.inf or loss < best_loss - min_delta)


@exercise.mistake
def nan_improves_first(loss, best_loss, min_delta):
    """As long as best_loss is infinite you say True to a loss of NaN. NaN never improves, also
    where it is the first loss."""
    first = best_loss == np.inf and np.isnan(loss)
    return bool(first or loss < best_loss - min_delta)


@exercise.mistake
def infinity_improves_first(loss, best_loss, min_delta):
    """Where loss and best_loss are both infinite your answer is not right: infinity is not below
    infinity."""
    return bool(loss < best_loss - min_delta or loss == best_loss == np.inf)


@exercise.mistake
def none_improves_first(loss, best_loss, min_delta):
    """As long as best_loss is infinite, no loss improves with you. So it will stay infinite: every
    finite loss lies below it."""
    return bool(best_loss != np.inf and loss < best_loss - min_delta)


@exercise.mistake
def zero_improves(loss, best_loss, min_delta):
    """A loss of 0 counts with you even where it does not lie below the mark: it has to, like any
    other."""
    return bool(loss == 0 or loss < best_loss - min_delta)


@exercise.mistake
def zero_never_improves(loss, best_loss, min_delta):
    """A loss of 0 does not count with you where it lies below the mark: 0 is a loss like any other.
    Does your code ask `if loss`, or `and`?"""
    return bool(loss and loss < best_loss - min_delta)


@exercise.mistake
def negative_never_improves(loss, best_loss, min_delta):
    """A loss below 0 counts as none with you, though it lies below the mark: it may be any number,
    and is compared like any other."""
    return bool(0 <= loss < best_loss - min_delta)


@exercise.mistake
def only_above_zero_improves(loss, best_loss, min_delta):
    """A loss of 0 or below counts as none with you, though it lies below the mark: it may be any
    number, and is compared like any other."""
    return bool(0 < loss < best_loss - min_delta)


@exercise.mistake
def zero_is_no_best(loss, best_loss, min_delta):
    """With a best_loss of 0 you call a larger loss an improvement: 0 is a loss like any other. Does
    your code ask `if best_loss`, or `or`?"""
    return bool(best_loss == 0 or loss < best_loss - min_delta)


@exercise.mistake
def a_little_is_nothing(loss, best_loss, min_delta):
    """Where the loss is better by a mere 0.000001 you say False, though min_delta is 0 there: any
    smaller loss is an improvement then. Do you round, or ask for a little more?"""
    return bool(loss < best_loss - min_delta - 1e-5)


@exercise.mistake
def mark_never_negative(loss, best_loss, min_delta):
    """Where the mark lies below 0 you say True too often: it is as if it were 0 at least. A loss
    may lie below 0, and so may the mark."""
    return bool(loss < max(best_loss - min_delta, 0))


@exercise.mistake
def other_side_when_negative(loss, best_loss, min_delta):
    """Where best_loss is negative your mark lies above it: the mark is min_delta lower, whatever
    sign best_loss has."""
    return bool(loss < best_loss - min_delta * np.sign(best_loss))


@exercise.mistake
def min_delta_ignored_when_negative(loss, best_loss, min_delta):
    """Where best_loss is negative it is as if min_delta were 0. It is an amount, and counts there
    too."""
    return bool(loss < best_loss - min_delta * (best_loss >= 0))


@exercise.given_else
def min_delta_bounded(min_delta):
    """Where min_delta is above 1 you say True too often: as if only a part of it, or none, counted
    there."""
    return {"min_delta": min(min_delta, 1)}


@exercise.given_else
def best_starts_finite(best_loss):
    """A very large loss does not improve with you where best_loss is infinite: every finite loss
    lies below infinity."""
    return {"best_loss": min(best_loss, 1000)}


@exercise.mistake
def whole_numbers_never(loss, best_loss, min_delta):
    """Where the numbers are whole ones, as 1 for 1.0, you say False though the loss improves: they
    are numbers too."""
    return isinstance(loss, float) and bool(loss < best_loss - min_delta)


@exercise.mistake
def whole_numbers(loss, best_loss, min_delta):
    """Your answers are as if loss and mark were rounded to whole numbers first. Compare them as
    they are."""
    mark = best_loss - min_delta
    return bool(np.round(loss) < np.round(mark))


@exercise.telltale
def number_for_truth(seen):
    """Numbers come back, always or sometimes; True and False are asked."""
    values = [observation.value for observation in seen]
    return any(is_number(value) and value != 0 for value in values)  # 0: `loss and …` gives it too
