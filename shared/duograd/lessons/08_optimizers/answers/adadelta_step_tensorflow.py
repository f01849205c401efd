"""Right answers to `adadelta_step` in TensorFlow."""

import tensorflow as tf


def right_by_the_difference(w, gradient, state, learning_rate, rho, epsilon):
    squares, moves = (tf.zeros_like(w), tf.zeros_like(w)) if state is None else state
    squares = squares + (1 - rho) * (gradient**2 - squares)
    move = gradient * tf.sqrt((moves + epsilon) / (squares + epsilon))
    return w - learning_rate * move, (squares, moves + (1 - rho) * (move**2 - moves))


def right_from_plain_zeros(w, gradient, state, learning_rate, rho, epsilon):
    squares, moves = (0.0, 0.0) if state is None else state
    squares = rho * squares + (1 - rho) * gradient * gradient
    move = -((moves + epsilon) ** 0.5) / (squares + epsilon) ** 0.5 * gradient
    return w + learning_rate * move, [squares, rho * moves + (1 - rho) * move * move]
