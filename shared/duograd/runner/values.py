"""The forms in which values reach an answer and come back: lists, tuples, plain numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from duograd.boundary.wire import LARGEST, Opaque, Table
from duograd.frameworks import Framework
from duograd.runner.explaining import LONGEST_TEXT

MOST_ITEMS = 1000  # of a list or a generator that comes back


def paired(value: list[Any]) -> Any:
    """A list as a tuple; where it holds lists it stays one, and each of them is a tuple."""
    lists = [isinstance(item, list) for item in value]
    return [*map(tuple, value)] if all(lists) else tuple(value)


def is_number(output: Any) -> bool:
    """Whether it is a plain number, of Python or NumPy, and no tensor; or one of several is."""
    if isinstance(output, (list, tuple)):
        return len(output) <= MOST_ITEMS and any(map(is_number, output))
    plain = isinstance(output, (int, float))
    return plain or (isinstance(output, (np.ndarray, np.generic)) and output.ndim == 0)


def listed(value: Any) -> Any:
    """A generator's items as a list, so that `yield` is as good as `return [...]`.

    Also those of generators in a list, such as the answers of the `repeat` probe.
    """
    if isinstance(value, Iterator):
        return [item for item, _ in zip(value, range(MOST_ITEMS), strict=False)]
    return [listed(item) for item in value] if isinstance(value, list) else value


def exported(value: Any, framework: Framework) -> Any:
    """What crosses back: arrays, numbers, strings, lists, dicts; else the type's name."""
    if isinstance(value, int) and abs(value) >= LARGEST:
        return Opaque("whole number beyond 64 bits")
    if isinstance(value, str):
        return str(value[:LONGEST_TEXT])
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if framework.is_tensor(value):
        value = framework.array(value)
    if isinstance(value, (np.ndarray, np.generic)):
        plain = np.asarray(value)
        return plain if plain.dtype.kind in "biuf" else Opaque(f"array of {plain.dtype}")
    if isinstance(value, (list, tuple)) and len(value) <= MOST_ITEMS:
        return [exported(item, framework) for item in value]
    if isinstance(value, dict) and len(value) <= MOST_ITEMS:
        both = ([exported(one, framework) for one in row] for row in value.items())
        return Table(both)
    return Opaque(type(value).__name__)
