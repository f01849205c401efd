"""A right answer to `remembering_bias` in TensorFlow."""

import tensorflow as tf


def right_as_a_tensor(share, steps):
    f = tf.pow(tf.constant(share), 1 / steps)
    return tf.math.log(f / (1 - f))
