"""Right and wrong answers to `layer_norm` in TensorFlow."""

import tensorflow as tf


def right_by_moments(X, gain, bias, epsilon):
    mean, variance = tf.nn.moments(X, axes=[-1], keepdims=True)
    return tf.nn.batch_normalization(X, mean, variance, bias, gain, epsilon)


def right_by_variance(X, gain, bias, epsilon):
    centred = X - tf.reduce_mean(X, -1, keepdims=True)
    spread = tf.math.rsqrt(tf.math.reduce_variance(X, -1, keepdims=True) + epsilon)
    return centred * spread * gain + bias


def shapes_do_not_fit(X, gain, bias, epsilon):
    spread = tf.sqrt(tf.math.reduce_variance(X, -1) + epsilon)
    return gain * (X - tf.reduce_mean(X, -1)) / spread + bias


def shapes_do_not_fit__gain_multiplied_as_a_matrix(X, gain, bias, epsilon):
    mean, variance = tf.nn.moments(X, axes=[-1], keepdims=True)
    return tf.linalg.matvec((X - mean) / tf.sqrt(variance + epsilon), gain) + bias
