"""A running average, one step: what batch normalisation remembers for later."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(
    points=1,
    level="complete",
    hints=[
        "Take running = 1, new = 3 and momentum = 0.1. The new batch is trusted by a tenth. Is "
        "your answer near 1, or near 3?",
        "It is a weighted mean of two numbers; both weights together make 1.",
        "One line: momentum belongs to `new`; what weight is left for `running`?",
        "A like example: a jug of paint. Pour a quarter out, fill it up with another colour: three "
        "quarters old, a quarter new.",
    ],
)


@exercise.oracle
def update_running(running, new, momentum):
    return (1 - momentum) * running + momentum * new


@exercise.cases
def cases(rng):
    yield {"running": np.array([1.0, 2.0]), "new": np.array([3.0, 6.0]), "momentum": 0.1}
    yield {"running": rng.normal(0, 1, (2, 3)), "new": rng.normal(90, 9, (2, 3)), "momentum": 0.75}
    yield {"running": rng.normal(0, 1, 2), "new": rng.normal(0, 1, 2) + 3, "momentum": 1.0}
    yield {"running": rng.normal(0, 1, 2), "new": rng.normal(0, 1, 2) - 3, "momentum": 0.0}
    yield {"running": np.zeros(1), "new": rng.normal(0, 1, 1) - 3, "momentum": 0.5}


@exercise.mistake
def weights_exchanged(running, new, momentum):
    """As if momentum were the weight of what was there before. Here it is that of the *new* one."""
    return momentum * running + (1 - momentum) * new


@exercise.mistake
def nothing_forgotten(running, new, momentum):
    """The new part is added, and nothing of the old one goes: the average grows and grows."""
    return running + momentum * new


@exercise.mistake
def replaced(running, new, momentum):
    """This is the new batch alone; nothing is remembered."""
    return new


@exercise.mistake
def plain_mean(running, new, momentum):
    """As if both counted half, whatever momentum is."""
    return (running + new) / 2


@exercise.given_else
def none_taken_for_a_default(momentum):
    """As if a momentum of 0 were none at all, and 0.1 stood in its place: with 0 the average stays
    as it is. (`or` and `if` take 0 for False.)"""
    return {"momentum": momentum or 0.1}


@exercise.mistake
def first_taken_whole(running, new, momentum):
    """Where the running average is 0 the new one came back whole, as if it were the first: it is
    mixed in all the same."""
    return (1 - momentum) * running + momentum * new if running.any() else new


@exercise.mistake
def away_from_the_new(running, new, momentum):
    """The average moves away from the new one, not towards it."""
    return (1 + momentum) * running - momentum * new


@exercise.mistake
def subtracted(running, new, momentum):
    """The new part is taken away from the old one."""
    return running - momentum * new


@exercise.mistake
def squared_weight(running, new, momentum):
    """As if the new part had been weighed twice."""
    return (1 - momentum) * running + momentum**2 * new


@exercise.mistake
def unchanged(running, new, momentum):
    """This is the old average: nothing new came in."""
    return running
