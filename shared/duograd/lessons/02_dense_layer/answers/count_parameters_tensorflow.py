"""Right answers to `count_parameters` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtin(n_inputs, n_outputs):
    layer = tf.keras.layers.Dense(n_outputs)
    layer.build((None, n_inputs))
    return layer.count_params()
