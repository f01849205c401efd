"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def dense_weight():
    """the weight of a dense layer"""
    model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(8)])
    return [w.shape for w in model.get_weights()] == [(2, 8), (8,)]


def deviation():
    """the standard deviation"""
    return float(tf.math.reduce_std(tf.constant([2.0, 6.0]))) == 2


def loss_of_two_shapes():
    """a loss of [n, 1] against [n]"""
    loss_fn = tf.keras.losses.BinaryCrossentropy(from_logits=True)
    z = tf.constant([0.5, 2.0, -0.2])
    y = tf.constant([1.0, 0.0, 0.0])
    return abs(float(loss_fn(y, z[:, None])) - float(loss_fn(y, z))) < 1e-6


def loss_of_logits():
    """logits given to a loss that wants probabilities"""
    loss_fn = tf.keras.losses.BinaryCrossentropy()
    return abs(float(loss_fn(tf.ones(1), tf.constant([1.5])))) < 1e-5
