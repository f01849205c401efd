"""Answers to `rmsprop_step` in TensorFlow: right ones, then wrong ones by their mistake."""

import tensorflow as tf


def right_by_the_difference(w, gradient, state, learning_rate, rho, epsilon):
    average = tf.zeros_like(w) if state is None else state
    average = average + (1 - rho) * (tf.square(gradient) - average)
    return w - learning_rate * gradient / (tf.sqrt(average) + epsilon), average


def right_remembering_all_gradients(w, gradient, state, learning_rate, rho, epsilon):
    past = [gradient] + ([] if state is None else state)
    average = (1 - rho) * sum(rho**age * old * old for age, old in enumerate(past))
    return w - learning_rate * gradient / (average**0.5 + epsilon), past


def state_kept(w, gradient, state, learning_rate, rho, epsilon):
    average = tf.Variable(tf.zeros_like(w)) if state is None else state
    average.assign(rho * average + (1 - rho) * gradient**2)
    return w - learning_rate * gradient / (tf.sqrt(average) + epsilon), average


def no_state_yet(w, gradient, state, learning_rate, rho, epsilon):
    average = rho * state + (1 - rho) * gradient**2
    return w - learning_rate * gradient / (average**0.5 + epsilon), average
