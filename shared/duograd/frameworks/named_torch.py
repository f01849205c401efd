"""PyTorch's side of `boundary.named`: operations, and losses, models, optimizers of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import nn

from duograd.boundary.named import Arrays
from duograd.frameworks.recorded_torch import recorded

TORCH = Arrays(torch, array=torch.tensor, softplus=nn.functional.softplus, matvec=torch.matmul)


def _network(parameters: dict[str, Any], _: dict[str, Any]) -> nn.Module:
    """Dense layers with the given (W, b) pairs, `activation` (and `dropout`) between them.

    Logits come out, or probabilities where `output` is sigmoid. With `tables` it keeps a diary.
    `frozen`: nothing of it learns; here each weight is marked. `scaled`: see `_Scaled`.
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
    layers += [nn.Sigmoid()] if "output" in parameters else []
    if "tables" in parameters:
        return recorded(layers, parameters["tables"], parameters.get("moods"))
    model = nn.Sequential(*layers).requires_grad_("frozen" not in parameters)
    return _Scaled(model) if "scaled" in parameters else model


class _Scaled(nn.Module):
    """A network inside of a model that has a weight of its own: a factor of all answers, 1."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network, self.factor = network, nn.Parameter(torch.ones(1))

    def forward(self, X: torch.Tensor) -> Any:
        """What the network answers, times the factor."""
        return self.network(X) * self.factor


def _dense(parameters: dict[str, Any], _: dict[str, Any]) -> nn.Module:
    """A dense layer with the weights W, b, or W alone."""
    W, *b = map(torch.tensor, parameters["weights"])
    dense = nn.Linear(W.shape[0], W.shape[1], bias=bool(b))
    with torch.no_grad():
        for place, array in zip(dense.parameters(), (W.T, *b), strict=True):
            place.copy_(array)
    return dense


def _token_model(parameters: dict[str, Any], _: dict[str, Any]) -> nn.Module:
    """Rows of a table, then a dense layer: whole numbers [n, T] in, logits [n, T, words] out.

    A layer norm stands between them if there is a `norm`.
    `left` is in each gradient when it comes, as if another loss had been there before.
    """
    E, W, b = (torch.tensor(parameters[name]) for name in ("E", "W", "b"))
    embedding, dense = nn.Embedding(*E.shape), nn.Linear(*W.shape)
    with torch.no_grad():
        for place, array in ((embedding.weight, E), (dense.weight, W.T), (dense.bias, b)):
            place.copy_(array)
    norm = [nn.LayerNorm(W.shape[0])] if "norm" in parameters else []
    model = nn.Sequential(embedding, *norm, dense)
    for parameter in model.parameters() if "left" in parameters else ():
        parameter.grad = torch.full_like(parameter, parameters["left"])
    return model


def _sgd(parameters: dict[str, Any], earlier: dict[str, Any]) -> torch.optim.Optimizer:
    """SGD; with a `momentum` it has a `velocity`, the same for every weight."""
    weights = [*earlier["model"].parameters()]
    momentum = parameters.get("momentum", 0.0)
    optimizer = torch.optim.SGD(weights, lr=parameters["learning_rate"], momentum=momentum)
    for weight in weights if momentum else ():
        velocity = torch.full_like(weight, parameters["velocity"])
        optimizer.state[weight]["momentum_buffer"] = velocity.detach()
    return optimizer


NATIVE: dict[str, Callable[..., Any]] = {
    "mse_loss": lambda *_: nn.MSELoss(),
    "bce_logits_loss": lambda *_: nn.BCEWithLogitsLoss(),
    "network": _network,
    "dense": _dense,
    "token_model": _token_model,
    "sgd": _sgd,
    "foreign_weights": lambda arrays, _: arrays,
}
