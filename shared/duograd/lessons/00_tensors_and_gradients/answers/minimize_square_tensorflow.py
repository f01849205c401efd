"""Right and wrong answers to `minimize_square` in TensorFlow."""

import tensorflow as tf


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


def stopped_on_arrival(x0, target, learning_rate, steps):
    path = [x0]
    for _ in range(steps):
        if path[-1] == target:
            break
        path.append(path[-1] - learning_rate * 2 * (path[-1] - target))
    return tf.stack(path)


def stopped_on_arrival__by_distance(x0, target, learning_rate, steps):
    x, path = x0, [x0]
    while abs(x - target) > 1e-3 and len(path) < 100:
        x = x - learning_rate * 2 * (x - target)
        path.append(x)
    return tf.stack(path[: steps + 1])


def no_last_step(x0, target, learning_rate, steps):
    path = [x0]
    for _ in range(1, steps):
        path.append(path[-1] - learning_rate * 2 * (path[-1] - target))
    return tf.stack(path)
