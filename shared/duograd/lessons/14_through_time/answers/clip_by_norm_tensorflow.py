"""Right and wrong answers to `clip_by_norm` in TensorFlow."""

import tensorflow as tf


def right_by_the_smaller_factor(gradients, limit):
    squares = tf.add_n([tf.reduce_sum(g * g) for g in gradients])
    factor = tf.minimum(1.0, limit / tf.sqrt(squares))
    return [g * factor for g in gradients]


def right_by_the_framework(gradients, limit):
    shortened, _ = tf.clip_by_global_norm(gradients, limit)
    return shortened


def right_in_one_row(gradients, limit):
    row = tf.concat([tf.reshape(g, [-1]) for g in gradients], axis=0)
    norm = float(tf.norm(row))
    return [g if norm <= limit else g * limit / norm for g in gradients]


def shapes_added(gradients, limit):
    norm = tf.norm(sum(g**2 for g in gradients)) ** 0.5
    return [g * tf.minimum(1.0, limit / norm) for g in gradients]


def shapes_added__stacked(gradients, limit):
    norm = tf.norm(tf.stack(gradients))
    return [g * tf.minimum(1.0, limit / norm) for g in gradients]


def with_the_norm(gradients, limit):
    return tf.clip_by_global_norm(gradients, limit)
