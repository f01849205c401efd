"""TODO say what `sigmoid_prime` asks."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(points=0, level="given")


@exercise.oracle
def sigmoid_prime(z):
    return np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2


@exercise.cases
def cases(rng):
    yield {"z": np.array([0.0, 2.0])}
    yield {"z": np.array(-1.5)}
    yield {"z": rng.uniform(-4, 4, (5, 2))}


@exercise.mistake
def derivative_of_z(z):
    """You used z(1 − z); the rule is about the activation's own value g(z), not about z."""
    return z * (1 - z)


@exercise.mistake
def value_for_slope(z):
    """This is the height of the curve at z; its slope is asked."""
    return 1 / (1 + np.exp(-z))
