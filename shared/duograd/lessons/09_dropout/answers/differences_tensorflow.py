"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf


def the_layer_s_argument():
    """the layer's argument"""
    Y = tf.keras.layers.Dropout(rate=0.25, seed=0)(tf.ones(40000), training=True).numpy()
    return bool(abs((Y == 0).mean() - 0.25) < 0.02) and bool(np.isclose(Y.max(), 1 / 0.75))


def who_says_that_it_is_training():
    """who says that it is training"""
    layer = tf.keras.layers.Dropout(0.5)
    X = tf.ones(1000)
    with tf.GradientTape():
        plain = layer(X)
    trained = layer(X, training=True)
    return not (plain.numpy() == 0).any() and bool((trained.numpy() == 0).any())


def the_function_without_a_layer():
    """the function without a layer"""
    import inspect

    X = tf.nn.dropout(tf.ones(1000), 0.5).numpy()
    return 0 in X and "training" not in inspect.signature(tf.nn.dropout).parameters


def evaluation_and_gradients():
    """evaluation and gradients"""
    layer = tf.keras.layers.Dropout(0.5)
    X = tf.Variable(tf.ones(3))
    with tf.GradientTape() as tape:
        Y = tf.reduce_sum(layer(X, training=False))
    return tape.gradient(Y, X).numpy().tolist() == [1, 1, 1]


def a_layer_that_draws_with_numpy_like_ours():
    """a layer that draws with NumPy, like ours"""
    rng = np.random.default_rng(0)
    step = tf.function(lambda: tf.constant(rng.random()))
    layer, X = tf.keras.layers.Dropout(0.5), tf.ones(1000)
    own = tf.function(lambda: layer(X, training=True))
    return float(step()) == float(step()) and not np.array_equal(own(), own())
