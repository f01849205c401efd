"""Which of Keras' layers hold weights; their layout is ours: see `Framework.load_weights`."""

from __future__ import annotations

from collections.abc import Iterator
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
    for inner in layer._layers:
        yield from _walk(inner)


def weights_of(kind: str, layer: Any) -> list[np.ndarray]:
    """A layer's weights as new arrays. A norm's running averages are none."""
    return [np.array(array) for array in layer.get_weights()[: 2 if kind == "norm" else None]]
