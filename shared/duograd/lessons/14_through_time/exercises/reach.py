"""How many steps back a gradient can still be felt."""

import numpy as np

from duograd.exercises import Case, Exercise
from duograd.exercises.whole import not_whole

exercise = Exercise(
    points=1,
    level="complete",
    hints=[
        "By hand: norms [0.01, 0.5, 0.25, 1] and share 0.2. Going back from the 1: is 0.25 still "
        "enough? Is 0.5? Is 0.01?",
        "The measure is a share of the *last* norm. And the first one that is too small ends the "
        "count, whatever stands before it.",
        "One condition is missing, and `break` behind it. It compares `norms[t]` with the limit: "
        "the loop goes on as long as it is *at least* that.",
        "A like example: how many days in a row, back from today, had at least half of today's "
        "rain?",
    ],
)


def steps_back(norms, limit, strict=False):
    """How many norms before the last one are at least the limit, without a gap."""
    return in_a_row(norm > limit if strict else norm >= limit for norm in norms[-2::-1])


def in_a_row(enough):
    """How many are true before the first that is not."""
    enough = [bool(one) for one in enough]
    return enough.index(False) if False in enough else len(enough)


@exercise.oracle
def reach(norms, share):
    return steps_back(norms, share * norms[-1])


def numbers(*norms):
    return np.array(norms, dtype=float)


@exercise.cases
def cases(rng):
    yield {"norms": numbers(0.01, 0.5, 0.25, 1.0), "share": 0.2}
    yield {"norms": numbers(0.95, 4, 1, 1), "share": 1.0}  # it grows on the way back
    yield {"norms": rng.uniform(2, 4) * 0.9 ** np.arange(45)[::-1], "share": 0.02}
    yield {"norms": numbers(0.07497, 0.08, 0.1), "share": 0.75}  # not quite enough
    yield {"norms": numbers(3.0), "share": 0.5}  # a single step
    yield {"norms": numbers(1, 0.2, 1, 0.2, 0.2, 0.6, 0.2, 0.6, 2), "share": 0.25}  # gaps
    yield {"norms": numbers(40, 1200, 360, 400), "share": 0.4}  # the last is not the largest
    yield {"norms": numbers(1.0, 1, 2), "share": 0.5}  # just enough
    yield {"norms": numbers(1, 8, 8, 16) / 2**20, "share": 0.5}  # all are small, the first too much
    yield {"norms": numbers(0, 0.001, 0.5, 1), "share": 0.0}  # at least 0: all
    for norm in (0.5, 2):  # a step that is not reached, and one that is
        yield Case({"norms": numbers(norm, 2), "share": 0.5}, judged_by="properties")


@exercise.mistake
def last_counted(norms, share):
    """One too many: the last step itself is 0 steps back."""
    return reach(norms, share) + 1


@exercise.mistake
def absolute(norms, share):
    """As if `share` were the limit itself; it is a share of the last norm."""
    return steps_back(norms, share)


@exercise.mistake
def gap_ignored(norms, share):
    """You counted all norms that are large enough, also those behind a gap: asked is how many in a
    row."""
    return int((norms >= share * norms[-1]).sum()) - 1


@exercise.mistake
def share_of_the_largest(norms, share):
    """The limit is a share of the largest norm; asked is one of the last."""
    return steps_back(norms, share * norms.max())


@exercise.mistake
def share_of_the_first(norms, share):
    """The limit is a share of the first norm; asked is one of the last."""
    return steps_back(norms, share * norms[0])


@exercise.mistake
def more_than(norms, share):
    """A norm that is just the limit does not count with you. *At least* means that it does."""
    return steps_back(norms, share * norms[-1], strict=True)


@exercise.mistake
def from_the_start(norms, share):
    """You walked from the first step on; asked is how far one gets back from the last."""
    return reach(norms[::-1], share)


@exercise.mistake
def from_the_front(norms, share):
    """You counted from the first step on, up to the first norm that is too small; asked is how far
    one gets back from the last."""
    return in_a_row(norm >= share * norms[-1] for norm in norms[:-1])


@exercise.mistake
def zeros_never_count(norms, share):
    """Only where a norm is 0 and the share 0, too, is yours wrong: 0 is at least 0."""
    return in_a_row(norm >= share * norms[-1] and norm > 0 for norm in norms[-2::-1])


@exercise.mistake
def none_for_a_share_of_0(norms, share):
    """Only where share is 0 is yours wrong: then you gave 0, as if no norm were at least 0."""
    return reach(norms, share) if share else 0


@exercise.mistake
def one_step_early(norms, share):
    """At each step the norm *before* it was looked at, at the first step the last norm: so what
    ends the count ends it a step too early."""
    return in_a_row(norms[t - 1] >= share * norms[-1] for t in range(len(norms) - 2, -1, -1))


