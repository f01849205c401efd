"""Right answers to `agreement` in TensorFlow."""

import tensorflow as tf


def right_by_ones(judge, truth):
    verdicts = tf.where(judge > 0.5, 1.0, 0.0)
    return tf.reduce_mean(tf.where(verdicts == truth, 1.0, 0.0))


def right_by_keras(judge, truth):
    return tf.reduce_mean(tf.keras.metrics.binary_accuracy(truth[:, None], judge[:, None]))


def compared_with_numbers(judge, truth):
    right = (judge > 0.5) == truth
    return tf.reduce_mean(tf.cast(right, tf.float32))


def right_rounded(judge, truth):
    return tf.math.count_nonzero(tf.round(judge) == truth) / len(truth)
