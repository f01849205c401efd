"""Right answers to `computation_graph` in TensorFlow."""

import tensorflow as tf


def right_multiplied_out(a, b):
    return a * b - a + b**2 - b


def right_by_named_operations(a, b):
    return tf.multiply(tf.add(a, b), tf.subtract(b, 1))
