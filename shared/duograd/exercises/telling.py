"""Numbers and arrays as a message to a student shows them: few digits, never a wall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from duograd.boundary.wire import Named

MOST_NUMBERS = 8
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def number(value: Any) -> str:
    """A number with four significant digits, or two decimals where it is large."""
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    value = float(value)
    if value == 0:
        return "0"
    if np.isfinite(value) and value == round(value) and abs(value) < 1e6:
        return str(int(value))
    return f"{value:.4g}"


def shape(value: Any) -> str:
    """`[3, 2]`, or `a single number` for no dimensions."""
    return "a single number" if np.ndim(value) == 0 else str(list(np.shape(value)))


def show(value: Any) -> str:
    """A value in full where it is small, else its kind and shape."""
    if value is None or isinstance(value, (str, Named)):
        return f'"{value}"' if isinstance(value, str) else str(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(show(item) for item in value)}]" if len(value) < 5 else "a list"
    if not isinstance(value, (int, float, np.ndarray, np.generic)):
        return str(value)
    return _show_array(np.asarray(value))


def _show_array(array: np.ndarray) -> str:
    if array.ndim == 0:
        return number(array[()])
    if array.size > MOST_NUMBERS or array.ndim > 2:
        return f"a tensor of shape {shape(array)}"
    return f"[{', '.join(_show_array(row) for row in array)}]"


def inputs(arguments: Mapping[str, Any]) -> str:
    """`c = 150 and x = [140, 150, 190]`: a case in words."""
    return _listed([f"{name} = {show(value)}" for name, value in arguments.items()])


def shapes(arguments: Mapping[str, Any]) -> str:
    """`Here X is [5, 3] and W is [3, 7].`: the tensors of a case that have dimensions."""
    arrays = {name: x for name, x in arguments.items() if isinstance(x, np.ndarray) and x.ndim}
    return f"Here {_listed([f'{name} is {shape(x)}' for name, x in arrays.items()])}."


def _listed(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
