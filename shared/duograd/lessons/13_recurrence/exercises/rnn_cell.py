"""One recurrent step: what is read and what is remembered, mixed. A worked example."""

import numpy as np

from duograd.exercises import Exercise

from .recurrent import HAND, linear, sigmoid, step, weights

exercise = Exercise(points=0, level="given", gradients=("x", "h", "W_xh", "W_hh", "b"))


@exercise.oracle
def rnn_cell(x, h, W_xh, W_hh, b):
    return step(x, h, W_xh, W_hh, b)


@exercise.cases
def cases(rng):
    yield {"x": np.array([[1.0]]), "h": np.array([[0.5]]), **HAND}
    yield {"x": rng.normal(0, 1, (3, 2)), "h": rng.normal(0, 0.5, (3, 4)), **weights(rng, 2, 4)}


@exercise.mistake
def no_tanh(x, h, W_xh, W_hh, b):
    """The sum is right, but it was not sent through a tanh."""
    return step(x, h, W_xh, W_hh, b, linear)


@exercise.mistake
def sigmoid_for_tanh(x, h, W_xh, W_hh, b):
    """The sum was sent through a sigmoid; asked is tanh, which can be negative."""
    return step(x, h, W_xh, W_hh, b, sigmoid)


@exercise.given_else
def bias_forgotten(b):
    """As if b were 0."""
    return {"b": 0 * b}


@exercise.given_else
def state_ignored(h):
    """As if the state before were 0, whatever it was."""
    return {"h": 0 * h}


@exercise.given_else
def recurrent_weights_turned(W_hh):
    """As if the rows and columns of W_hh had changed places."""
    return {"W_hh": W_hh.T}


@exercise.given_else
def input_ignored(x):
    """As if x were 0: nothing was read."""
    return {"x": 0 * x}
