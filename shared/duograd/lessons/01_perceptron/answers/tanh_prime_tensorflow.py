"""Right and wrong answers to `tanh_prime` in TensorFlow."""

import tensorflow as tf


def right_from_cosh(z):
    return 1 / tf.cosh(z) ** 2


def overflow(z):
    power = tf.exp(2 * z)
    return 4 * power / (1 + power) ** 2
