"""Right and wrong answers to `gradient_step` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtins(w, gradient, learning_rate):
    return tf.subtract(w, tf.multiply(gradient, learning_rate))


def cut_off_at_10(w, gradient, learning_rate):
    return w - learning_rate * tf.clip_by_value(gradient, -10.0, 10.0)


def w_itself(w, gradient, learning_rate):
    return w - learning_rate * gradient if tf.reduce_any(gradient != 0) else w
