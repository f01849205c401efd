"""Right and wrong answers to `sigmoid` in TensorFlow."""

import tensorflow as tf


def right_1(z):
    return tf.sigmoid(z)


def right_2(z):
    return (1 + tf.tanh(z / 2)) / 2
