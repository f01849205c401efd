"""How a case tells losses, and how what an object did with them is read."""

import numpy as np

from duograd.boundary.programs import SCRIBBLE
from duograd.exercises import Case


def listed(losses):
    return ", ".join(f"{loss:.3g}".replace("nan", "NaN") for loss in losses)


def is_number(value):
    """Whether a value is a single number, and neither True nor False."""
    kind = np.asarray(value).dtype.kind
    return not isinstance(value, (str, list)) and np.ndim(value) == 0 and kind in "iuf"


def is_overwritten(value):
    """Whether arrays that the caller has overwritten are in a value."""
    if isinstance(value, list):
        return any(map(is_overwritten, value))
    return isinstance(value, np.ndarray) and bool((value == SCRIBBLE).any())


def parts(observation):
    """What each update returned, best_loss and best_weights; Nones where it has another form."""
    value = observation.value
    return value if isinstance(value, list) and len(value) > 3 else [None] * 4


def watched(rng, patience, min_delta, losses, asked="", shapes=((2, 3), 3)):
    """A case: these losses one after another, each with weights of its own; asked: when."""
    told = f"patience {patience}, min_delta {min_delta:g} and the losses {listed(losses)}"
    return Case(
        {"patience": patience, "min_delta": float(min_delta)},
        steps=[["update", float(loss), some_weights(rng, shapes)] for loss in losses],
        attributes=["best_loss", "best_weights"],
        told=f"{told}, {asked}" if asked else told,
    )


def some_weights(rng, shapes):
    return [rng.normal(0, 1, shape).astype("float32") for shape in shapes]
