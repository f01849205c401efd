"""Right and wrong answers to `perceptron` in TensorFlow."""

import tensorflow as tf


def right_with_tensordot(x, w, w0, g):
    return g(tf.tensordot(x, w, axes=1) + w0)


def right_with_a_loop(x, w, w0, g):
    z = w0
    for i in range(len(w)):
        z = z + x[..., i] * w[i]
    return g(z)


def right_with_einsum(x, w, w0, g):
    return g(tf.einsum("...i,i->...", x, w) + w0)


def product_does_not_fit(x, w, w0, g):
    return g(x @ w + w0)


def axis_one(x, w, w0, g):
    return g(tf.reduce_sum(x * w, axis=1) + w0)
