"""What proves each row of where the frameworks differ, for TensorFlow."""

import inspect

import numpy as np
import tensorflow as tf


def argument():
    """the layer's argument"""
    Y = tf.keras.layers.Dropout(rate=0.25, seed=0)(tf.ones(40000), training=True).numpy()
    share = float((Y == 0).mean())
    return abs(share - 0.25) < 0.02 and bool(np.isclose(Y.max(), 1 / 0.75))


def mode():
    """who says that it is training"""
    layer = tf.keras.layers.Dropout(0.5)
    X = tf.ones(1000)
    with tf.GradientTape():
        plain = layer(X)
    trained = layer(X, training=True)
    return not (plain.numpy() == 0).any() and bool((trained.numpy() == 0).any())


def function():
    """the function without a layer"""
    X = tf.nn.dropout(tf.ones(1000), 0.5).numpy()
    return 0 in X and "training" not in inspect.signature(tf.nn.dropout).parameters


def gradients():
    """evaluation and gradients"""
    layer = tf.keras.layers.Dropout(0.5)
    X = tf.Variable(tf.ones(3))
    with tf.GradientTape() as tape:
        Y = tf.reduce_sum(layer(X, training=False))
    return tape.gradient(Y, X).numpy().tolist() == [1, 1, 1]


def drawn_with_numpy():
    """a layer that draws with NumPy, like ours"""
    rng = np.random.default_rng(0)
    step = tf.function(lambda: tf.constant(rng.random()))
    layer, X = tf.keras.layers.Dropout(0.5), tf.ones(1000)
    own = tf.function(lambda: layer(X, training=True))
    return float(step()) == float(step()) and not np.array_equal(own(), own())
