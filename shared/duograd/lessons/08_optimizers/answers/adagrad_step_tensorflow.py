"""Answers to `adagrad_step` in TensorFlow: right ones, then wrong ones by their mistake."""

import tensorflow as tf


def right_without_zeros(w, gradient, state, learning_rate, epsilon):
    total = tf.square(gradient) if state is None else state + tf.square(gradient)
    return w - learning_rate * tf.divide(gradient, tf.sqrt(total) + epsilon), total


def right_remembering_all_gradients(w, gradient, state, learning_rate, epsilon):
    past = [gradient] if state is None else [*state, gradient]
    rate = learning_rate / (tf.sqrt(tf.reduce_sum(tf.stack(past) ** 2, axis=0)) + epsilon)
    return w - rate * gradient, past


def state_kept(w, gradient, state, learning_rate, epsilon):
    total = tf.Variable(tf.zeros_like(w)) if state is None else state
    total.assign_add(gradient**2)
    return w - learning_rate * gradient / (tf.sqrt(total) + epsilon), total


def no_state_yet(w, gradient, state, learning_rate, epsilon):
    total = state + gradient**2
    return w - learning_rate * gradient / (total**0.5 + epsilon), total
