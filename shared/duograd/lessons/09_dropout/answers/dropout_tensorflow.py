"""Right and wrong answers to `dropout` in TensorFlow."""

import tensorflow as tf


def right_by_where(X, p, training, rng):
    if training:
        return tf.where(dropout_mask(X.shape, p, rng) == 1, X / (1 - p), tf.zeros_like(X))
    return X


def right_by_a_scale(X, p, training, rng):
    scale = tf.ones_like(X)
    if training:
        scale = tf.constant((rng.random(X.shape) >= p) / (1 - p), tf.float32)
    return X * scale


def not_from_rng(X, p, training, rng):
    return tf.nn.dropout(X, p) if training else X


def gradient_lost(X, p, training, rng):
    if not training:
        return X
    return X + tf.stop_gradient(dropout_mask(X.shape, p, rng) * X / (1 - p) - X)


def not_by_itself(X, p, training, rng):
    if not training:
        return X
    half = dropout_mask(((tf.size(X) + 1) // 2,), p, rng)
    mask = tf.reshape(tf.concat([half, half], 0)[: tf.size(X)], X.shape)
    return X * mask / (1 - p)


def gradient_lost__of_what_stays(X, p, training, rng):
    if not training or p == 0:
        return X
    return tf.stop_gradient(X * dropout_mask(X.shape, p, rng) / (1 - p))


def right_minus_what_goes(X, p, training, rng):
    if not training:
        return X
    gone = 1 - dropout_mask(X.shape, p, rng)
    return (X - X * gone) / (1 - p)


def gradient_lost__without_the_factor(X, p, training, rng):
    if not training:
        return X
    kept = X * dropout_mask(X.shape, p, rng)
    return kept + tf.stop_gradient(kept / (1 - p) - kept)


def type_changed(X, p, training, rng):
    if not training:
        return X
    return tf.cast(X, "float64") * (rng.random(X.shape) >= p) / (1 - p)
