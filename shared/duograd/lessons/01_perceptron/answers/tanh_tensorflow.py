"""Right and wrong answers to `tanh` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtin(z):
    return tf.tanh(z)


def right_from_the_sigmoid(z):
    return 2 * tf.sigmoid(2 * z) - 1


def right_one_side_at_a_time(z):
    decay = tf.exp(-2 * tf.nn.relu(z))
    growth = tf.exp(2 * tf.minimum(z, 0.0))
    return tf.where(z > 0, (1 - decay) / (1 + decay), (growth - 1) / (growth + 1))


def gradient_lost__textbook_patched(z):
    t = (tf.exp(z) - tf.exp(-z)) / (tf.exp(z) + tf.exp(-z))
    return tf.where(tf.math.is_nan(t), tf.sign(z), t)


def gradient_lost__branch_overflows(z):
    power = tf.exp(2 * z)
    return tf.where(tf.abs(z) > 20, tf.sign(z), (power - 1) / (power + 1))


def gradient_lost__cut_off_at_five(z):
    z = tf.clip_by_value(z, -5.0, 5.0)
    return (tf.exp(z) - tf.exp(-z)) / (tf.exp(z) + tf.exp(-z))


def gradient_lost__no_side_at_zero(z):
    side = tf.sign(z)
    decay = tf.exp(-2 * side * z)
    return side * (1 - decay) / (1 + decay)
