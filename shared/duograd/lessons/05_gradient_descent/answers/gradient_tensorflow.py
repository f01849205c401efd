"""Right and wrong answers to `gradient` in TensorFlow."""

import tensorflow as tf


def right_with_a_variable(loss, w):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        value = loss(w)
    return tape.gradient(value, w)


def right_with_only_w_watched(loss, w):
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(w)
        value = loss(w)
    return tape.gradient(value, [w])[0]


def not_watched(loss, w):
    with tf.GradientTape() as tape:
        value = loss(w)
    return tape.gradient(value, w)
