"""Right and wrong answers to `relu_prime` in TensorFlow."""

import tensorflow as tf


def right_1(z):
    return tf.where(z > 0, tf.ones_like(z), tf.zeros_like(z))


def right_2(z):
    return (tf.sign(z) + 1) / 2


def one_question_for_all(z):
    return 1 if z > 0 else 0
