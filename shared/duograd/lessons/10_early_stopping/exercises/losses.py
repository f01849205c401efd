"""How a case tells losses, and whether what came back is a number."""

import numpy as np


def listed(losses):
    return ", ".join(f"{loss:.3g}".replace("nan", "NaN") for loss in losses)


def is_number(value):
    """Whether a value is a single number, and neither True nor False."""
    kind = np.asarray(value).dtype.kind
    return not isinstance(value, (str, list)) and np.ndim(value) == 0 and kind in "iuf"
