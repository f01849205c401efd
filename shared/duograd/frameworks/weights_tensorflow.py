"""Which of Keras' layers hold weights, and how: see `Framework.load_weights`.

Their layout is ours, but for an attention layer, whose weights have an axis of heads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

LAYERS: dict[type, str] = {
    tf.keras.layers.Dense: "dense",
    tf.keras.layers.Embedding: "embedding",
    tf.keras.layers.SimpleRNNCell: "simple RNN",  # each SimpleRNN has one
    tf.keras.layers.LSTMCell: "LSTM",
    tf.keras.layers.GRUCell: "GRU",
    tf.keras.layers.Conv1D: "1-D convolution",
    tf.keras.layers.Conv2D: "2-D convolution",
    tf.keras.layers.MultiHeadAttention: "attention",
    tf.keras.layers.LayerNormalization: "norm",
    tf.keras.layers.BatchNormalization: "norm",
}


def layers_of(model: Any) -> list[tuple[str, Any]]:
    """Each layer that has weights, and its kind, in order; one that is used twice, once."""
    layers = {id(layer): layer for layer in _walk(model)}.values()
    return [(kind, x) for x in layers for one, kind in LAYERS.items() if isinstance(x, one)]


def _walk(layer: Any) -> Iterator[Any]:
    """The layer and those inside, depth first. Keras' own walk turns the order inside round."""
    yield layer
    for inner in getattr(layer, "_layers", ()):  # what is no layer has none
        yield from _walk(inner)


def weights_of(kind: str, layer: Any) -> list[np.ndarray]:
    """A layer's weights as new arrays. A norm's running averages are none."""
    arrays = [np.array(array) for array in layer.get_weights()]
    if kind == "attention":
        return _without_heads(arrays)
    return arrays[: 2 if kind == "norm" else None]


def set_weights(kind: str, layer: Any, arrays: Sequence[np.ndarray]) -> None:
    """Put weights in our layout into a layer; a norm keeps its running averages."""
    held = layer.get_weights()
    if kind == "attention":
        n = len(arrays) // 4
        arrays = [array for one in range(4) for array in arrays[one::4][:n]]
    given = [array.reshape(old.shape) for array, old in zip(arrays, held, strict=False)]
    # Keras itself says what it lacks, where more is given than it holds.
    layer.set_weights([*given, *arrays[len(held) :], *held[len(arrays) :]])


def _without_heads(arrays: Sequence[np.ndarray]) -> list[np.ndarray]:
    """W_q, W_k, W_v, W_o and, where there are biases, b_q, b_k, b_v, b_o."""
    step = len(arrays) // 4
    kernels, biases = arrays[::step], arrays[1::2] if step == 2 else []
    d = kernels[0].shape[0]
    flat = [*(W.reshape(d, -1) for W in kernels[:3]), kernels[3].reshape(-1, d)]
    return [*flat, *(b.reshape(-1) for b in biases)]
