"""What a `Named` in a case becomes in NumPy, for the oracle.

A model or an optimizer becomes its parameters, a dict: the oracle does the sums itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from duograd.boundary.scripted import ScriptedStopper


def build(name: str, parameters: dict[str, Any]) -> Any:
    """The function of that name, or the parameters of a model or an optimizer."""
    if name in FUNCTIONS:
        return FUNCTIONS[name]
    if name in BUILDERS:
        return BUILDERS[name](**parameters)
    return parameters


def _valley(scale: np.ndarray, center: np.ndarray) -> Callable[[np.ndarray], Any]:
    return lambda w: (scale * (w - center) ** 2).sum() / 2


def _quartic(scale: np.ndarray) -> Callable[[np.ndarray], Any]:
    return lambda w: (scale * (w**4 - 2 * w**2 + 0.3 * w)).sum()


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "identity": lambda z: z,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "cube": lambda x: x**3,
    "sine": np.sin,
    "exponential": np.exp,
    "squared_error": lambda y_pred, y: (y_pred - y) ** 2,
    "absolute_error": lambda y_pred, y: np.abs(y_pred - y),
    "mse_loss": lambda y_pred, y: ((y_pred - y) ** 2).mean(),
    "bce_logits_loss": lambda z, y: (np.logaddexp(0, z) - y * z).mean(),
    "linear_mse": lambda w, X, Y: ((X @ w - Y) ** 2).mean(),
    "linear_logistic": lambda w, X, Y: (np.logaddexp(0, X @ w) - Y * (X @ w)).mean(),
}
BUILDERS: dict[str, Callable[..., Any]] = {
    "valley": _valley,
    "quartic": _quartic,
    "scripted_stopper": ScriptedStopper,
}
