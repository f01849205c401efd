"""How a case tells losses, and how what an object did with them is read."""

import numpy as np

from duograd.boundary.programs import SCRIBBLE


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
