"""Right and wrong answers to `scaling` in TensorFlow."""

import numpy as np
import tensorflow as tf


def right_by_the_largest_and_smallest(X):
    varies = tf.reduce_max(X, axis=0) > tf.reduce_min(X, axis=0)
    return tf.reduce_mean(X, axis=0), tf.where(varies, tf.math.reduce_std(X, axis=0), 1.0)


def right_column_by_column(X):
    means, stds = [], []
    for column in tf.transpose(X):
        mean = tf.reduce_mean(column)
        std = tf.sqrt(tf.reduce_mean((column - mean) ** 2))
        means.append(mean)
        stds.append(std if len(set(column.numpy())) > 1 else tf.constant(1.0))
    return tf.stack(means), tf.stack(stds)


def right_by_moments(X):
    mean, variance = tf.nn.moments(X, axes=[0])
    varies = tf.reduce_any(X != X[0], axis=0)
    return mean, tf.sqrt(tf.where(varies, variance, tf.ones_like(variance)))


def right_in_numpy(X):
    std = X.numpy().std(axis=0)
    std[np.ptp(X.numpy(), axis=0) == 0] = 1
    return tf.constant(X.numpy().mean(axis=0)), tf.constant(std)


def right_by_adding_one(X):
    varies = tf.cast(tf.reduce_any(X != X[:1], 0), tf.float32)
    return [tf.reduce_mean(X, 0), tf.math.reduce_std(X, 0) * varies + 1 - varies]


def right_from_a_variable(X):
    std = tf.Variable(tf.math.reduce_std(X, axis=0))
    for place in range(X.shape[1]):
        if len(set(X[:, place].numpy())) == 1:
            std[place].assign(1.0)
    return tf.reduce_mean(X, axis=0), std


def zero_left(X):
    return tf.reduce_mean(X, axis=0), tf.math.reduce_std(X, axis=0)


def zero_left__a_trifle(X):
    return tf.reduce_mean(X, axis=0), tf.math.reduce_std(X, axis=0) + 1e-8


def divided_by_n_minus_1(X):
    n = X.shape[0]
    std = tf.math.reduce_std(X, axis=0) * (n / (n - 1)) ** 0.5
    return tf.reduce_mean(X, axis=0), tf.where(tf.reduce_all(X == X[0], axis=0), 1.0, std)


def variance_with_zeros(X):
    return tf.nn.moments(X, axes=[0])


def rounding_left(X):
    std = tf.math.reduce_std(X, axis=0)
    return tf.reduce_mean(X, axis=0), tf.where(std == 0, 1.0, std)


def small_number_added(X):
    return tf.reduce_mean(X, axis=0), tf.math.reduce_std(X, axis=0) + 1e-3


def small_number_for_zero(X):
    return tf.reduce_mean(X, axis=0), tf.maximum(tf.math.reduce_std(X, axis=0), 1e-2)


def varying_taken_for_constant(X):
    std = tf.math.reduce_std(X, axis=0)
    return tf.reduce_mean(X, axis=0), tf.where(X[0] == X[-1], 1.0, std)


def varying_taken_for_constant__a_little(X):
    std = tf.math.reduce_std(X, axis=0)
    return tf.reduce_mean(X, axis=0), tf.where(std < 1e-3, 1.0, std)


def varying_taken_for_constant__nearly_the_same(X):
    same = tf.constant(np.isclose(X, X[:1]).all(axis=0))
    return tf.reduce_mean(X, axis=0), tf.where(same, 1.0, tf.math.reduce_std(X, axis=0))


def small_ones_raised(X):
    return tf.reduce_mean(X, axis=0), tf.maximum(tf.math.reduce_std(X, axis=0), 1.0)


def one_for_all(X):
    return tf.reduce_mean(X), tf.math.reduce_std(X)


def lying_down(X):
    std = tf.math.reduce_std(X, axis=0, keepdims=True)
    same = tf.reduce_all(X == X[0], axis=0)
    return tf.reduce_mean(X, axis=0, keepdims=True), tf.where(same, 1.0, std)


def scaled_already(X):
    std = tf.math.reduce_std(X, axis=0)
    return (X - tf.reduce_mean(X, axis=0)) / tf.where(tf.reduce_all(X == X[0], axis=0), 1.0, std)


def varying_taken_for_constant__within_a_thousandth(X):
    same = tf.reduce_all(tf.abs(X - X[0]) <= 1e-3 * tf.abs(X[0]), axis=0)
    return tf.reduce_mean(X, axis=0), tf.where(same, 1.0, tf.math.reduce_std(X, axis=0))
