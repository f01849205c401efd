"""Right and wrong answers to `numerical_derivative` in TensorFlow."""

import tensorflow as tf


def right_mean_of_both_sides(f, x, h):
    right = (f(x + h) - f(x)) / h
    left = (f(x) - f(x - h)) / h
    return (right + left) / 2


def right_halved_first(f, x, h):
    rise = f(x + h) - f(x - h)
    return 0.5 * rise / h


def right_both_ends_at_once(f, x, h):
    values = f(tf.stack([x - h, x + h]))
    return (values[1] - values[0]) / (2 * h)


def in_float32(f, x, h):
    x = tf.cast(x, tf.float32)
    return (f(x + h) - f(x - h)) / (2 * h)
