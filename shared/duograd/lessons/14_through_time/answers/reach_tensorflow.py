"""Right answers to `reach` in TensorFlow."""

import tensorflow as tf


def right_by_a_running_product(norms, share):
    enough = tf.reverse(norms >= share * norms[-1], [0])[1:]
    return int(tf.reduce_sum(tf.math.cumprod(tf.cast(enough, tf.int32))))


def right_as_a_tensor(norms, share):
    enough = tf.cast(norms[:-1] >= share * norms[-1], tf.int32)
    return tf.reduce_sum(tf.math.cumprod(enough, reverse=True))
