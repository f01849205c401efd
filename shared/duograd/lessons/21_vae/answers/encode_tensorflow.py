"""A right answer to `encode` in TensorFlow."""

import tensorflow as tf


def right_by_axes(model, X):
    numbers = model(X)
    return tf.unstack(tf.reshape(numbers, (X.shape[0], 2, -1)), axis=1)
