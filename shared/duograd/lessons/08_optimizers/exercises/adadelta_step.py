"""TODO say what `adadelta_step` asks."""

import numpy as np

from duograd.exercises import Exercise

from .common import old_, walks

# Adadelta
exercise = Exercise(points=0, level="given", probe="fold", detached=True)


@exercise.oracle
def adadelta_step(w, gradient, state, learning_rate, rho, epsilon):
    squares, moves = (0, 0) if state is None else state
    squares = rho * squares + (1 - rho) * gradient**2
    move = np.sqrt(moves + epsilon) / np.sqrt(squares + epsilon) * gradient
    return w - learning_rate * move, (squares, rho * moves + (1 - rho) * move**2)


@exercise.cases
def cases(rng):
    decays = [(0.75, 0.5), (0.9, 0.1), (0.6, 1e-2), (0.8, 0.05), (0.95, 0.02)]
    return walks(rng, *({"rho": rho, "epsilon": epsilon} for rho, epsilon in decays))


@exercise.mistake
def moves_forgotten(w, gradient, state, learning_rate, rho, epsilon):
    """The moves are not averaged: each step starts from ε alone."""
    squares = rho * old_(state) + (1 - rho) * gradient**2
    move = np.sqrt(epsilon) / np.sqrt(squares + epsilon) * gradient
    return w - learning_rate * move, squares
