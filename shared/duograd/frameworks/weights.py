"""Which of a model's layers are those that given weights are for; see `Framework.load_weights`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Arrays = Sequence[np.ndarray]
Shapes = tuple[str, list[tuple[int, ...]]]  # of a layer's arrays, after its kind
RECURRENT = {1: "simple RNN", 3: "GRU", 4: "LSTM"}  # by the blocks of columns in W_h
ATTENTION = (4, 8)  # arrays, without biases and with them
OTHERS = {1: "norm", 2: "dense", 3: "1-D convolution", 4: "2-D convolution"}  # by axes


class Unfit(ValueError):
    """Weights that do not fit a model: our own words, not the student's error."""


def kind_of(layer: Arrays) -> str:
    """The kind of layer that has these weights. Raises KeyError."""
    if len(layer) == 1:
        return "embedding"
    if len(layer) in ATTENTION:
        return "attention"
    if len(layer) == 3:
        n, columns = layer[1].shape
        return RECURRENT[columns // n]
    return OTHERS[layer[0].ndim]


def fitting(found: Sequence[tuple[str, Arrays]], layers: Sequence[Arrays]) -> list[int]:
    """Which of the layers found take the weights: those of the same kinds, in order.

    found: kind and weights of each. Raises ValueError with one sentence if they do not fit. A
    layer that only lacks a bias passes: its framework says so itself.
    """
    have = [(kind, _shapes(arrays)) for kind, arrays in found]
    asked = [(kind_of(layer), _shapes(layer)) for layer in layers]
    if any(kind != "norm" and not shapes for kind, shapes in have):
        raise Unfit("a layer of the model has no weights: it was made, but is never called")
    kinds = {kind for kind, _ in asked}
    places = [place for place, (kind, _) in enumerate(have) if kind in kinds]
    if len(places) == len(asked) and all(map(_fits, [have[n] for n in places], asked)):
        return places
    if kinds == {"dense"}:
        says = [_sizes(shapes) for shapes in ([have[n] for n in places], asked)]
        raise Unfit(f"the model's dense layers have the sizes {says[0]}; asked is {says[1]}")
    raise Unfit(f"the weights of the model's layers are {_told(have)}; asked is {_told(asked)}")


def _shapes(layer: Arrays) -> list[tuple[int, ...]]:
    return [array.shape for array in layer]


def _fits(have: Shapes, asked: Shapes) -> bool:
    return have[0] == asked[0] and have[1] == asked[1][: len(have[1])]


def _sizes(dense: Sequence[Shapes]) -> str:
    """`2 → 3 → 1` for layers of sizes (2, 3) and (3, 1)."""
    sizes = [shapes[0] for _, shapes in dense]
    return " → ".join(map(str, (sizes[0][0], *(n for _, n in sizes)))) if sizes else "none"


def _told(layers: Sequence[Shapes]) -> str:
    """`embedding [9, 2] → dense [2, 1] [1]`."""
    words = [" ".join([kind, *(str(list(shape)) for shape in s)]) for kind, s in layers]
    return " → ".join(words) or "none"
