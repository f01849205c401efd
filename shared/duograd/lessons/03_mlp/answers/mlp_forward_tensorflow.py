"""Right and wrong answers to `mlp_forward` in TensorFlow."""

import tensorflow as tf


def right_by_tensordot(X, W1, b1, W2, b2, g, g_out):
    hidden = g(tf.tensordot(X, W1, 1) + b1)
    return g_out(tf.tensordot(hidden, W2, 1) + b2)


def right_with_a_loop_over_units(X, W1, b1, W2, b2, g, g_out):
    hidden = [g(tf.reduce_sum(X * W1[:, j], 1) + b1[0, j]) for j in range(W1.shape[1])]
    z = b2
    for j, h in enumerate(hidden):
        z = z + h[:, None] * W2[j]
    return g_out(z)


def gradient_lost__of_a_bias_of_zero(X, W1, b1, W2, b2, g, g_out):
    z = g(X @ W1 + b1) @ W2
    return g_out(z + b2 if tf.reduce_any(b2 != 0) else z)
