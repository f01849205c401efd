"""Right and wrong answers to `relu_prime` in TensorFlow."""

import tensorflow as tf


def right_with_where(z):
    return tf.where(z > 0, tf.ones_like(z), tf.zeros_like(z))


def right_from_the_sign(z):
    return (tf.sign(z) + 1) / 2


def starts_late(z):
    return tf.cast(z > 0.1, tf.float32)
