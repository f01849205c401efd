"""Right and wrong answers to `gradient_step` in TensorFlow."""

import tensorflow as tf


def right_by_adding_the_step(w, gradient, learning_rate):
    step = -learning_rate * gradient
    return w + step


def right_by_the_builtins(w, gradient, learning_rate):
    return tf.subtract(w, tf.multiply(gradient, learning_rate))


def gradient_called(w, gradient, learning_rate):
    return w - learning_rate * gradient(w)
