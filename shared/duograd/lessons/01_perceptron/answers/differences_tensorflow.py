"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def relu_layer():
    """ReLU as a layer"""
    z = tf.constant([-1.0, 2.0])
    return list(tf.keras.layers.ReLU()(z).numpy()) == [0, 2]


def table_times_vector():
    """a batch times one weight vector"""
    X, w = tf.ones([3, 2]), tf.ones([2])
    try:
        X @ w
    except tf.errors.InvalidArgumentError:
        return tf.linalg.matvec(X, w).numpy().tolist() == [2, 2, 2]
    return False


def whole_number_times_float():
    """whole numbers meet floats"""
    try:
        tf.constant(2) * tf.constant(0.5)
    except (tf.errors.InvalidArgumentError, TypeError):
        return True
    return False


def truth_as_numbers():
    """True and False as numbers"""
    return tf.cast(tf.constant([-1.0, 2.0]) > 0, tf.int32).numpy().tolist() == [0, 1]
