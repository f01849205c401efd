"""Right and wrong answers to `minimize_square` in TensorFlow."""

import tensorflow as tf


def _stack(path):
    return tf.stack(path)


def right_from_the_last_place(x0, target, learning_rate, steps):
    path = [x0]
    while len(path) <= steps:
        path.append(path[-1] - learning_rate * 2 * (path[-1] - target))
    return tf.stack(path)


def right_with_a_variable(x0, target, learning_rate, steps):
    x = tf.Variable(x0)
    path = [float(x)]
    for _ in range(steps):
        with tf.GradientTape() as tape:
            y = (x - target) ** 2
        x.assign_sub(learning_rate * tape.gradient(y, x))
        path.append(float(x))
    return tf.constant(path)


def right_in_closed_form(x0, target, learning_rate, steps):
    shrink = (1 - 2 * learning_rate) ** tf.range(steps + 1, dtype=tf.float32)
    return target + (x0 - target) * shrink


def lost_track(x0, target, learning_rate, steps):
    x = tf.Variable(x0)
    path = [tf.identity(x)]
    for _ in range(steps):
        with tf.GradientTape() as tape:
            y = (x - target) ** 2
        x = x - learning_rate * tape.gradient(y, x)
        path.append(x)
    return tf.stack(path)
