"""Adadelta: the root of the averaged squares of the moves over that of the gradients."""

import numpy as np

from duograd.exercises import Exercise

from . import steps

exercise = Exercise(points=0, level="given", probe="fold", detached=True)


@exercise.oracle
def adadelta_step(w, gradient, state, learning_rate, rho, epsilon):
    squares, moves = state or (0, 0)
    squares = steps.average(squares, gradient**2, rho)
    move = np.sqrt(moves + epsilon) / np.sqrt(squares + epsilon) * gradient
    return w - learning_rate * move, (squares, steps.average(moves, move**2, rho))


@exercise.cases
def cases(rng):
    rho, epsilon = (0.75, 0.9, 0.6, 0.8, 0.95, 0.0), (0.5, 0.1, 1e-2, 0.05, 0.02, 0.3)
    return steps.walks(rng, rho=rho, epsilon=epsilon)


@exercise.given_else
def moves_forgotten(state):
    """The moves are not averaged: each step starts from ε alone."""
    squares, _ = state or (0, 0)
    return {"state": (squares, 0)}
