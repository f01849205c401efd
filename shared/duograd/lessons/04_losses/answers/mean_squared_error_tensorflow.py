"""Right and wrong answers to `mean_squared_error` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtin(y_pred, y):
    return tf.keras.losses.MeanSquaredError()(y, tf.reshape(y_pred, [-1]))


def right_by_a_dot_product(y_pred, y):
    difference = tf.reshape(y_pred, tf.shape(y)) - y
    return tf.tensordot(difference, difference, 1) / len(y)
