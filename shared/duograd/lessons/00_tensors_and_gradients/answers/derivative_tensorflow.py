"""Right and wrong answers to `derivative` in TensorFlow."""

import tensorflow as tf


def right_with_a_variable(f, x):
    x = tf.Variable(x)
    with tf.GradientTape() as tape:
        y = f(x)
    return tape.gradient(y, x)


def right_watching_a_list(f, x):
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch([x])
        y = f(x)
    return tape.gradient(y, [x])[0]


def right_with_a_variable_made_on_tape(f, x):
    with tf.GradientTape() as tape:
        x = tf.Variable(x)
        y = f(x)
    return tape.gradient(y, x)


def none_came_back(f, x):
    with tf.GradientTape() as tape:
        y = f(x)
    return tape.gradient(y, x)


def none_came_back__y_watched(f, x):
    with tf.GradientTape() as tape:
        y = f(x)
        tape.watch(y)
    return tape.gradient(y, x)


def plain_number(f, x):
    x = float(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, x)


def number_returned(f, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return float(tape.gradient(y, x))


def number_returned__of_numpy(f, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, x).numpy()


_slopes = {}


def kept_by_place(f, x):
    place = float(x)
    if place not in _slopes:
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = f(x)
        _slopes[place] = tape.gradient(y, x)
    return _slopes[place]


def always_one__of_y(f, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, y)
