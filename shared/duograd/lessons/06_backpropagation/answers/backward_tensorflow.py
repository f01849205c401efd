"""Right and wrong answers to `backward` in TensorFlow."""

import tensorflow as tf


def right_with_two_sigmoids(x, y, w1, w2):
    s = tf.sigmoid(w1 * x)
    ds = 2 * (w2 * s - y) * w2
    dz1 = ds * s * tf.sigmoid(-w1 * x)
    return [dz1 * x, ds / w2 * s]


def slope_kept_above(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    dy_hat = 2 * (y_hat - y)
    return dy_hat * w2 * tf.maximum(s * (1 - s), 0.01) * x, dy_hat * s


def overflows(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    dy_hat, u = 2 * (y_hat - y), tf.exp(-z1)
    return dy_hat * w2 * u / (1 + u) ** 2 * x, dy_hat * s


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
