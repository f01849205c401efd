"""Right answers to `encode` in TensorFlow."""

import tensorflow as tf


def right_by_slices(model, X):
    numbers = model(X)
    half = numbers.shape[1] // 2
    return numbers[:, :half], numbers[:, half:]


def right_by_axes(model, X):
    numbers = model(X)
    return tf.unstack(tf.reshape(numbers, (X.shape[0], 2, -1)), axis=1)
