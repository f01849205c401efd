"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf


def built_in_kl():
    """the built-in KL divergence of two lists of chances"""
    true, model = np.array([[0.5, 0.5]]), np.array([[0.25, 0.75]])
    expected = (true * np.log(true / model)).sum()
    return bool(abs(float(tf.keras.losses.KLDivergence()(true, model)) - expected) < 1e-5)


def draw():
    """the gradient of a draw from the framework's own normal distribution, in its mean"""
    mu = tf.Variable(tf.zeros(5))
    with tf.GradientTape() as tape:
        drawn = tf.random.normal((5,), mean=mu, stddev=1.0)
    return np.allclose(tape.gradient(drawn, mu), 1)


def noise():
    """noise as NumPy makes it, float64, times a float32 tensor"""
    made = tf.constant(np.random.RandomState(0).normal(size=3))
    try:
        made * tf.ones(3)
    except tf.errors.InvalidArgumentError:
        return True
    return False


def transposed():
    """a transposed convolution, width 3, stride 2, on 4 pixels"""
    X = tf.zeros((1, 4, 4, 1))
    make = tf.keras.layers.Conv2DTranspose
    return [make(1, 3, 2, padding=name)(X).shape[1] for name in ("same", "valid")] == [8, 9]


def kernel():
    """its kernel"""
    layer = tf.keras.layers.Conv2DTranspose(5, 3)
    layer.build((None, 4, 4, 2))
    return tuple(layer.kernel.shape) == (3, 3, 5, 2)
