"""Where PyTorch's layers keep their weights, and how: see `Framework.load_weights`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from torch import nn

_PLAIN, _RECURRENT = ("weight", "bias"), ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
_ATTENTION = ("in_proj_weight", "out_proj.weight", "in_proj_bias", "out_proj.bias")
LAYERS: dict[type[nn.Module], tuple[str, Sequence[str]]] = {
    nn.Linear: ("dense", _PLAIN),
    nn.Embedding: ("embedding", ("weight",)),
    nn.RNN: ("simple RNN", _RECURRENT),
    nn.RNNCell: ("simple RNN", _RECURRENT),
    nn.LSTM: ("LSTM", _RECURRENT),
    nn.LSTMCell: ("LSTM", _RECURRENT),
    nn.GRU: ("GRU", _RECURRENT),
    nn.GRUCell: ("GRU", _RECURRENT),
    nn.Conv1d: ("1-D convolution", _PLAIN),
    nn.Conv2d: ("2-D convolution", _PLAIN),
    nn.MultiheadAttention: ("attention", _ATTENTION),
    nn.LayerNorm: ("norm", _PLAIN),
    nn.BatchNorm1d: ("norm", _PLAIN),
    nn.BatchNorm2d: ("norm", _PLAIN),
}


def layers_of(model: nn.Module) -> list[tuple[str, list[Any]]]:
    """The kind and the parameters (or None) of each layer that has weights, in order.

    One that is listed twice, once; none of what is no module.
    """
    modules = {id(module): module for module in _walk(model)}.values()
    return [
        (kind, [_parameter(module, name + suffix) for name in _held(module, names)])
        for module in modules
        for layer, (kind, names) in LAYERS.items()
        if isinstance(module, layer)
        for suffix in _suffixes(module)
    ]


def _walk(module: nn.Module) -> Iterator[nn.Module]:
    """The module and those inside, depth first; none inside of an attention layer."""
    yield module
    is_whole = isinstance(module, nn.MultiheadAttention) or not isinstance(module, nn.Module)
    for inner in () if is_whole else module.children():
        yield from _walk(inner)


def _held(module: nn.Module, names: Sequence[str]) -> Sequence[str]:
    """The names of a layer's parameters; those of an attention layer with no bias are two."""
    bare = isinstance(module, nn.MultiheadAttention) and module.in_proj_bias is None
    return names[:2] if bare else names


def _parameter(module: nn.Module, path: str) -> Any:
    """The parameter at a path of names, or None."""
    *outer, name = path.split(".")
    return getattr(module.get_submodule(".".join(outer)), name, None)


def _suffixes(module: nn.Module) -> list[str]:
    """What follows the names of a module's parameters, for each of the layers in it."""
    if not isinstance(module, nn.RNNBase):
        return [""]
    ways = ("", "_reverse") if module.bidirectional else ("",)
    return [f"_l{number}{way}" for number in range(module.num_layers) for way in ways]


def to_torch(kind: str, arrays: Sequence[np.ndarray]) -> list[np.ndarray]:
    """A layer's weights, in our layout, as PyTorch's parameters of that kind hold them."""
    if kind in ("dense", "1-D convolution", "2-D convolution"):
        return [np.moveaxis(arrays[0], (-1, -2), (0, 1)), *arrays[1:]]
    if kind == "GRU":
        W_x, W_h, b = map(_swapped, arrays)
        return [W_x.T, W_h.T, *b]
    if kind == "attention":
        W_in, W_out, *biases = np.concatenate(arrays[:3], axis=1), arrays[3], *arrays[4:]
        return [W_in.T, W_out.T, *([np.concatenate(biases[:3]), biases[3]] if biases else [])]
    if kind in ("simple RNN", "LSTM"):
        W_x, W_h, b = arrays
        return [W_x.T, W_h.T, b, np.zeros_like(b)]
    return list(arrays)


def from_torch(kind: str, arrays: Sequence[np.ndarray]) -> list[np.ndarray]:
    """What `to_torch` was given, as new arrays; of two biases that are added, the sum."""
    if kind in ("dense", "1-D convolution", "2-D convolution"):
        ours = [np.moveaxis(arrays[0], (0, 1), (-1, -2)), *arrays[1:]]
    elif kind == "GRU":
        ours = [_swapped(a) for a in (arrays[0].T, arrays[1].T, np.array(arrays[2:]))]
    elif kind == "attention":
        W_in, W_out, *biases = arrays
        ours = [*np.split(W_in.T, 3, axis=1), W_out.T]
        ours += [*np.split(biases[0], 3), biases[1]] if biases else []
    elif kind in ("simple RNN", "LSTM"):
        ours = [arrays[0].T, arrays[1].T, *([arrays[2] + arrays[3]] if arrays[2:] else [])]
    else:
        ours = list(arrays)
    return [np.array(array, order="C") for array in ours]


def _swapped(array: np.ndarray) -> np.ndarray:
    """The columns of a GRU's gates z, r, n as r, z, n, which is PyTorch's order, and back."""
    z, r, n = np.split(array, 3, axis=-1)
    return np.concatenate([r, z, n], axis=-1)
