"""What a `Named` in a case becomes in PyTorch: functions, losses, small models, optimizers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import nn

from duograd.boundary.layouts import layout
from duograd.boundary.scripted import ScriptedStopper

Tensor = torch.Tensor


def build(name: str, parameters: dict[str, Any], earlier: dict[str, Any]) -> Any:
    """The thing of that name; `earlier` holds the arguments before it. Raises KeyError."""
    if name in FUNCTIONS:
        return FUNCTIONS[name]
    if name in LOSSES:
        return LOSSES[name]()
    if name in BUILDERS:
        return BUILDERS[name](**{k: torch.tensor(np.asarray(v)) for k, v in parameters.items()})
    return MODELS[name](parameters, earlier)


def _valley(scale: Tensor, center: Tensor) -> Callable[[Tensor], Tensor]:
    return lambda w: (scale * (w - center) ** 2).sum() / 2


def _quartic(scale: Tensor) -> Callable[[Tensor], Tensor]:
    return lambda w: (scale * (w**4 - 2 * w**2 + 0.3 * w)).sum()


def _network(parameters: dict[str, Any], _: dict[str, Any]) -> nn.Module:
    """Dense layers with the given (W, b) pairs, `activation` (and `dropout`) between them.

    Logits come out, or probabilities where `output` is sigmoid.
    """
    activation = {"relu": nn.ReLU, "tanh": nn.Tanh}[parameters.get("activation", "tanh")]
    layers: list[nn.Module] = []
    for weight, bias in parameters["weights"]:
        dense = nn.Linear(*weight.shape)
        with torch.no_grad():
            dense.weight.copy_(torch.tensor(weight.T.copy()))
            dense.bias.copy_(torch.tensor(bias))
        layers += [dense, activation()]
        if "dropout" in parameters:
            layers.append(nn.Dropout(parameters["dropout"]))
    del layers[layers.index(dense) + 1 :]
    return nn.Sequential(*layers, *([nn.Sigmoid()] if "output" in parameters else []))


def _sgd(parameters: dict[str, Any], earlier: dict[str, Any]) -> torch.optim.Optimizer:
    return torch.optim.SGD(earlier["model"].parameters(), lr=parameters["learning_rate"])


FUNCTIONS: dict[str, Callable[..., Tensor]] = {
    "identity": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "cube": lambda x: x**3,
    "sine": torch.sin,
    "exponential": torch.exp,
    "squared_error": lambda y_pred, y: (y_pred - y) ** 2,
    "absolute_error": lambda y_pred, y: (y_pred - y).abs(),
    "linear_mse": lambda w, X, Y: ((X @ w - Y) ** 2).mean(),
    "linear_logistic": lambda w, X, Y: (nn.functional.softplus(X @ w) - Y * (X @ w)).mean(),
}
LOSSES: dict[str, Callable[[], nn.Module]] = {
    "mse_loss": nn.MSELoss,
    "bce_logits_loss": nn.BCEWithLogitsLoss,
}
BUILDERS: dict[str, Callable[..., Any]] = {"valley": _valley, "quartic": _quartic}
MODELS: dict[str, Callable[..., Any]] = {
    "network": _network,
    "sgd": _sgd,
    "foreign_weights": lambda parameters, _: layout("tensorflow", parameters["weights"]),
    "scripted_stopper": lambda parameters, _: ScriptedStopper(**parameters),
}
