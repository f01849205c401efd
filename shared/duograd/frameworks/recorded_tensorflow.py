"""A chain of layers that keeps a diary of how it is trained, for TensorFlow."""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from duograd.boundary.diary import Diary


class Sequential(tf.keras.Sequential):  # type: ignore[misc]
    """Like Keras' own; it writes into its diary in graphs, too, as `fit` makes them."""

    diary: Diary | None = None

    def call(self, inputs: Any, training: Any = None, mask: Any = None) -> Any:
        """Call the layers, then note what was asked."""
        output = super().call(inputs, training=training, mask=mask)
        if self.diary and isinstance(inputs, tf.Tensor) and tf.executing_eagerly():
            self.diary.note(inputs.numpy(), self.diary.read(), training is True)
        elif self.diary and not isinstance(inputs, tf.keras.KerasTensor):
            weights = [tf.reshape(variable.value, [-1]) for variable in self.trainable_variables]
            arguments = [tf.convert_to_tensor(inputs), tf.concat(weights, 0), training is True]
            tf.numpy_function(self.diary.note, arguments, [])
        return output

    def compile(self, *arguments: Any, **keywords: Any) -> None:
        """As Keras' own, without XLA: it knows no numpy_function."""
        super().compile(*arguments, **{**keywords, "jit_compile": False})

    @property
    def seen(self) -> list[np.ndarray]:
        """See `Diary.seen`."""
        assert self.diary
        return self.diary.seen


def recorded(layers: list[Any], tables: dict[str, Any]) -> Sequential:
    """The layers as a model that keeps a diary; tables: see `Diary`."""
    model = Sequential(layers)
    model.diary = Diary(
        tables, lambda: np.concatenate([array.ravel() for array in model.get_weights()])
    )
    return model
