"""Right and wrong answers to `forward` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtins(x, w1, w2):
    z1 = tf.multiply(w1, x)
    s = tf.sigmoid(z1)
    return [z1, s, tf.multiply(w2, s)]
