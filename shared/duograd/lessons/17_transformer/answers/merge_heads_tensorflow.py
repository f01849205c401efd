"""Right answers to `merge_heads` in TensorFlow."""

import tensorflow as tf


def right_by_concatenation(X):
    return tf.concat(tf.unstack(X, axis=1), axis=-1)


def right_by_permute(X):
    turned = tf.transpose(X, perm=[0, 2, 1, 3])
    return tf.reshape(turned, (*turned.shape[:2], -1))
