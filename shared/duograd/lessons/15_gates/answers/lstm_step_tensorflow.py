"""Right and wrong answers to `lstm_step` in TensorFlow."""

import tensorflow as tf


def _gates(x, h, W, U, b):
    i, f, g, o = tf.split(x @ W + h @ U + b, 4, axis=1)
    return tf.sigmoid(i), tf.sigmoid(f), tf.tanh(g), tf.sigmoid(o)


def right_by_multiply(x, h, c, W, U, b):
    i, f, g, o = _gates(x, h, W, U, b)
    new = tf.add(tf.multiply(f, c), tf.multiply(i, g))
    return tf.multiply(o, tf.keras.activations.tanh(new)), new


def right_block_by_block(x, h, c, W, U, b):
    H = h.shape[1]
    z = [x @ W[:, k : k + H] + h @ U[:, k : k + H] + b[k : k + H] for k in range(0, 4 * H, H)]
    c = tf.sigmoid(z[1]) * c + tf.sigmoid(z[0]) * tf.tanh(z[2])
    return [tf.sigmoid(z[3]) * tf.tanh(c), c]


def matrix_product(x, h, c, W, U, b):
    i, f, g, o = _gates(x, h, W, U, b)
    c = f @ c + i @ g
    return o * tf.tanh(c), c


def one_tensor(x, h, c, W, U, b):
    i, f, g, o = _gates(x, h, W, U, b)
    c = f * c + i * g
    return tf.stack([o * tf.tanh(c), c])
