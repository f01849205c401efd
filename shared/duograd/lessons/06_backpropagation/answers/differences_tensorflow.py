"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def turning_a_matrix():
    """turning a matrix on its side"""
    W = tf.constant([[1.0, 2.0]])
    try:
        W.T
    except AttributeError:
        return tf.transpose(W).shape == (2, 1)
    return False


def adding_up_the_batch():
    """adding up the batch, one row kept"""
    return tf.reduce_sum(tf.ones([5, 3]), axis=0, keepdims=True).shape == (1, 3)


def going_back_twice():
    """going back twice through the same graph"""
    w = tf.Variable(3.0)
    with tf.GradientTape(persistent=True) as kept, tf.GradientTape() as tape:
        J = w * w
    tape.gradient(J, w)
    try:
        tape.gradient(J, w)
    except RuntimeError:
        return float(kept.gradient(J, w)) == float(kept.gradient(J, w)) == 6
    return False


def gradient_on_the_way():
    """the gradient of a value on the way, such as z1"""
    w = tf.Variable(2.0)
    with tf.GradientTape() as tape:
        z = w * 3
        J = z * z
    return float(tape.gradient(J, z)) == 12


def unused_weight():
    """a weight that J does not depend on"""
    w, v = tf.Variable(3.0), tf.Variable(2.0)
    with tf.GradientTape() as tape:
        J = w * w
    return tape.gradient(J, v) is None


def shape_of_a_layer():
    """the shape of a layer's weight, and of its gradient"""
    layer = tf.keras.layers.Dense(3)
    with tf.GradientTape() as tape:
        J = tf.reduce_sum(layer(tf.ones([5, 2])))
    return tape.gradient(J, layer.kernel).shape == (2, 3)


def size_of_first_weights():
    """a layer's first weights, if you say nothing"""
    layer = tf.keras.layers.Dense(300)
    layer.build((None, 100))
    largest = float(tf.reduce_max(tf.abs(layer.kernel)))
    return 0.99 * (6 / 400) ** 0.5 < largest <= (6 / 400) ** 0.5 + 1e-6
