"""A gate: a number between 0 and 1 for each number of the state. A worked example."""

import numpy as np

from duograd.exercises import Exercise

from .cells import drawn, sigmoid

exercise = Exercise(points=0, level="given", gradients=("x", "h", "W", "U", "b"))


@exercise.oracle
def gate(x, h, W, U, b):
    return sigmoid(x @ W + h @ U + b)


@exercise.cases
def cases(rng):
    x, h = np.array([[1.0]]), np.array([[0.5]])
    yield {"x": x, "h": h, "W": np.array([[1.0]]), "U": np.array([[2.0]]), "b": np.array([-2.0])}
    yield {"x": rng.normal(0, 1, (3, 2)), "h": rng.normal(0, 0.5, (3, 4)), **drawn(rng, 2, 4, 1)}


@exercise.mistake
def no_sigmoid(x, h, W, U, b):
    """The sum is right, but it was not sent through a sigmoid."""
    return x @ W + h @ U + b


@exercise.mistake
def tanh_for_sigmoid(x, h, W, U, b):
    """The sum was sent through a tanh: a gate is never negative."""
    return np.tanh(x @ W + h @ U + b)


@exercise.given_else
def bias_forgotten(b):
    """As if b were 0."""
    return {"b": 0 * b}


@exercise.given_else
def state_ignored(h):
    """As if the state before were 0, whatever it was."""
    return {"h": 0 * h}


@exercise.given_else
def input_ignored(x):
    """As if x were 0: nothing was read."""
    return {"x": 0 * x}


@exercise.given_else
def state_weights_turned(U):
    """As if the rows and columns of U had changed places."""
    return {"U": U.T}
