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


def ones_of_another_call(indices, size, kept={}):  # noqa: B006
    new = tf.one_hot(indices, size)
    key = (tuple(indices.shape), size)
    kept[key] = tf.maximum(kept.get(key, 0.0), new)
    return kept[key]
