"""Right and wrong answers to `binary_cross_entropy` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtin(p, y):
    return tf.keras.losses.BinaryCrossentropy()(y, tf.reshape(p, tf.shape(y)))


def right_with_where(p, y):
    p = tf.clip_by_value(tf.reshape(p, tf.shape(y)), 1e-7, 1 - 1e-7)
    return -tf.reduce_mean(tf.math.log(tf.where(y == 1, p, 1 - p)))


def right_with_cut_logarithms(p, y):
    p = tf.reshape(p, tf.shape(y))
    log_p, log_q = (tf.maximum(tf.math.log(v), -100.0) for v in (p, 1 - p))
    return -tf.reduce_mean(y * log_p + (1 - y) * log_q)


def certain_and_wrong(p, y):
    p = tf.reshape(p, tf.shape(y))
    return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))


def certain_and_right(p, y):
    p = tf.reshape(p, tf.shape(y))
    p = tf.where(p == y, p, tf.clip_by_value(p, 1e-7, 1 - 1e-7))
    return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))


def logarithm_of_zero(p, y):
    p = tf.clip_by_value(tf.reshape(p, tf.shape(y)), 1e-7, 1 - 1e-7)
    return -tf.reduce_mean(tf.math.log(y * p) + tf.math.log((1 - y) * (1 - p)))


def logarithm_of_zero__y_for_p(p, y):
    p = tf.clip_by_value(tf.reshape(p, tf.shape(y)), 1e-7, 1 - 1e-7)
    return -tf.reduce_mean(p * tf.math.log(y) + (1 - p) * tf.math.log(1 - y))


def arguments_swapped(p, y):
    return tf.keras.losses.BinaryCrossentropy()(tf.reshape(p, tf.shape(y)), y)


def half_for_each_answer(p, y):
    p = tf.clip_by_value(tf.reshape(p, tf.shape(y)), 1e-7, 1 - 1e-7)
    passed = -tf.reduce_sum(y * tf.math.log(p)) / tf.maximum(tf.reduce_sum(y), 1)
    failed = -tf.reduce_sum((1 - y) * tf.math.log(1 - p)) / tf.maximum(tf.reduce_sum(1 - y), 1)
    return (passed + failed) / 2


def mean_of_both_means(p, y):
    p = tf.clip_by_value(tf.reshape(p, tf.shape(y)), 1e-7, 1 - 1e-7)
    losses = -(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))
    return tf.reduce_mean([tf.reduce_mean(losses[y == one]) for one in tf.unique(y)[0]])


def clipped_at_0_01(p, y):
    p = tf.clip_by_value(tf.reshape(p, tf.shape(y)), 0.01, 0.99)
    return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))


def divided_by_those_who_passed(p, y):
    p = tf.clip_by_value(tf.reshape(p, tf.shape(y)), 1e-7, 1 - 1e-7)
    passed = -tf.reduce_sum(y * tf.math.log(p)) / tf.reduce_sum(y) * tf.reduce_mean(y)
    return passed - tf.reduce_mean((1 - y) * tf.math.log(1 - p))
