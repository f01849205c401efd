"""Right and wrong answers to `dropout` in TensorFlow."""

import tensorflow as tf

_where, _tensor = tf.where, tf.constant


def _held(X):
    return tf.stop_gradient(X)


def _table(X):
    return tf.reshape(X, (len(X), -1))


def _double(X):
    return tf.cast(X, tf.float64)


def right_by_a_scale(X, p, training, rng):
    scale = tf.ones_like(X)
    if training:
        scale = tf.constant((rng.random(X.shape) >= p) / (1 - p), tf.float32)
    return X * scale


def not_from_rng(X, p, training, rng):
    return tf.nn.dropout(X, p) if training else X


def not_by_itself(X, p, training, rng):
    if not training:
        return X
    half = dropout_mask(((tf.size(X) + 1) // 2,), p, rng)
    mask = tf.reshape(tf.concat([half, half], 0)[: tf.size(X)], X.shape)
    return X * mask / (1 - p)


def type_changed(X, p, training, rng):
    if not training:
        return X
    return tf.cast(X, "float64") * (rng.random(X.shape) >= p) / (1 - p)
