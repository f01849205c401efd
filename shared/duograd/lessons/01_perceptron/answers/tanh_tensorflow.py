"""Right and wrong answers to `tanh` in TensorFlow."""

import tensorflow as tf


def right_1(z):
    return tf.tanh(z)


def right_2(z):
    return 2 * sigmoid(2 * z) - 1
