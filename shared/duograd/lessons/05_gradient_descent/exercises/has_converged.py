"""When to stop: which losses are compared, and the size of their change, not its sign."""

import numpy as np

from duograd.exercises import Exercise

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
    yield history([9.0, 2.0, 1.75], 0.5)
    yield history([9.0, 1.75, 2.0], 0.5)
    yield history([3.0, 2.0], 1.0)
    yield history([1.5, 0.25], 0.5)
    yield history([2.0, 9.0, 2.125], 0.5)
    yield history([2.0, 1.75, 0.25], 0.5)
    yield history([2.0, 2.25], 0.5)
    yield history([4.0, 3.25], 1.0)
    yield history([3.0, 2.25], 0.5)
    yield history([3.0, 2.375], 0.5)
    yield history([0.5, 0.125], 0.5)
    yield history([0.25], 0.5)
    yield history([float(rng.uniform(2, 3))], 0.5)
    yield history(np.zeros(0), 0.5)


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
    """You ask whether the loss is small; asked is whether it has stopped changing."""
    return losses[-1] <= tolerance


@answered
def strictly_less(losses, tolerance):
    """A change of just the tolerance counts as converged too: ≤, not <."""
    return abs(losses[-1] - losses[-2]) < tolerance


@answered
def first_against_last(losses, tolerance):
    """You compare the last loss with the first; the one before it is asked."""
    return abs(losses[-1] - losses[0]) <= tolerance


@answered
def squared(losses, tolerance):
    """You squared the change, and small numbers shrink by that: compare its size itself."""
    return (losses[-1] - losses[-2]) ** 2 <= tolerance


@answered
def relative(losses, tolerance):
    """You divided the change by the loss. A share of the loss is another rule; here the change
    itself is compared with the tolerance."""
    return abs(losses[-1] - losses[-2]) / losses[-2] <= tolerance


@answered
def answer_reversed(losses, tolerance):
    """Your answer is just the other way round: True should mean converged."""
    return abs(losses[-1] - losses[-2]) > tolerance
