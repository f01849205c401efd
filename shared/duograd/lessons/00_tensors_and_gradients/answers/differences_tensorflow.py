"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def recording():
    """switching the recording on"""
    x, v = tf.constant(3.0), tf.Variable(3.0)
    with tf.GradientTape(persistent=True) as tape:
        y, z = x * x, v * v
    return tape.gradient(y, x) is None and float(tape.gradient(z, v)) == 6


def slope():
    """asking for the slope"""
    x = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        y = x * x
    return float(tape.gradient(y, x)) == 6


def whole_number():
    """the slope of a whole number"""
    x = tf.Variable(3)
    with tf.GradientTape() as tape:
        y = x * x
    return tape.gradient(y, x) is None


def one_entry():
    """changing one entry"""
    x = tf.constant([1.0, 2.0])
    try:
        x[0] = 5
    except TypeError:
        return True
    return False


def two_dtypes():
    """float32 meets float64"""
    try:
        tf.ones(2) + tf.ones(2, dtype=tf.float64)
    except (tf.errors.InvalidArgumentError, TypeError):
        return True
    return False
