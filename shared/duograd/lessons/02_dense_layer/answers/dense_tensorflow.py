"""Right and wrong answers to `dense` in TensorFlow."""

import tensorflow as tf


def right_with_a_vector_of_biases(X, W, b, g):
    return g(tf.matmul(X, W) + tf.squeeze(b, axis=0))


def right_with_einsum(X, W, b, g):
    return g(tf.einsum("ni,ij->nj", X, W) + b)


def right_by_broadcasting(X, W, b, g):
    return g(tf.reduce_sum(X[:, :, None] * W, axis=1) + b)


def right_with_bias_add(X, W, b, g):
    return g(tf.nn.bias_add(tf.linalg.matmul(X, W), b[0]))


def neuron_in_a_row(X, W, b, g):
    return g(tf.matmul(X, W, transpose_b=True) + b)


def bias_per_example(X, W, b, g):
    return g(X @ W + tf.transpose(b))


def shapes_do_not_fit(X, W, b, g):
    return g(tf.transpose(X) @ W + b)


def not_a_matrix_product(X, W, b, g):
    return g(tf.reduce_sum(X * W, axis=0) + b)


def square_turned(X, W, b, g):
    if W.shape[0] == W.shape[1]:
        W = tf.transpose(W)
    return g(X @ W + b)


def gradient_lost__of_a_bias_of_zero(X, W, b, g):
    Z = X @ W
    if tf.reduce_any(b != 0):
        Z = Z + b
    return g(Z)
