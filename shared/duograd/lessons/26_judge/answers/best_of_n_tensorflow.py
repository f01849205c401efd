"""Right and wrong answers to `best_of_n` in TensorFlow."""

import tensorflow as tf


def right_by_top_k(scores, n):
    return tf.math.top_k(scores[:, :n], k=1).indices[:, 0]


def right_row_by_row(scores, n):
    return tf.map_fn(lambda row: tf.argmax(row[:n]), scores, fn_output_signature=tf.int64)


def right_by_sorting(scores, n):
    return tf.argsort(scores[:, :n], direction="DESCENDING")[:, 0]


def right_last_of_equal_ones(scores, n):
    return n - 1 - tf.argmax(scores[:, :n][:, ::-1], axis=1)


def one_for_each_best(scores, n):
    first = scores[:, :n]
    return tf.where(first == tf.reduce_max(first, axis=1, keepdims=True))[:, 1]


def none_of_the_best(scores, n):
    first = scores[:, :n]
    best = first == tf.reduce_max(first, axis=1, keepdims=True)
    return tf.reduce_sum(tf.where(best, tf.range(n), 0), axis=1)


def not_whole(scores, n):
    return tf.cast(tf.argmax(scores[:, :n], axis=1), tf.float32)
