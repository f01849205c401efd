"""When to stop: which losses are compared, and the size of their change, not its sign."""

import numpy as np

from duograd.exercises import Case, Exercise

NUMBERS = (int, float, np.ndarray, np.generic)

exercise = Exercise(
    points=2,
    level="complete",
    hints=[
        "Try three histories by hand, tolerance 0.1: [5, 2] still falls, [2, 5] rises, "
        "[2, 1.95] stands. Only one of them has converged.",
        "What counts is how far the loss moved in the last step, whichever way it moved.",
        "Only the last line is missing: compare the size of the change with the tolerance. A "
        "change of just the tolerance counts.",
        "A like example: two clocks agree if the time between them, whichever is ahead, is at "
        "most a second.",
    ],
)


@exercise.oracle
def has_converged(losses, tolerance):
    return len(losses) >= 2 and bool(abs(losses[-1] - losses[-2]) <= tolerance)


def history(losses, tolerance):
    return {"losses": np.array(losses), "tolerance": tolerance}


@exercise.cases
def cases(rng):
    yield history([5.0, 2.0], 0.5)
    yield history([2.0, 5.0], 0.5)
    yield history([12.0, 9.0, 2.0, 1.75], 0.5)
    yield history([9.0, -0.25, 0.0], 0.5)
    yield history([3.0, 2.0], 1.0)
    yield history([1.5, 0.25], 0.5)
    yield history([2.0, 9.0, 2.125], 0.5)
    yield history([2.0, 1.75, 0.0], 0.5)
    yield history([2.0, 2.25], 0.5)
    yield history([1.0, 0.75], 0.125)
    yield history([40.0, 2.0, 0.75], 0.5)
    yield history([3.0, 2.375], 0.5)
    yield history([0.5, 0.125], 0.5)
    yield history([0.25], 0.5)
    yield history(np.zeros(0), 0.5)
    yield history([-1.0, 1.0], 0.5)
    yield history([0.25, -3.0, -3.0], 0.0)
    yield history([1.0, 1.501953125], 0.5)
    yield history([2.0, 1.501953125], 0.5)
    yield Case(
        history([50000.75, 50000.0], 0.5), told="losses = [50000.75, 50000], tolerance = 0.5"
    )
    yield history([2.0, np.nan, np.nan], 0.5)
    yield history([0.00305, 0.002], 0.001)
    yield history([2.0**-39, 2.0**-40], 0.0)
    yield history([5.0, 1.0, 3.0, 2.75], 0.5)
    yield history([1.0, 0.375, 0.25], 0.5)  # the mean of the steps is small, one of them not
    yield history([1.0, 1.0, 0.375], 0.5)
    yield history([5.0, 2.0, 1.75, 1.5], 0.5)  # two small steps


def answered(rule):
    """Let a mistake say only its rule; fewer than two losses have not converged."""

    def formula(losses, tolerance):
        return len(losses) >= 2 and bool(rule(losses, tolerance))

    return exercise.mistake(formula, rule)


@answered
def rising_counts(losses, tolerance):
    """A rising loss has not converged, yet yours says it has: mind the sign."""
    return losses[-2] - losses[-1] <= tolerance


@answered
def falling_counts(losses, tolerance):
    """A loss that still falls fast has not converged, yet yours says it has: mind the sign."""
    return losses[-1] - losses[-2] <= tolerance


@answered
def small_loss(losses, tolerance):
    """As if you asked whether the loss is small; asked is whether it has stopped changing."""
    return losses[-1] <= tolerance


@answered
def strictly_less(losses, tolerance):
    """A change of just the tolerance counts as converged too: ≤, not <."""
    return abs(losses[-1] - losses[-2]) < tolerance


@answered
def first_against_last(losses, tolerance):
    """As if the last loss were compared with the first; the one before it is asked."""
    return abs(losses[-1] - losses[0]) <= tolerance


@answered
def lowest_so_far(losses, tolerance):
    """As if the last loss were compared with the lowest before it; the one just before it is
    asked."""
    return abs(losses[-1] - min(losses[:-1])) <= tolerance


@answered
def squared(losses, tolerance):
    """As if the change were squared, and small numbers shrink by that: compare its size itself."""
    return (losses[-1] - losses[-2]) ** 2 <= tolerance


@answered
def relative(losses, tolerance):
    """As if the change were divided by the loss. A share of the loss is another rule; here the
    change itself is compared with the tolerance."""
    return abs(losses[-1] - losses[-2]) / losses[-2] <= tolerance


@answered
def relative_in_size(losses, tolerance):
    """As if you asked what share of the loss the change is. That is another rule; here the change
    itself is compared with the tolerance."""
    return abs(losses[-1] / losses[-2] - 1) <= tolerance


@answered
def answer_reversed(losses, tolerance):
    """Your answer is just the other way round: True should mean converged."""
    return not abs(losses[-1] - losses[-2]) <= tolerance


@answered
def falling_only(losses, tolerance):
    """A loss that rose by less than the tolerance has converged too; yours says it has not."""
    return 0 <= losses[-2] - losses[-1] <= tolerance


