"""Answers to `port` in TensorFlow: right ones, then wrong ones by the mistake they show."""

import tensorflow as tf


def right_layer_by_layer(arrays):
    first = tf.keras.layers.Dense(len(arrays["0.bias"]), activation="tanh")
    last = tf.keras.layers.Dense(1)
    model = tf.keras.Sequential([tf.keras.Input((2,)), first, last])
    first.kernel.assign(tf.transpose(arrays["0.weight"]))
    first.bias.assign(arrays["0.bias"])
    last.set_weights([arrays["2.weight"].T, arrays["2.bias"]])
    return model


def right_without_dense_layers(arrays):
    def dense(X, name):
        weighted = tf.linalg.matmul(X, arrays[f"{name}.weight"], transpose_b=True)
        return weighted + arrays[f"{name}.bias"]

    class Ported(tf.keras.layers.Layer):
        def call(self, X):
            return dense(tf.tanh(dense(X, "0")), "2")

    return Ported()


def not_mirrored(arrays):
    n_hidden, n_inputs = arrays["0.weight"].shape
    model = tf.keras.Sequential(
        [
            tf.keras.Input((n_inputs,)),
            tf.keras.layers.Dense(n_hidden, activation="tanh"),
            tf.keras.layers.Dense(1),
        ]
    )
    model.set_weights([arrays[name] for name in ("0.weight", "0.bias", "2.weight", "2.bias")])
    return model
