"""Answers to `batch_gradient` in TensorFlow: right ones, then wrong ones by their mistake."""

import tensorflow as tf


def right_with_a_variable(loss, w, X, Y):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        value = loss(w, X, Y)
    return tape.gradient(value, w)


def not_recorded(loss, w, X, Y):
    value = loss(w, X, Y)
    with tf.GradientTape() as tape:
        tape.watch(w)
    return tape.gradient(value, w)


def _slope(w, value):
    """Of what a call of `value` gives, for w."""
    with tf.GradientTape() as tape:
        tape.watch(w)
        given = value()
    return tape.gradient(given, w)


def right_example_by_example(loss, w, X, Y):
    n = len(X)
    return _slope(w, lambda: sum(loss(w, X[i : i + 1], Y[i : i + 1]) for i in range(n)) / n)


def arguments_in_disorder(loss, w, X, Y):
    return _slope(w, lambda: loss(X, w, Y))


def not_called(loss, w, X, Y):
    return _slope(w, lambda: loss)


def graph_left(loss, w, X, Y):
    return _slope(w, lambda: float(loss(w, X, Y)))


def size_of_the_loss(loss, w, X, Y):
    return _slope(w, lambda: tf.abs(loss(w, X, Y)))