@answered
def rising_only(losses, tolerance):
    """A loss that fell by less than the tolerance has converged too; yours says it has not."""
    return 0 <= losses[-1] - losses[-2] <= tolerance


@answered
def first_two(losses, tolerance):
    """As if the first two losses were compared; the last two are asked."""
    return abs(losses[1] - losses[0]) <= tolerance


@answered
def any_step(losses, tolerance):
    """Yours is True where an earlier step was small and the last one was not: only the last one
    counts."""
    return (np.abs(np.diff(losses)) <= tolerance).any()


@answered
def turned_round(losses, tolerance):
    """Yours is True where the last change is as large as the tolerance or larger, and False where
    it is smaller: the comparison is turned round."""
    return abs(losses[-1] - losses[-2]) >= tolerance


@answered
def mean_of_the_steps(losses, tolerance):
    """As if you asked how long the steps are on average; only the last one counts."""
    return np.abs(np.diff(losses)).mean() <= tolerance


@answered
def every_step(losses, tolerance):
    """Yours is False where the last step was small and an earlier one was not: only the last one
    counts."""
    return (np.abs(np.diff(losses)) <= tolerance).all()


@answered
def never(losses, tolerance):
    """In the cases tried yours is False, whatever the losses are."""
    return False


@answered
def always(losses, tolerance):
    """Yours is True for any two losses, however far apart."""
    return True


@answered
def no_tolerance(losses, tolerance):
    """Yours is False for every change of less than the tolerance that was tried, except for none at
    all, as if the tolerance were not used."""
    return losses[-1] == losses[-2]


@answered
def exactly_the_tolerance(losses, tolerance):
    """Yours is True only where the loss moved by just the tolerance: less is enough too."""
    return abs(losses[-1] - losses[-2]) == tolerance


@answered
def not_a_number(losses, tolerance):
    """Right as long as the losses are numbers. From one that is not a number (nan) to the next the
    change is not a number either, and that is not at most the tolerance: nothing has converged."""
    return not abs(losses[-1] - losses[-2]) > tolerance


@answered
def wider_for_large_losses(losses, tolerance):
    """Right in the other cases. From 50000.75 to 50000 yours has converged at a tolerance of 0.5,
    as if large losses were given a wider one: nothing is added to it."""
    return abs(losses[-1] - losses[-2]) <= tolerance + 1e-5 * abs(losses[-1])


@answered
def a_little_more(losses, tolerance):
    """A change that is just above the tolerance is too large: 0.502 is more than 0.5, yet yours
    says that it has converged."""
    return abs(losses[-1] - losses[-2]) <= 1.1 * tolerance


@answered
def a_thousandth_more(losses, tolerance):
    """A change that is just above a very small tolerance is too large: 0.00105 is more than 0.001,
    yet yours says that it has converged. The change itself is compared with the tolerance."""
    return abs(losses[-1] - losses[-2]) <= tolerance + 1e-3


@answered
def rounded_to_whole(losses, tolerance):
    """As if the change were rounded to a whole number first, so that a small one counts as none:
    compare it as it is."""
    return np.round(abs(losses[-1] - losses[-2])) <= tolerance


@answered
def twice_the_tolerance(losses, tolerance):
    """Right unless the change is more than the tolerance and at most twice as much, as if it were
    halved first: compare all of it."""
    return abs(losses[-1] - losses[-2]) <= 2 * tolerance


@answered
def half_the_tolerance(losses, tolerance):
    """Right unless the change is more than half of the tolerance, as if that were halved, or the
    change doubled: the tolerance itself is allowed."""
    return abs(losses[-1] - losses[-2]) <= tolerance / 2


@answered
def relative_to_the_larger(losses, tolerance):
    """As if you asked what share of the larger loss the change is. That is another rule; here the
    change itself is compared with the tolerance."""
    return abs(losses[-1] - losses[-2]) <= tolerance * np.abs(losses[-2:]).max()


@answered
def rounded_first(losses, tolerance):
    """As if the change were rounded to two digits first: 0.502 is more than 0.5, yet yours says
    that it has converged."""
    return np.round(abs(losses[-1] - losses[-2]), 2) <= tolerance


@answered
def zero_replaced(losses, tolerance):
    """With a tolerance of 0 only a change of none at all counts as converged; in yours a tiny one
    does, too."""
    return abs(losses[-1] - losses[-2]) <= (tolerance or 1e-6)


@exercise.mistake
def fewer_than_two(losses, tolerance):
    """With fewer than two losses nothing can have converged yet; yours says it has."""
    return len(losses) < 2 or has_converged(losses, tolerance)


@exercise.mistake
def three_needed(losses, tolerance):
    """Right for three losses and more. With two yours is False whatever they are: two are
    enough."""
    return len(losses) > 2 and has_converged(losses, tolerance)


@exercise.telltale
def number_for_truth(seen):
    """Where True or False is asked, a number came back."""
    found = (np.asarray(o.value) for o in seen if isinstance(o.value, NUMBERS))
    return any(value.ndim == 0 and value.dtype.kind in "iuf" for value in found)
