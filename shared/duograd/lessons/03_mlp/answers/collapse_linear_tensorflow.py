"""Right and wrong answers to `collapse_linear` in TensorFlow."""

import tensorflow as tf


def right_by_tensordot_and_einsum(W1, b1, W2, b2):
    b = tf.tensordot(b1, W2, 1) + b2
    return tf.einsum("nh,hm->nm", W1, W2), b


def right_by_trying_unit_rows(W1, b1, W2, b2):
    rows = tf.concat([tf.zeros([1, W1.shape[0]]), tf.eye(W1.shape[0])], axis=0)
    out = (rows @ W1 + b1) @ W2 + b2
    return out[1:] - out[:1], out[:1]


def shape_turned(W1, b1, W2, b2):
    m, k = W1.shape[0], W2.shape[1]
    return tf.reshape(W1 @ W2, [k, m]), b1 @ W2 + b2


def product_turned_round(W1, b1, W2, b2):
    return W2 @ W1, b1 @ W2 + b2
