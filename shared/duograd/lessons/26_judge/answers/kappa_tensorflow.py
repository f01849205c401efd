"""Right answers to `kappa` in TensorFlow."""

import tensorflow as tf


def right_without_a_branch(judge, truth):
    says = tf.cast(judge > 0.5, truth.dtype)
    p, t = tf.reduce_mean(says), tf.reduce_mean(truth)
    c = p * t + (1.0 - p) * (1.0 - t)
    agrees = tf.reduce_mean(tf.cast(says == truth, truth.dtype))
    return tf.math.divide_no_nan(agrees - c, 1.0 - c)


def right_by_confusion(judge, truth):
    table = tf.math.confusion_matrix(tf.cast(truth, tf.int32), tf.cast(judge > 0.5, tf.int32), 2)
    table = tf.cast(table, tf.float32) / tf.cast(tf.size(truth), tf.float32)
    chance = tf.reduce_sum(tf.reduce_sum(table, 0) * tf.reduce_sum(table, 1))
    if chance == 1:
        return tf.constant(0.0)
    return (tf.linalg.trace(table) - chance) / (1 - chance)


def mean_of_true_and_false(judge, truth):
    says = judge > 0.5
    p, t = tf.reduce_mean(says), tf.reduce_mean(truth)
    chance = p * t + (1 - p) * (1 - t)
    return (agreement(judge, truth) - chance) / (1 - chance)


def compared_with_numbers(judge, truth):
    says = judge > 0.5
    return tf.reduce_mean(tf.cast(says == truth, tf.float32))
