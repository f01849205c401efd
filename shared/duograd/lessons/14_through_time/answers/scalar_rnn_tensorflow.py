"""Right answers to `scalar_rnn` in TensorFlow."""

import tensorflow as tf


def right_by_scan(x, w, u):
    return tf.scan(lambda h, number: tf.tanh(w * h + u * number), x, initializer=0.0)


def right_with_the_start_cut_off(x, w, u):
    states = [tf.zeros(())]
    for number in x:
        states.append(tf.tanh(w * states[-1] + u * number))
    return tf.stack(states[1:])
