"""Right answers to `sharded_gradient` in TensorFlow."""

import tensorflow as tf


def right_share_by_share(gradients, sizes):
    total = 0
    for gradient, size in zip(gradients, sizes):
        total = total + gradient * (size / sum(sizes))
    return total


def right_by_a_product(gradients, sizes):
    share = tf.constant(sizes, dtype=tf.float32)
    return tf.tensordot(share / tf.reduce_sum(share), tf.stack(gradients), axes=1)


def right_with_repeated_gradients(gradients, sizes):
    each = [g for g, n in zip(gradients, sizes) for _ in range(n)]
    return tf.reduce_mean(tf.stack(each), axis=0)
