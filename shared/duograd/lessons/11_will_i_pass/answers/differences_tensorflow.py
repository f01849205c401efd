"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def the_weight_of_a_dense_layer():
    """the weight of a dense layer"""
    model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(8)])
    return [w.shape for w in model.get_weights()] == [(2, 8), (8,)]


def the_standard_deviation():
    """the standard deviation"""
    return float(tf.math.reduce_std(tf.constant([2.0, 6.0]))) == 2


def a_loss_of_n_1_against_n():
    """a loss of [n, 1] against [n]"""
    f = tf.keras.losses.BinaryCrossentropy()
    p = tf.constant([0.5, 0.9, 0.2])
    y = tf.constant([1.0, 0.0, 0.0])
    return abs(float(f(y, p[:, None])) - float(f(y, p))) < 1e-6


def logits_given_to_a_loss_that_wants_probab():
    """logits given to a loss that wants probabilities"""
    f = tf.keras.losses.BinaryCrossentropy()
    return abs(float(f(tf.ones(1), tf.constant([1.5])))) < 1e-5
