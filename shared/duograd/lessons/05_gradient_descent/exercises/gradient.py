"""The gradient of a loss by autograd, which is given: mistakes of those who write it anew."""

import numpy as np

from duograd.exercises import Exercise, failed

from .losses import BOWL, PARABOLA, TWO_VALLEYS
from .walks import slope_at

exercise = Exercise(points=0, level="given", detached=True)


@exercise.oracle
def gradient(loss, w):
    return slope_at(loss, w)


@exercise.cases
def cases(rng):
    yield {"loss": PARABOLA, "w": np.array(5.0)}
    yield {"loss": BOWL, "w": np.array([2.0, 1.0])}
    yield {"loss": TWO_VALLEYS, "w": rng.uniform(0.5, 1.5, 3)}


@exercise.mistake
def uphill_sign(loss, w):
    """The sign is turned round: this is minus the gradient."""
    return -slope_at(loss, w)


@exercise.mistake
def value_for_slope(loss, w):
    """This is the loss itself; its slope for each weight is asked."""
    return loss(w)


@exercise.telltale
def not_watched(seen):
    """None came back. Either `return` is missing, or nothing was recorded: the tape follows
    variables by itself, but a constant only when told to watch it."""
    return all(o.failure is None and o.value is None for o in seen)


@exercise.telltale
def not_tracked(seen):
    """Nothing was recorded: torch follows only tensors that require a gradient, and this w, as it
    was given, does not."""
    return failed(seen, "does not require grad")
