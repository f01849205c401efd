"""Answers to `batch_gradient` in TensorFlow: right ones, then wrong ones by their mistake."""

import tensorflow as tf


def right_with_a_variable(loss, w, X, Y):
    w = tf.Variable(w)
    with tf.GradientTape() as tape:
        value = loss(w, X, Y)
    return tape.gradient(value, w)


def right_example_by_example(loss, w, X, Y):
    with tf.GradientTape() as tape:
        tape.watch(w)
        value = sum(loss(w, X[i : i + 1], Y[i : i + 1]) for i in range(len(X))) / len(X)
    return tape.gradient(value, w)


def not_recorded(loss, w, X, Y):
    value = loss(w, X, Y)
    with tf.GradientTape() as tape:
        tape.watch(w)
    return tape.gradient(value, w)


def arguments_in_disorder(loss, w, X, Y):
    with tf.GradientTape() as tape:
        tape.watch(w)
        value = loss(X, w, Y)
    return tape.gradient(value, w)


def not_called(loss, w, X, Y):
    with tf.GradientTape() as tape:
        tape.watch(w)
    return tape.gradient(loss, w)


def graph_left(loss, w, X, Y):
    with tf.GradientTape() as tape:
        tape.watch(w)
        value = float(loss(w, X, Y))
    return tape.gradient(value, w)


def size_of_the_loss(loss, w, X, Y):
    with tf.GradientTape() as tape:
        tape.watch(w)
        value = tf.abs(loss(w, X, Y))
    return tape.gradient(value, w)
