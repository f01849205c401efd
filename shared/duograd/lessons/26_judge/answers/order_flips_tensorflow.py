"""Right answers to `order_flips` in TensorFlow."""

import tensorflow as tf


def right_by_signs(first, swapped):
    return tf.reduce_mean(tf.abs(tf.sign(first - 0.5) + tf.sign(swapped - 0.5))) / 2


def right_by_winners(first, swapped):
    winner = tf.where(first > 0.5, "A", "B")
    again = tf.where(swapped > 0.5, "B", "A")
    return tf.math.count_nonzero(winner != again, dtype=tf.float32) / len(first)
