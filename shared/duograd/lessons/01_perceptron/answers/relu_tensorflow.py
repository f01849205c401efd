"""Right and wrong answers to `relu` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtin(z):
    return tf.nn.relu(z)


def right_with_where(z):
    return tf.where(z > 0, z, tf.zeros_like(z))


def right_times_the_step(z):
    return z * tf.cast(z > 0, z.dtype)


def zero_for_an_axis(z):
    return tf.reduce_max(z, 0)


def cut_off_at_100(z):
    return tf.clip_by_value(z, 0.0, 100.0)


def negatives_near_zero(z):
    return tf.where(z < -0.1, tf.zeros_like(z), z)


def mask_picks(z):
    return tf.boolean_mask(z, z > 0)
