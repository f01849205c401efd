"""Right and wrong answers to `empirical_loss` in TensorFlow."""

import tensorflow as tf


def right_1(loss, Y_pred, Y):
    values = loss(Y_pred, Y)
    return tf.reduce_sum(values) / len(values)


def right_2(loss, Y_pred, Y):
    return tf.reduce_mean(tf.stack([loss(a, b) for a, b in zip(tf.unstack(Y_pred), tf.unstack(Y))]))
