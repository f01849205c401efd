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
