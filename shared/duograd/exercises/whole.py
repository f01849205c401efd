"""A property that exercises share in which something is counted."""

from __future__ import annotations

from typing import Any

import numpy as np


def not_whole(value: Any, **_: Any) -> bool:
    """The numbers are right, but yours are floats, as 2.0, or True or False: a whole number is
    asked, as 2."""
    return np.asarray(value).dtype.kind in "iu"
