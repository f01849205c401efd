"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf


def clipping():
    """clipping to a norm, all tensors together"""
    given = [tf.constant([3.0]), tf.constant([4.0])]
    shortened, before = tf.clip_by_global_norm(given, 1.0)
    return bool(
        np.allclose(np.concatenate(shortened), [0.6, 0.8], atol=1e-4)
        and float(before) == 5
        and float(given[0][0]) == 3
    )


def place():
    """where clipping stands"""
    a = tf.Variable([0.0, 0.0])
    optimizer = tf.keras.optimizers.SGD(1.0, global_clipnorm=1.0)
    optimizer.apply_gradients([(tf.constant([3.0, 4.0]), a)])
    return bool(np.allclose(a.numpy(), [-0.6, -0.8], atol=1e-4))


def infinite():
    """a gradient that is infinite, clipped to a norm"""
    shortened, _ = tf.clip_by_global_norm([tf.constant([np.inf]), tf.constant([1.0])], 1.0)
    return bool(np.isnan(np.concatenate(shortened)).all())


def used_up():
    """going back into a graph that was used up"""
    w = tf.Variable(0.5)
    with tf.GradientTape() as tape:
        state = tf.tanh(w * 1.0)
    tape.gradient(state, w)
    with tf.GradientTape() as tape:
        J = w * state
    return bool(tape.gradient(J, w) == state)


def first_weights():
    """the first recurrent weights of the framework's own layer"""
    layer = tf.keras.layers.SimpleRNN(16)
    layer(tf.zeros((1, 2, 3)))
    W = layer.get_weights()[1]
    return bool(np.allclose(W @ W.T, np.eye(16), atol=1e-5))
