"""Right answers to `neuron_by_neuron` in TensorFlow."""

import tensorflow as tf


def right_all_at_once(X, W, b, g):
    return g(X @ W + b)


def right_example_by_example(X, W, b, g):
    answers = [g(tf.linalg.matvec(W, x, transpose_a=True) + b[0]) for x in X]
    return tf.stack(answers)
