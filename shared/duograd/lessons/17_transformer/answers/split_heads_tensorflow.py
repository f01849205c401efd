"""Right and wrong answers to `split_heads` in TensorFlow."""

import tensorflow as tf


def right_by_split(X, n_heads):
    return tf.stack(tf.split(X, n_heads, axis=2), axis=1)


def right_by_slices(X, n_heads):
    width = X.shape[2] // n_heads
    return tf.stack([X[:, :, k * width : (k + 1) * width] for k in range(n_heads)], axis=1)


def right_by_shape(X, n_heads):
    shape = tf.shape(X)
    cut = tf.reshape(X, (shape[0], shape[1], n_heads, shape[2] // n_heads))
    return tf.transpose(cut, perm=[0, 2, 1, 3])


def a_float_as_a_size(X, n_heads):
    n, T, d = X.shape
    return tf.transpose(tf.reshape(X, (n, T, n_heads, d / n_heads)), (0, 2, 1, 3))


def another_number_of_numbers(X, n_heads):
    n, d, T = X.shape
    return tf.transpose(tf.reshape(X, (n, T, n_heads, d // n_heads)), (0, 2, 1, 3))
