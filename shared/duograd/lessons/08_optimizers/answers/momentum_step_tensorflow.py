"""Answers to `momentum_step` in TensorFlow: right ones, then wrong ones by their mistake."""

import tensorflow as tf


def right_carrying_the_step(w, gradient, state, learning_rate, momentum):
    step = tf.zeros_like(w) if state is None else state
    step = momentum * step - learning_rate * gradient
    return w + step, step


def state_kept(w, gradient, state, learning_rate, momentum):
    velocity = [tf.zeros_like(w)] if state is None else state
    velocity[0] = momentum * velocity[0] + gradient
    return w - learning_rate * velocity[0], velocity
