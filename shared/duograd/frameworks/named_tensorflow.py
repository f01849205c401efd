"""What a `Named` in a case becomes in TensorFlow: functions, losses, small models, optimizers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import tensorflow as tf

from duograd.boundary.layouts import layout
from duograd.boundary.scripted import ScriptedStopper


def build(name: str, parameters: dict[str, Any], earlier: dict[str, Any]) -> Any:
    """The thing of that name; `earlier` holds the arguments before it. Raises KeyError."""
    if name in FUNCTIONS:
        return FUNCTIONS[name]
    if name in LOSSES:
        return LOSSES[name]()
    if name in BUILDERS:
        return BUILDERS[name](**{k: tf.constant(np.asarray(v)) for k, v in parameters.items()})
    return MODELS[name](parameters, earlier)


def _valley(scale: Any, center: Any) -> Callable[[Any], Any]:
    return lambda w: tf.reduce_sum(scale * (w - center) ** 2) / 2


def _quartic(scale: Any) -> Callable[[Any], Any]:
    return lambda w: tf.reduce_sum(scale * (w**4 - 2 * w**2 + 0.3 * w))


def _logistic(z: Any, y: Any) -> Any:
    return tf.reduce_mean(tf.nn.softplus(z) - y * z)


def _network(parameters: dict[str, Any], _: dict[str, Any]) -> Any:
    """Dense layers with the given (W, b) pairs, `activation` (and `dropout`) between them.

    Logits come out, or probabilities where `output` is sigmoid.
    """
    weights = parameters["weights"]
    layers = [tf.keras.Input((weights[0][0].shape[0],))]
    for place, (weight, _bias) in enumerate(weights):
        last = place == len(weights) - 1
        activation = parameters.get("output") if last else parameters.get("activation", "tanh")
        layers.append(tf.keras.layers.Dense(weight.shape[1], activation=activation))
        if "dropout" in parameters and not last:
            layers.append(tf.keras.layers.Dropout(parameters["dropout"]))
    model = tf.keras.Sequential(layers)
    model.set_weights([array for pair in weights for array in pair])
    return model


def _sgd(parameters: dict[str, Any], _: dict[str, Any]) -> Any:
    return tf.keras.optimizers.SGD(parameters["learning_rate"])


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "identity": lambda z: z,
    "sigmoid": tf.sigmoid,
    "tanh": tf.tanh,
    "relu": tf.nn.relu,
    "cube": lambda x: x**3,
    "sine": tf.sin,
    "exponential": tf.exp,
    "squared_error": lambda y_pred, y: (y_pred - y) ** 2,
    "absolute_error": lambda y_pred, y: tf.abs(y_pred - y),
    "linear_mse": lambda w, X, Y: tf.reduce_mean((tf.linalg.matvec(X, w) - Y) ** 2),
    "linear_logistic": lambda w, X, Y: _logistic(tf.linalg.matvec(X, w), Y),
}
LOSSES: dict[str, Callable[[], Any]] = {
    "mse_loss": tf.keras.losses.MeanSquaredError,
    "bce_logits_loss": lambda: tf.keras.losses.BinaryCrossentropy(from_logits=True),
}
BUILDERS: dict[str, Callable[..., Any]] = {"valley": _valley, "quartic": _quartic}
MODELS: dict[str, Callable[..., Any]] = {
    "network": _network,
    "sgd": _sgd,
    "foreign_weights": lambda parameters, _: layout("torch", parameters["weights"]),
    "scripted_stopper": lambda parameters, _: ScriptedStopper(**parameters),
}
