"""Right answers to `tanh` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtin(z):
    return tf.tanh(z)


def right_from_the_sigmoid(z):
    return 2 * sigmoid(2 * z) - 1
