"""What telltales of several exercises ask of the observations."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from duograd.boundary.wire import Observation
from duograd.exercises.comparing import same


def failed(seen: Sequence[Observation], *parts: str) -> bool:
    """Whether the first failure's message holds one of `parts`."""
    message = next((o.failure.message for o in seen if o.failure), "")
    return any(part in message for part in parts)


def other_answer(one: Observation, other: Observation) -> bool:
    """Whether two arrays of one shape came that differ by more than rounding."""
    both = one.value, other.value
    if not isinstance(both[0], np.ndarray) or np.shape(both[0]) != np.shape(both[1]):
        return False
    return not np.allclose(*both, rtol=1e-3, atol=1e-3)


def are_double(seen: Sequence[Observation], place: int, right: np.ndarray) -> bool:
    """Whether the value at a place is the right one, and some tensor that came holds float64."""
    tensors = (o.value for o in seen if not o.facts.get("arrays"))
    double = (isinstance(one, np.ndarray) and one.dtype == np.float64 for one in tensors)
    return any(double) and same(seen[place].value, right)


def are_floats(seen: Sequence[Observation]) -> bool:
    """Whether each value is a single whole number, and some of them floats: as 2.0, not as 2."""
    values = [np.asarray(o.value) for o in seen]
    whole = (v.dtype.kind in "iuf" and not v.ndim and v == np.round(v) for v in values)
    return any(v.dtype.kind == "f" for v in values) and all(whole)
