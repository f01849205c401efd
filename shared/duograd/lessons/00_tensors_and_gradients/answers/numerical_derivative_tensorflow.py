"""Right and wrong answers to `numerical_derivative` in TensorFlow."""

import tensorflow as tf


def right_by_map_fn(f, x, h):
    left, right = tf.unstack(tf.map_fn(f, tf.stack([x - h, x + h])))
    return (right - left) / (2 * h)


def both_at_once(f, x, h):
    values = f(tf.stack([x - h, x + h]))
    return (values[1] - values[0]) / (2 * h)


def both_at_once__taken_apart(f, x, h):
    left, right = f(tf.stack([x - h, x + h]))
    return (right - left) / (2 * h)


def in_float32(f, x, h):
    x = tf.cast(x, tf.float32)
    return (f(x + h) - f(x - h)) / (2 * h)


def in_float32__and_back(f, x, h):
    x = tf.cast(x, tf.float32)
    return tf.cast((f(x + h) - f(x - h)) / (2 * h), tf.float64)


def other_in_float32(f, x, h):
    if x.dtype == tf.float32:
        return (f(x + h) - f(x)) / h
    return (f(x + h) - f(x - h)) / (2 * h)


def dtype_of_x__always_float64(f, x, h):
    x = tf.cast(x, tf.float64)
    return (f(x + h) - f(x - h)) / (2 * h)


def dtype_of_x__float32_at_the_end(f, x, h):
    x = tf.cast(x, tf.float64)
    return tf.cast((f(x + h) - f(x - h)) / (2 * h), tf.float32)


def rounded_to_3_decimals(f, x, h):
    return tf.round(((f(x + h) - f(x - h)) / (2 * h)) * 1000) / 1000
