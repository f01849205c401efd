"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def switching_the_recording_on():
    """switching the recording on"""
    x, v = tf.constant(3.0), tf.Variable(3.0)
    with tf.GradientTape(persistent=True) as tape:
        y, z = x * x, v * v
    return tape.gradient(y, x) is None and float(tape.gradient(z, v)) == 6


def asking_for_the_slope():
    """asking for the slope"""
    x = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        y = x * x
    return float(tape.gradient(y, x)) == 6


def the_slope_of_a_whole_number():
    """the slope of a whole number"""
    x = tf.Variable(3)
    with tf.GradientTape() as tape:
        y = x * x
    return tape.gradient(y, x) is None


def changing_one_entry():
    """changing one entry"""
    x = tf.constant([1.0, 2.0])
    try:
        x[0] = 5
        holds = False
    except TypeError:
        holds = True
    return holds


def float32_meets_float64():
    """float32 meets float64"""
    try:
        tf.ones(2) + tf.ones(2, dtype=tf.float64)
        holds = False
    except (tf.errors.InvalidArgumentError, TypeError):
        holds = True
    return holds
