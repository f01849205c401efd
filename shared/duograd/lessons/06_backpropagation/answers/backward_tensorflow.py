"""Right and wrong answers to `backward` in TensorFlow."""

import tensorflow as tf


def right_in_products(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    error = y_hat - y
    return 2 * error * w2 * s * (1 - s) * x, 2 * error * s


def right_with_two_sigmoids(x, y, w1, w2):
    s = tf.sigmoid(w1 * x)
    ds = 2 * (w2 * s - y) * w2
    dz1 = ds * s * tf.sigmoid(-w1 * x)
    return [dz1 * x, ds / w2 * s]


def function_of_lab_01(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    dy_hat = 2 * (y_hat - y)
    return dy_hat * w2 * sigmoid_prime(z1) * x, dy_hat * s
