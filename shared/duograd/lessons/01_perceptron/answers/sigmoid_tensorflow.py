"""Right answers to `sigmoid` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtin(z):
    return tf.sigmoid(z)


def right_from_tanh(z):
    return (1 + tf.tanh(z / 2)) / 2
