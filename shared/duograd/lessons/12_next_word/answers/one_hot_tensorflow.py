"""Right and wrong answers to `one_hot` in TensorFlow."""

import tensorflow as tf


def right_by_the_framework(indices, size):
    return tf.one_hot(indices, size)


def right_by_rows_of_the_identity(indices, size):
    return tf.gather(tf.eye(size), indices)


def not_float32(indices, size):
    return tf.one_hot(indices, size, dtype=tf.int32)


def not_float32__booleans(indices, size):
    return tf.expand_dims(indices, -1) == tf.range(size, dtype=indices.dtype)


def ones_of_another_call(indices, size, kept=[tf.zeros(1)]):  # noqa: B006
    new = tf.one_hot(indices, size)
    kept[0] = tf.maximum(kept[0], new) if kept[0].shape == new.shape else new
    return kept[0]


def not_float32__for_a_single_index(indices, size):
    hot = tf.one_hot(indices, size)
    return hot if indices.shape.rank else tf.cast(hot, tf.float64)
