"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def what_is_recorded():
    """what is recorded for autograd"""
    w = tf.constant(3.0)
    with tf.GradientTape(persistent=True) as tape:
        a = w * w
        tape.watch(w)
        b = w * w
    return tape.gradient(a, w) is None and float(tape.gradient(b, w)) == 6


def asking_twice():
    """asking twice"""
    w = tf.Variable(3.0)
    got = []
    for _ in range(2):
        with tf.GradientTape() as tape:
            a = w * w
        got.append(float(tape.gradient(a, w)))
    return got == [6, 6]


def changing_in_place():
    """changing a weight in place"""
    w = tf.Variable(3.0)
    w.assign_sub(1.0)
    return float(w) == 2 and not hasattr(tf.constant(3.0), "assign_sub")
