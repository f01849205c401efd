"""Right and wrong answers to `computation_graph` in TensorFlow."""

import tensorflow as tf


def right_1(a, b):
    return a * b - a + b**2 - b


def right_2(a, b):
    return tf.multiply(tf.add(a, b), tf.subtract(b, 1))
