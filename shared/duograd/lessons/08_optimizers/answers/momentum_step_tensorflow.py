"""Answers to `momentum_step` in TensorFlow: right ones, then wrong ones by their mistake."""

import tensorflow as tf


def right_carrying_the_step(w, gradient, state, learning_rate, momentum):
    step = tf.zeros_like(w) if state is None else state
    step = momentum * step - learning_rate * gradient
    return w + step, step


def right_remembering_all_gradients(w, gradient, state, learning_rate, momentum):
    past = [gradient] + ([] if state is None else state)
    velocity = sum(momentum**age * old for age, old in enumerate(past))
    return w - learning_rate * velocity, past


def state_kept(w, gradient, state, learning_rate, momentum):
    velocity = [tf.zeros_like(w)] if state is None else state
    velocity[0] = momentum * velocity[0] + gradient
    return w - learning_rate * velocity[0], velocity


def no_state_yet(w, gradient, state, learning_rate, momentum):
    velocity = momentum * state + gradient
    return w - learning_rate * velocity, velocity
