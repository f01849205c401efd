"""What a `Named` in a case becomes where both sides mean the same by it: each is written once.

A function is written over `Arrays`: NumPy for the oracle, a framework's own operations where a
student's code runs, so that gradients flow. Losses, models and optimizers that are objects of a
framework stand in `frameworks`. What only one lesson needs stands in its own `named.py`, in a table
FUNCTIONS as below, and a case calls it by lesson and name: `05_gradient_descent/bowl`.
A submission can read all of this: nothing here may answer an exercise.
"""

from __future__ import annotations

import functools
import runpy
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from duograd.boundary.scripted import ScriptedStopper

LESSONS = Path(__file__).parents[1] / "lessons"


class Arrays:
    """The operations of a module under the names that they have here.

    `module` has most; `own` are those that it lacks or calls otherwise: array (from NumPy's),
    relu, sigmoid, softplus, sum, mean, and matvec (X [n, d] times w [d] is [n]).
    """

    def __init__(self, module: Any, **own: Callable[..., Any]) -> None:
        self._module = module
        vars(self).update(own)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)


def build(xp: Arrays, name: str, parameters: Mapping[str, Any]) -> Any:
    """The function (or the scripted object) of that name, over `xp`. Raises KeyError."""
    lesson, _, own = name.rpartition("/")
    make = (functions_of(lesson) if lesson else FUNCTIONS)[own]
    return make(xp, **{key: _native(xp, value) for key, value in parameters.items()})


@functools.cache
def functions_of(lesson: str) -> dict[str, Callable[..., Any]]:
    """What a lesson's own `named.py` defines. Raises OSError if it has none."""
    module = runpy.run_path(str(LESSONS / lesson / "named.py"))
    return dict(module["FUNCTIONS"])


def _native(xp: Arrays, value: Any) -> Any:
    return xp.array(value) if isinstance(value, np.ndarray) else value


def _logistic(xp: Arrays, z: Any, y: Any) -> Any:
    return xp.mean(xp.softplus(z) - y * z)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "identity": lambda xp: lambda z: z,
    "sigmoid": lambda xp: xp.sigmoid,
    "tanh": lambda xp: xp.tanh,
    "relu": lambda xp: xp.relu,
    "cube": lambda xp: lambda x: x**3,
    "sine": lambda xp: xp.sin,
    "exponential": lambda xp: xp.exp,
    "squared_error": lambda xp: lambda y_pred, y: (y_pred - y) ** 2,
    "absolute_error": lambda xp: lambda y_pred, y: xp.abs(y_pred - y),
    "linear_mse": lambda xp: lambda w, X, Y: xp.mean((xp.matvec(X, w) - Y) ** 2),
    "linear_logistic": lambda xp: lambda w, X, Y: _logistic(xp, xp.matvec(X, w), Y),
    "valley": lambda xp, scale, center: lambda w: xp.sum(scale * (w - center) ** 2) / 2,
    "quartic": lambda xp, scale: lambda w: xp.sum(scale * (w**4 - 2 * w**2 + 0.3 * w)),
    "scripted_stopper": lambda _, stop_at, best_at: ScriptedStopper(stop_at, best_at),
}
