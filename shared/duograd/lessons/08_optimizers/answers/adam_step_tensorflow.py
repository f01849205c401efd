"""Answers to `adam_step` in TensorFlow: right ones, then wrong ones by their mistake."""

import tensorflow as tf


def right_with_running_powers(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    zeros = tf.zeros_like(w)
    m, s, one, two = (zeros, zeros, 1.0, 1.0) if state is None else state
    m, s = m + (1 - beta1) * (gradient - m), s + (1 - beta2) * (gradient**2 - s)
    one, two = one * beta1, two * beta2
    root = (1 - two) ** 0.5
    rate = learning_rate * root / (1 - one)
    return w - rate * m / (tf.sqrt(s) + epsilon * root), (m, s, one, two)
