"""Right and wrong answers to `port` in TensorFlow."""

import tensorflow as tf


def right_1(arrays):
    first = tf.keras.layers.Dense(len(arrays["0.bias"]), activation="tanh")
    last = tf.keras.layers.Dense(1, activation="sigmoid")
    model = tf.keras.Sequential([tf.keras.Input((2,)), first, last])
    first.kernel.assign(tf.transpose(arrays["0.weight"]))
    first.bias.assign(arrays["0.bias"])
    last.set_weights([arrays["2.weight"].T, arrays["2.bias"]])
    return model


def right_2(arrays):
    class Ported(tf.keras.layers.Layer):
        def call(self, X):
            hidden = tf.tanh(
                tf.linalg.matmul(X, arrays["0.weight"], transpose_b=True) + arrays["0.bias"]
            )
            z = tf.linalg.matmul(hidden, arrays["2.weight"], transpose_b=True) + arrays["2.bias"]
            return tf.sigmoid(z)

    return Ported()


def not_mirrored(arrays):
    n_hidden, n_inputs = arrays["0.weight"].shape
    model = tf.keras.Sequential(
        [
            tf.keras.Input((n_inputs,)),
            tf.keras.layers.Dense(n_hidden, activation="tanh"),
            tf.keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.set_weights([arrays[key] for key in ("0.weight", "0.bias", "2.weight", "2.bias")])
    return model
