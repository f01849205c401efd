"""Right and wrong answers to `backward` in TensorFlow."""

import tensorflow as tf


def right_with_two_sigmoids(x, y, w1, w2):
    s = tf.sigmoid(w1 * x)
    ds = 2 * (w2 * s - y) * w2
    dz1 = ds * s * tf.sigmoid(-w1 * x)
    return [dz1 * x, ds / w2 * s]
