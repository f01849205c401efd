"""Right and wrong answers to `backward` in TensorFlow."""

import tensorflow as tf


def autograd_used(x, y, w1, w2):
    with tf.GradientTape() as tape:
        tape.watch([w1, w2])
        loss = (forward(x, w1, w2)[2] - y) ** 2
    return tape.gradient(loss, [w1, w2])


def autograd_used__of_variables(x, y, w1, w2):
    w1, w2 = tf.Variable(w1), tf.Variable(w2)
    with tf.GradientTape(persistent=True) as tape:
        loss = (forward(x, w1, w2)[2] - y) ** 2
    return tape.jacobian(loss, w1), tape.jacobian(loss, w2)
