"""TensorFlow's side of `boundary.named`: operations, and losses, models, optimizers of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from duograd.boundary.named import Arrays
from duograd.frameworks.recorded_tensorflow import recorded

TENSORFLOW = Arrays(
    tf,
    array=tf.constant,
    relu=tf.nn.relu,
    softplus=tf.nn.softplus,
    sum=tf.reduce_sum,
    mean=tf.reduce_mean,
    matvec=tf.linalg.matvec,
)


def _network(parameters: dict[str, Any], _: dict[str, Any]) -> Any:
    """Dense layers with the given (W, b) pairs, `activation` (and `dropout`) between them.

    Logits come out, or probabilities where `output` is sigmoid. With `tables` it keeps a diary.
    `frozen`: nothing of it learns, and either the model or its layers are marked. `scaled`: see
    `_Scaled`.
    """
    weights = parameters["weights"]
    layers = [tf.keras.Input((weights[0][0].shape[0],))]
    for place, (weight, _bias) in enumerate(weights):
        last = place == len(weights) - 1
        activation = parameters.get("output") if last else parameters.get("activation", "tanh")
        layer = tf.keras.layers.Dense(weight.shape[1], activation, kernel_initializer="zeros")
        layers.append(layer)
        if "dropout" in parameters and not last:
            layers.append(tf.keras.layers.Dropout(parameters["dropout"]))
    tables = parameters.get("tables")
    moods = parameters.get("moods")
    model = recorded(layers, tables, moods) if tables else tf.keras.Sequential(layers)
    model.set_weights([array for pair in weights for array in pair])
    marked = {"model": [model], "layers": model.layers, "": []}[parameters.get("frozen", "")]
    for part in marked:
        part.trainable = False
    return _Scaled(model) if "scaled" in parameters else model


class _Scaled(tf.keras.Model):  # type: ignore[misc]
    """A network inside of a model that has a weight of its own: a factor of all answers, 1."""

    def __init__(self, network: Any) -> None:
        super().__init__()
        self.network, self.factor = network, self.add_weight(shape=(1,), initializer="ones")

    def call(self, X: Any) -> Any:
        """What the network answers, times the factor."""
        return self.network(X) * self.factor


def _dense(parameters: dict[str, Any], _: dict[str, Any]) -> Any:
    """A dense layer with the weights W, b, or W alone."""
    W, *b = parameters["weights"]
    layer = tf.keras.layers.Dense(W.shape[1], use_bias=bool(b))
    layer.build((None, W.shape[0]))
    layer.set_weights([W, *b])
    return layer


def _token_model(parameters: dict[str, Any], _: dict[str, Any]) -> Any:
    """Rows of a table, then a dense layer: whole numbers [n, T] in, logits [n, T, words] out.

    A layer norm stands between them if there is a `norm`.
    """
    E, W, b = (parameters[name] for name in ("E", "W", "b"))
    embedding, dense = tf.keras.layers.Embedding(*E.shape), tf.keras.layers.Dense(W.shape[1])
    norm = [tf.keras.layers.LayerNormalization(epsilon=1e-5)] if "norm" in parameters else []
    layers = [tf.keras.Input((None,), dtype="int32"), embedding, *norm, dense]
    model = tf.keras.Sequential(layers)
    embedding.set_weights([E])
    dense.set_weights([W, b])
    return model


def _sgd(parameters: dict[str, Any], earlier: dict[str, Any]) -> Any:
    """SGD; with a `momentum` it has a `velocity`, the same for every weight."""
    rate, momentum = parameters["learning_rate"], parameters.get("momentum", 0.0)
    optimizer = tf.keras.optimizers.SGD(rate, momentum)
    if momentum:
        optimizer.build(earlier["model"].trainable_variables)
        for place in optimizer.momentums:  # Keras keeps the step itself
            place.assign(tf.fill(place.shape, -rate * parameters["velocity"]))
    return optimizer


NATIVE: dict[str, Callable[..., Any]] = {
    "mse_loss": lambda *_: tf.keras.losses.MeanSquaredError(),
    "bce_logits_loss": lambda *_: tf.keras.losses.BinaryCrossentropy(from_logits=True),
    "network": _network,
    "dense": _dense,
    "token_model": _token_model,
    "sgd": _sgd,
    "foreign_weights": lambda arrays, _: arrays,
}
