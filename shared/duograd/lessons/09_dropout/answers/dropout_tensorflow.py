"""Right and wrong answers to `dropout` in TensorFlow."""

import numpy as np
import tensorflow as tf


def right_1(X, p, training, rng):
    if training:
        return tf.where(dropout_mask(X.shape, p, rng) == 1, X / (1 - p), tf.zeros_like(X))
    return X


def right_2(X, p, training, rng):
    scale = tf.ones_like(X)
    if training:
        scale = tf.constant((rng.random(X.shape) >= p) / (1 - p), tf.float32)
    return X * scale


def active_at_evaluation(X, p, training, rng):
    return X * dropout_mask(X.shape, p, rng) / (1 - p)


def training_reversed(X, p, training, rng):
    if training:
        return X
    return X * dropout_mask(X.shape, p, rng) / (1 - p)


def not_from_rng(X, p, training, rng):
    return tf.nn.dropout(X, p) if training else X


def shape_kept(X, p, training, rng):
    if not training or p == 0:
        return X
    return X[dropout_mask(X.shape, p, rng) == 1] / (1 - p)


def p_subtracted(X, p, training, rng):
    if not training or p == 0:
        return X
    return X * dropout_mask(X.shape, p, rng) / 1 - p


def dropped_not_zero(X, p, training, rng):
    if not training or p == 0:
        return X
    return X * dropout_mask(X.shape, p, rng) / (1 - p) + p


def nothing_dropped(X, p, training, rng):
    if not training or p == 0:
        return X
    return X


def p_for_keep(X, p, training, rng):
    if not training or p == 0:
        return X
    return X * (1 - dropout_mask(X.shape, p, rng)) / p


def one_mask_for_all(X, p, training, rng):
    if not training or p == 0:
        return X
    return X * dropout_mask(X.shape[-1:], p, rng) / (1 - p)


def whole_examples(X, p, training, rng):
    if not training or p == 0:
        return X
    shape = (len(X), 1) if len(X.shape) == 2 else X.shape
    return X * dropout_mask(shape, p, rng) / (1 - p)


def wrong_share(X, p, training, rng):
    if not training or p == 0:
        return X
    return X * dropout_mask(X.shape, p / 2, rng) / (1 - p)


def not_rescaled(X, p, training, rng):
    if not training or p == 0:
        return X
    return X * dropout_mask(X.shape, p, rng)


def scaled_by_p(X, p, training, rng):
    if not training or p == 0:
        return X
    return X * dropout_mask(X.shape, p, rng) / p


def shrunk(X, p, training, rng):
    if not training or p == 0:
        return X
    return X * dropout_mask(X.shape, p, rng) * (1 - p)


def wrongly_scaled(X, p, training, rng):
    if not training or p == 0:
        return X
    return X * dropout_mask(X.shape, p, rng) * (1 + p)


def same_every_call(X, p, training, rng):
    if not training or p == 0:
        return X
    return X * dropout_mask(X.shape, p, np.random.default_rng(0)) / (1 - p)
