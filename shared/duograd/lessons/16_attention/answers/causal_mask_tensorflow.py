"""Right and wrong answers to `causal_mask` in TensorFlow."""

import tensorflow as tf


def right_lower_triangle(T):
    return tf.linalg.band_part(tf.ones((T, T), dtype=tf.bool), -1, 0)


def right_sequence_mask(T):
    return tf.sequence_mask(tf.range(1, T + 1), T)


def right_as_a_table(T):
    return tf.constant([[s <= t for s in range(T)] for t in range(T)])


def numbers_for_truth(T):
    return tf.linalg.band_part(tf.ones((T, T)), -1, 0)


def numbers_for_truth__whole(T):
    return tf.cast(tf.range(T) <= tf.range(T)[:, None], tf.int32)


def zero_and_minus_infinity(T):
    lower = tf.linalg.band_part(tf.ones((T, T)), -1, 0)
    return tf.where(lower == 1, 0.0, -float("inf"))


def only_so_far_back(T):
    return tf.linalg.band_part(tf.ones((T, T), dtype=tf.bool), min(T, 7), 0)


def numbers_for_truth__of_a_single_word(T):
    return tf.linalg.band_part(tf.ones((T, T)), -1, 0) > 0 if T > 1 else tf.ones((1, 1))
