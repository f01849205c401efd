"""Right and wrong answers to `masked_mean` in TensorFlow."""

import tensorflow as tf


def right_by_picking(losses, lengths):
    return tf.reduce_mean(tf.boolean_mask(losses, tf.sequence_mask(lengths, losses.shape[1])))


def right_row_by_row(losses, lengths):
    total = sum(tf.reduce_sum(row[:length]) for row, length in zip(losses, lengths))
    return total / tf.cast(tf.reduce_sum(lengths), tf.float32)


def right_by_where(losses, lengths):
    mask = tf.range(losses.shape[1])[None, :] < lengths[:, None]
    return tf.reduce_mean(losses[mask])


def mask_does_not_fit(losses, lengths):
    mask = tf.cast(tf.range(losses.shape[1]) < lengths, tf.float32)
    return tf.reduce_sum(losses * mask) / tf.reduce_sum(mask)


def kinds_do_not_mix(losses, lengths):
    mask = tf.range(losses.shape[1]) < lengths[:, None]
    return tf.reduce_sum(losses * mask) / tf.reduce_sum(mask)


def kinds_do_not_mix__whole_numbers(losses, lengths):
    mask = tf.cast(tf.range(losses.shape[1]) < lengths[:, None], tf.int32)
    return tf.reduce_sum(losses * mask) / tf.reduce_sum(mask)


def kinds_do_not_mix__divided(losses, lengths):
    mask = tf.sequence_mask(lengths, losses.shape[1])
    total = tf.reduce_sum(tf.where(mask, losses, 0.0))
    return total / tf.reduce_sum(lengths)


def mask_does_not_fit__as_wide_as_the_longest(losses, lengths):
    mask = tf.sequence_mask(lengths, dtype=tf.float32)
    return tf.reduce_sum(losses * mask) / tf.reduce_sum(mask)


def cut_to_the_shortest(losses, lengths):
    return tf.reduce_mean(losses[:, : int(tf.reduce_min(lengths))])
