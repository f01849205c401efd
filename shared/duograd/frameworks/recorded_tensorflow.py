"""A chain of layers that keeps a diary of how it is trained, for TensorFlow."""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from duograd.boundary.diary import Diary


@tf.keras.utils.register_keras_serializable("duograd")  # a copy is made by that name
class Sequential(tf.keras.Sequential):  # type: ignore[misc]
    """Like Keras' own; it writes into its diary in graphs, too, as `fit` makes them."""

    diary: Diary | None = None

    def call(self, inputs: Any, training: Any = None, mask: Any = None) -> Any:
        """Call the layers, then note what was asked."""
        output = super().call(inputs, training=training, mask=mask)
        if not self.diary or isinstance(inputs, tf.keras.KerasTensor):
            return output
        if isinstance(inputs, tf.Tensor) and tf.executing_eagerly():
            return self._told(inputs.numpy(), output, self.diary.read(), training is True)
        weights = [tf.reshape(variable.value, [-1]) for variable in self.trainable_variables]
        arguments = [tf.convert_to_tensor(inputs), output, tf.concat(weights, 0), training is True]
        said = tf.ensure_shape(tf.numpy_function(self._said, arguments, output.dtype), output.shape)
        return output if training is True else self._heard(inputs, output, said)

    def _told(self, X: Any, z: Any, weights: Any, training: bool) -> Any:
        said = self._said(X, z, weights, training)
        return z if training else self._heard(X, z, said)

    def _said(self, X: Any, z: Any, weights: Any, training: bool) -> Any:
        """Note what was asked; what the model says to it."""
        assert self.diary
        self.diary.note(X, weights, bool(training))
        return z if training else self.diary.said(X, z, weights)

    def _heard(self, X: Any, z: Any, said: Any) -> Any:
        """What is said instead of z, with the slopes of z; it is noted when they are asked."""

        @tf.custom_gradient  # type: ignore[untyped-decorator]
        def say(z: Any) -> Any:
            def slope(upstream: Any) -> Any:
                tf.numpy_function(self._note_slope, [X], [])
                return upstream

            return tf.convert_to_tensor(said), slope

        return say(z)

    def _note_slope(self, X: Any) -> None:
        assert self.diary
        if self.diary.is_about_the_last(X):
            self.diary.note_slope()

    def compile(self, *arguments: Any, **keywords: Any) -> None:
        """As Keras' own, without XLA: it knows no numpy_function."""
        super().compile(*arguments, **{**keywords, "jit_compile": False})

    @property
    def seen(self) -> list[np.ndarray]:
        """See `Diary.seen`."""
        assert self.diary
        return self.diary.seen


def recorded(
    layers: list[Any], tables: dict[str, Any], moods: dict[str, Any] | None = None
) -> Sequential:
    """The layers as a model that keeps a diary; tables, moods: see `Diary`."""
    model = Sequential(layers)
    model.diary = Diary(
        tables, lambda: np.concatenate([array.ravel() for array in model.get_weights()]), moods
    )
    return model