@exercise.mistake
def first_step_never(norms, share):
    """The first step never counts with you, however large its norm is."""
    return min(reach(norms, share), max(len(norms) - 2, 0))


@exercise.mistake
def at_least_one(norms, share):
    """You never gave 0: if the step before the last is too small already, 0 is asked."""
    return max(reach(norms, share), 1)


@exercise.mistake
def upside_down(norms, share):
    """You counted the norms that are too small: the condition is the wrong way round."""
    return in_a_row(norm < share * norms[-1] for norm in norms[-2::-1])


@exercise.mistake
def upside_down_or_equal(norms, share):
    """You counted the norms that are too small: the condition is the wrong way round."""
    return in_a_row(norm <= share * norms[-1] for norm in norms[-2::-1])


@exercise.mistake
def never_ended(norms, share):
    """All steps were counted, however small the norm: the count never ends early."""
    return len(norms) - 1


@exercise.mistake
def each_of_the_one_after(norms, share):
    """Each norm is compared with the one after it; asked is a share of the very last."""
    return in_a_row(norms[t] >= share * norms[t + 1] for t in range(len(norms) - 2, -1, -1))


@exercise.mistake
def each_of_the_one_before(norms, share):
    """Each norm is compared with the one before it, the first with the last; asked is a share of
    the very last."""
    return in_a_row(norms[t] >= share * norms[t - 1] for t in range(len(norms) - 2, -1, -1))


@exercise.mistake
def share_of_the_last_but_one(norms, share):
    """The limit is a share of the last norm but one; asked is one of the last."""
    return steps_back(norms, share * norms[-2 if len(norms) > 1 else -1])


@exercise.mistake
def share_of_the_mean(norms, share):
    """The limit is a share of the mean of all norms; asked is one of the last."""
    return steps_back(norms, share * norms.mean())


@exercise.mistake
def share_taken_away(norms, share):
    """The limit is the last norm less `share`; asked is `share` *times* the last norm."""
    return steps_back(norms, norms[-1] - share)


@exercise.mistake
def what_may_be_lost(norms, share):
    """As if `share` told how much may be lost: the limit is 1 − share of the last norm."""
    return steps_back(norms, (1 - share) * norms[-1])


@exercise.mistake
def growing_ends_it(norms, share):
    """A norm that is larger than the last ended your count: also that is at least a share of it."""
    return in_a_row(share * norms[-1] <= norm <= norms[-1] for norm in norms[-2::-1])


@exercise.mistake
def bump_ends_it(norms, share):
    """A norm larger than the one after it ended your count: asked is only whether it is at least a
    share of the last."""
    falls = (norms[:-1] >= share * norms[-1]) & (norms[:-1] <= norms[1:])
    return in_a_row(falls[::-1])


@exercise.mistake
def all_counted_to_the_end(norms, share):
    """Where no norm is too small you gave T: the last step itself does not count."""
    steps = reach(norms, share)
    return steps if steps < len(norms) - 1 else len(norms)


@exercise.mistake
def last_but_one_skipped(norms, share):
    """The norm right before the last was not looked at: the count began one step too early."""
    return in_a_row(norm >= share * norms[-1] for norm in norms[:-2][::-1])


@exercise.mistake
def first_that_is_enough(norms, share):
    """You gave the place of the first norm, from the start, that is large enough; asked is how many
    steps one gets back from the last."""
    return int(np.argmax(norms >= share * norms[-1]))


@exercise.mistake
def from_the_first_that_is_enough(norms, share):
    """You counted from the last norm to the *earliest* that is large enough, also over a gap."""
    return len(norms) - 1 - int(np.argmax(norms >= share * norms[-1]))


@exercise.mistake
def one_step_late(norms, share):
    """At each step the norm *after* it was looked at: so the first that is too small still
    counts."""
    return in_a_row(norms[t + 1] >= share * norms[-1] for t in range(len(norms) - 2, -1, -1))


@exercise.mistake
def ratio_upside_down(norms, share):
    """As if the last norm had to be a share of the earlier one; it is the other way round."""
    return in_a_row(norms[-1] >= share * norm for norm in norms[-2::-1])


@exercise.mistake
def share_of_the_sum(norms, share):
    """The limit is a share of all norms added up; asked is one of the last."""
    return steps_back(norms, share * norms.sum())


@exercise.mistake
def place_of_the_last_reached(norms, share):
    """You gave the place of the earliest step that is reached, counted from the start; asked is how
    many steps back that is."""
    return len(norms) - 1 - reach(norms, share)


@exercise.mistake
def place_of_the_end(norms, share):
    """Where the count ends you gave the place, counted from the first step; asked is how many steps
    back one got."""
    steps = reach(norms, share)
    return len(norms) - 2 - steps if steps < len(norms) - 1 else steps


exercise.property(not_whole)
