"""Right and wrong answers to `count_parameters` in TensorFlow."""

import tensorflow as tf


def right_1(n_inputs, n_outputs):
    return (n_inputs + 1) * n_outputs


def right_2(n_inputs, n_outputs):
    layer = tf.keras.layers.Dense(n_outputs)
    layer.build((None, n_inputs))
    return layer.count_params()


def right_3(n_inputs, n_outputs):
    return sum(n_inputs + 1 for _ in range(n_outputs))
