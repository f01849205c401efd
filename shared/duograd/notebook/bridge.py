"""Let NumPy code, such as a picture, call a student's tensor functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from duograd.notebook.session import session


def as_numpy(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function`, taking and returning NumPy arrays (float32 tensors in between).

    A function made here that is passed as an argument is handed over as the student wrote it.
    """
    if hasattr(function, "student_function"):
        return function

    def called(*arguments: Any, **keywords: Any) -> Any:
        given = {key: to_tensor(value) for key, value in keywords.items()}
        return to_array(function(*(to_tensor(value) for value in arguments), **given))

    called.student_function = function  # type: ignore[attr-defined]
    return called


def in_precision(function: Callable[..., Any], dtype: str) -> Callable[..., Any]:
    """A function made by `as_numpy`, with arrays becoming tensors of `dtype` instead of float32.

    A function that is NumPy already is given arrays of `dtype`.
    """
    student = getattr(function, "student_function", None)

    def called(*arguments: Any) -> Any:
        given = [_of_dtype(value, dtype) for value in arguments]
        if student is None:
            return function(*given)
        native = [
            session.framework.tensor(value) if isinstance(value, np.ndarray) else to_tensor(value)
            for value in given
        ]
        return to_array(student(*native))

    return called


def _of_dtype(value: Any, dtype: str) -> Any:
    return np.asarray(value, dtype) if isinstance(value, (np.ndarray, np.generic)) else value


def to_tensor(value: Any) -> Any:
    """An array as a float32 tensor, in tuples and lists too; Python's own numbers stay."""
    if hasattr(value, "student_function"):
        return value.student_function
    if isinstance(value, (tuple, list)):
        return type(value)(to_tensor(item) for item in value)
    if isinstance(value, (np.ndarray, np.generic)):
        array = np.asarray(value)
        kind = "float32" if array.dtype.kind == "f" else array.dtype
        return session.framework.tensor(array.astype(kind))
    return value


def to_array(value: Any) -> Any:
    """A tensor as an array, detached; tuples and lists item by item."""
    if isinstance(value, (tuple, list)):
        return type(value)(to_array(item) for item in value)
    return session.framework.array(value) if session.framework.is_tensor(value) else value


def load_weights(model: Any, layers: Sequence[Sequence[np.ndarray]]) -> None:
    """Put weights into the layers of a model of the lab's framework: `Framework.load_weights`."""
    session.framework.load_weights(model, layers)
