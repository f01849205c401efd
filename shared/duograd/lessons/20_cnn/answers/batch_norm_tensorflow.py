"""Right and wrong answers to `batch_norm` in TensorFlow."""

import tensorflow as tf


def right_by_rows(X, gamma, beta, epsilon):
    rows = tf.reshape(X, (-1, X.shape[-1]))
    rows = rows - tf.reduce_mean(rows, axis=0)
    spread = tf.sqrt(tf.reduce_mean(rows**2, axis=0) + epsilon)
    return tf.reshape(gamma * rows / spread + beta, X.shape)


def right_with_moments(X, gamma, beta, epsilon):
    mean, variance = tf.nn.moments(X, axes=list(range(X.shape.rank - 1)))
    return tf.nn.batch_normalization(X, mean, variance, beta, gamma, epsilon)


def pictures_only(X, gamma, beta, epsilon):
    mean, variance = tf.nn.moments(X, axes=[0, 1, 2])
    return tf.nn.batch_normalization(X, mean, variance, beta, gamma, epsilon)


def epsilon_of_the_layer(X, gamma, beta, epsilon):
    mean, variance = tf.nn.moments(X, axes=list(range(X.shape.rank - 1)))
    return tf.nn.batch_normalization(X, mean, variance, beta, gamma, max(epsilon, 1e-3))


def each_picture_alone_and_rows_together(X, gamma, beta, epsilon):
    axes = list(range(1, X.shape.rank - 1)) or [0]
    mean, variance = tf.nn.moments(X, axes=axes, keepdims=True)
    return tf.nn.batch_normalization(X, mean, variance, beta, gamma, epsilon)


def _normed(X, gamma, beta, epsilon, axes):
    mean, variance = tf.nn.moments(X, axes=axes)
    return tf.nn.batch_normalization(X, mean, variance, beta, gamma, epsilon)


def pictures_and_rows_only(X, gamma, beta, epsilon):
    return _normed(X, gamma, beta, epsilon, [0, 1, 2] if len(X.shape) == 4 else [0])


def none_taken_for_a_thousandth(X, gamma, beta, epsilon):
    return _normed(X, gamma, beta, epsilon or 1e-3, list(range(len(X.shape) - 1)))


def up_to_four_axes(X, gamma, beta, epsilon):
    return _normed(X, gamma, beta, epsilon, [0, 1, 2][: len(X.shape) - 1])


def always_a_thousandth(X, gamma, beta, epsilon):
    return _normed(X, gamma, beta, 1e-3, list(range(len(X.shape) - 1)))


def mean_left_in_the_variance(X, gamma, beta, epsilon):
    axes = list(range(len(X.shape) - 1))
    squares = tf.reduce_mean(X**2, axis=axes)
    return gamma * (X - tf.reduce_mean(X, axis=axes)) / tf.sqrt(squares + epsilon) + beta
