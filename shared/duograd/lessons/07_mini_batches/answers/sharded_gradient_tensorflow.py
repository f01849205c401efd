"""Right and wrong answers to `sharded_gradient` in TensorFlow."""

import tensorflow as tf


def right_by_a_product(gradients, sizes):
    share = tf.constant(sizes, dtype=tf.float32)
    return tf.tensordot(share / tf.reduce_sum(share), tf.stack(gradients), axes=1)


def right_with_repeated_gradients(gradients, sizes):
    each = [g for g, n in zip(gradients, sizes) for _ in range(n)]
    return tf.reduce_mean(tf.stack(each), axis=0)


def sizes_do_not_fit(gradients, sizes):
    counts = tf.constant(sizes, dtype=tf.float32)[:, None]
    return tf.reduce_sum(tf.stack(gradients) * counts, axis=0) / tf.reduce_sum(counts)


def reports_of_0_left_out(gradients, sizes):
    pairs = [(n, g) for n, g in zip(sizes, gradients) if float(tf.reduce_sum(tf.abs(g))) > 0]
    return sum(n * g for n, g in pairs) / sum(n for n, _ in pairs)
