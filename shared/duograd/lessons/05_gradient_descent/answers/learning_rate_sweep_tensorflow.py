"""Right and wrong answers to `learning_rate_sweep` in TensorFlow."""

import tensorflow as tf


def _stack(finals):
    return tf.stack(finals)


def right_by_the_last_weights(loss, w, rates, steps):
    return tf.constant([float(loss(gradient_descent(loss, w, r, steps)[0][-1])) for r in rates])


def cut_off_at_100(loss, w, rates, steps):
    finals = [gradient_descent(loss, w, rate, steps)[1][-1] for rate in rates]
    return tf.minimum(tf.stack(finals), 100)
