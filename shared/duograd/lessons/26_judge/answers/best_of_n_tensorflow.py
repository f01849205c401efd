"""Right answers to `best_of_n` in TensorFlow."""

import tensorflow as tf


def right_by_top_k(scores, n):
    return tf.math.top_k(scores[:, :n], k=1).indices[:, 0]


def right_row_by_row(scores, n):
    return tf.map_fn(lambda row: tf.argmax(row[:n]), scores, fn_output_signature=tf.int64)


def right_by_sorting(scores, n):
    return tf.argsort(scores[:, :n], direction="DESCENDING")[:, 0]
