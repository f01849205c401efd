"""Right and wrong answers to `graph_backward` in TensorFlow."""

import tensorflow as tf


def right_by_add_n(a, b):
    from_c, from_d = b - 1, a + b
    return [from_c, tf.add_n([from_c, from_d])]


def tried_autograd(a, b):
    with tf.GradientTape() as tape:
        e = (a + b) * (b - 1)
    return tape.gradient(e, [a, b])
