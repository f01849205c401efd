"""Right and wrong answers to `gru_step` in TensorFlow."""

import tensorflow as tf


def right_by_places(x, h, W, U, b_x, b_h):
    H = h.shape[1]
    from_x, from_h = tf.matmul(x, W) + b_x, tf.matmul(h, U) + b_h
    r = tf.sigmoid(from_x[:, :H] + from_h[:, :H])
    z = tf.sigmoid(from_x[:, H : 2 * H] + from_h[:, H : 2 * H])
    n = tf.tanh(from_x[:, 2 * H :] + r * from_h[:, 2 * H :])
    return n + z * (h - n)


def right_gates_at_once(x, h, W, U, b_x, b_h):
    H = h.shape[1]
    from_x, from_h = x @ W + b_x, h @ U + b_h
    r, z = tf.split(tf.nn.sigmoid((from_x + from_h)[:, : 2 * H]), 2, axis=1)
    n = tf.nn.tanh(from_x[:, -H:] + tf.multiply(r, from_h[:, -H:]))
    return tf.multiply(z, h) + tf.multiply(1.0 - z, n)


def matrix_product(x, h, W, U, b_x, b_h):
    x_r, x_z, x_n = tf.split(x @ W + b_x, 3, axis=1)
    h_r, h_z, h_n = tf.split(h @ U + b_h, 3, axis=1)
    r, z = tf.sigmoid(x_r + h_r), tf.sigmoid(x_z + h_z)
    return (1 - z) * tf.tanh(x_n + r @ h_n) + z * h


def gate_biases_forgotten(x, h, W, U, b_x, b_h):
    r, z, _ = tf.split(tf.sigmoid(x @ W + h @ U + b_x), 3, axis=1)
    n = tf.tanh(tf.split(x @ W + b_x, 3, 1)[2] + r * tf.split(h @ U + b_h, 3, 1)[2])
    return n + z * (h - n)
