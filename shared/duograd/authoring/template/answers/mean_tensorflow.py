"""Right and wrong answers to `mean` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtin(x):
    return tf.reduce_mean(x)


def right_with_a_loop(x):
    total = 0
    for number in x:
        total = total + number
    return total / len(x)


def gradient_lost(x):
    return tf.constant(x.numpy().mean())
