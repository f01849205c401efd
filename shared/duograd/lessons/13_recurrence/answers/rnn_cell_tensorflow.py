"""Right answers to `rnn_cell` in TensorFlow."""

import tensorflow as tf


def right_with_one_table(x, h, W_xh, W_hh, b):
    return tf.tanh(tf.concat([x, h], axis=1) @ tf.concat([W_xh, W_hh], axis=0) + b)


def right_by_matmul(x, h, W_xh, W_hh, b):
    return tf.keras.activations.tanh(tf.matmul(x, W_xh) + tf.matmul(h, W_hh) + b)
