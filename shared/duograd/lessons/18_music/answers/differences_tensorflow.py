"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf


def _loss(**more):
    return tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, **more)


def loss_on_logits():
    """the framework's loss on logits [n, T, V]"""
    Z, Y = tf.random.normal((2, 3, 4)), tf.constant([[1, 2, 3], [1, 1, 2]])
    flat = _loss()(tf.reshape(Y, (-1,)), tf.reshape(Z, (-1, 4)))
    return bool(np.isclose(_loss()(Y, Z), flat, atol=1e-5))


def not_counted():
    """a target that does not count"""
    Z, Y = tf.random.normal((3, 4)), tf.constant([1, 0, 2])
    counted = _loss()(tf.gather(Y, [0, 2]), tf.gather(Z, [0, 2]))
    ignoring = _loss(ignore_class=0)
    fits = np.isclose(ignoring(Y, Z), counted, atol=1e-5)
    return bool(fits) and float(ignoring(tf.zeros(3, tf.int32), Z)) == 0


def drawing():
    """drawing one of many"""
    drawn = tf.random.categorical([[0.0, 1.0]], 4000, seed=1).numpy()
    return bool(abs(drawn.mean() - 0.731) < 0.04)


def clipping():
    """clipping by the common length"""
    gradients = [tf.constant([3.0, 4.0])]
    clipped, before = tf.clip_by_global_norm(gradients, 1.0)
    fits = np.allclose(clipped[0], [0.6, 0.8]) and gradients[0].numpy().tolist() == [3, 4]
    return fits and float(before) == 5


def twice():
    """the length of an embedding's gradient, for a row that was looked up twice"""
    E = tf.Variable(tf.ones((3, 1)))
    with tf.GradientTape() as tape:
        total = tf.reduce_sum(tf.gather(E, [1, 1]))
    rows = tape.gradient(total, E)
    norm = tf.linalg.global_norm
    return bool(np.isclose(norm([rows]), 2**0.5)) and float(norm([tf.convert_to_tensor(rows)])) == 2


def state():
    """the state after a call"""
    X = tf.ones((1, 4, 2))
    plain = tf.keras.layers.SimpleRNN(3)
    keeps = tf.keras.layers.SimpleRNN(3, stateful=True)
    first, second = keeps(X).numpy(), keeps(X).numpy()
    keeps.reset_state()
    forgotten = np.allclose(plain(X), plain(X), atol=1e-6) and np.allclose(first, keeps(X))
    return bool(forgotten) and not np.allclose(first, second)
