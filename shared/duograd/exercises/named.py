"""What a `Named` in a case becomes in NumPy, for the oracle, and what of it is sent.

A model or an optimizer becomes its parameters, a dict: the oracle does the sums itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from duograd.boundary import named
from duograd.boundary.named import Arrays
from duograd.boundary.wire import Named

NUMPY = Arrays(
    np,
    array=np.asarray,
    relu=lambda z: np.maximum(z, 0),
    sigmoid=lambda z: 1 / (1 + np.exp(-z)),
    softplus=lambda z: np.logaddexp(0, z),
    matvec=np.matmul,
)
LOSSES: dict[str, Callable[..., Any]] = {
    "mse_loss": lambda y_pred, y: ((y_pred - y) ** 2).mean(),
    "bce_logits_loss": lambda z, y: (np.logaddexp(0, z) - y * z).mean(),
}


def build(name: str, parameters: dict[str, Any]) -> Any:
    """The function of that name, or the parameters of a model or an optimizer."""
    if name in LOSSES:
        return LOSSES[name]
    is_model = "/" not in name and name not in named.FUNCTIONS
    return parameters if is_model else named.build(NUMPY, name, parameters)


def sent(arguments: Mapping[str, Any], framework: str) -> dict[str, Any]:
    """A case's arguments as they go to where a student's code runs.

    How a framework lays weights out is an answer (lesson 11): that is done here, out of reach.
    """
    return {name: _laid_out(value, framework) for name, value in arguments.items()}


def _laid_out(value: Any, framework: str) -> Any:
    if not isinstance(value, Named) or value.name != "foreign_weights":
        return value
    other = "tensorflow" if framework == "torch" else "torch"
    arrays = list(layout(other, value.parameters["weights"]).items())
    turned = reversed(arrays) if value.parameters.get("turned") else arrays
    return Named(value.name, dict(turned), value.label)


def layout(framework: str, layers: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Two dense layers, each (W [n_in, n_out], b [n_out]), by name as `framework` stores them.

    torch: what `state_dict` of Sequential(Linear, Tanh, Linear, Sigmoid) holds, [n_out, n_in].
    tensorflow: layer and variable of a Keras model whose layers are called hidden and output.
    """
    (W1, b1), (W2, b2) = layers
    if framework == "torch":
        return {"0.weight": W1.T, "0.bias": b1, "2.weight": W2.T, "2.bias": b2}
    return {"hidden/kernel": W1, "hidden/bias": b1, "output/kernel": W2, "output/bias": b2}
