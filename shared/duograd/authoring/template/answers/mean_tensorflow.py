"""Right and wrong answers to `mean` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtin(x):
    return tf.reduce_mean(x)


def gradient_lost(x):
    return tf.constant(x.numpy().mean())
