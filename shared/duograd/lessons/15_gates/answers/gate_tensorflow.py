"""Right answers to `gate` in TensorFlow."""

import tensorflow as tf


def right_by_the_exponential(x, h, W, U, b):
    return 1 / (1 + tf.exp(-(x @ W + h @ U + b)))


def right_side_by_side(x, h, W, U, b):
    both, tables = tf.concat([x, h], axis=1), tf.concat([W, U], axis=0)
    return tf.keras.activations.sigmoid(tf.matmul(both, tables) + b)
