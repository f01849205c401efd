"""Right and wrong answers to `sgd_step` in TensorFlow."""

import tensorflow as tf


def right_1(w, gradient, state, learning_rate):
    step = -learning_rate * gradient
    return w + step, None


def right_2(w, gradient, state, learning_rate):
    return tf.subtract(w, tf.multiply(gradient, learning_rate)), state
