"""Right answers to `reach` in TensorFlow."""

import tensorflow as tf


def right_in_a_while_loop(norms, share):
    steps = 0
    while steps + 1 < len(norms) and norms[-2 - steps] >= share * norms[-1]:
        steps += 1
    return steps


def right_by_a_running_product(norms, share):
    enough = tf.reverse(norms >= share * norms[-1], [0])[1:]
    return int(tf.reduce_sum(tf.math.cumprod(tf.cast(enough, tf.int32))))


def right_as_a_tensor(norms, share):
    enough = tf.cast(norms[:-1] >= share * norms[-1], tf.int32)
    return tf.reduce_sum(tf.math.cumprod(enough, reverse=True))
