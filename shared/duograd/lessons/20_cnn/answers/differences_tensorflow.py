"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf

PAIR = np.array([[1.0], [3.0]], dtype="float32")


def _norm(**options):
    return tf.keras.layers.BatchNormalization(**options)


def flatten():
    """the order behind a flatten"""
    pictures = np.arange(8).reshape(1, 2, 2, 2)  # [n, h, w, c]
    flat = tf.keras.layers.Flatten()(tf.constant(pictures)).numpy()
    return flat[0, :2].tolist() == pictures[0, 0, 0].tolist()


def epsilon():
    """ε of the batch norm"""
    return _norm().epsilon == 1e-3


def momentum():
    """what `momentum` of a batch norm weighs"""
    layer = _norm()
    layer(PAIR, training=True)
    return layer.momentum == 0.99 and abs(float(layer.moving_mean[0]) - 0.02) < 1e-6


def variance():
    """the running variance after a batch of 1 and 3, with a tenth for the new one"""
    layer = _norm(momentum=0.9)
    layer(PAIR, training=True)
    return abs(float(layer.moving_variance[0]) - 1.0) < 1e-6


def fresh():
    """calling a fresh model with batch norm, without more words"""
    return np.allclose(tf.keras.Sequential([_norm()])(PAIR), PAIR, atol=1e-2)


def single():
    """a single row in training"""
    answers = [_norm()(tf.constant([[x, -x]]), training=True).numpy() for x in (1.0, 7.0)]
    return np.allclose(answers, 0, atol=1e-6)


def frozen():
    """freezing a batch norm"""
    layer = _norm()
    layer.build((None, 1))
    layer.trainable = False
    answer = layer(PAIR, training=True)
    return np.allclose(answer, PAIR, atol=1e-2) and float(layer.moving_mean[0]) == 0
