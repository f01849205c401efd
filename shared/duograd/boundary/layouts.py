"""How each framework stores the weights of a small network: names and shapes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def layout(framework: str, layers: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Two dense layers, each (W [n_in, n_out], b [n_out]), by name as `framework` stores them.

    torch: what `state_dict` of Sequential(Linear, Tanh, Linear, Sigmoid) holds, [n_out, n_in].
    tensorflow: layer and variable of a Keras model whose layers are called hidden and output.
    """
    (W1, b1), (W2, b2) = layers
    if framework == "torch":
        return {"0.weight": W1.T, "0.bias": b1, "2.weight": W2.T, "2.bias": b2}
    return {"hidden/kernel": W1, "hidden/bias": b1, "output/kernel": W2, "output/bias": b2}
