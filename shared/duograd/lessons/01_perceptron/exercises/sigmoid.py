"""The sigmoid, which is given: it must rise, run from 0 to 1, and stand large z."""

import numpy as np

from duograd.exercises import Exercise

from .activations import tried_on

exercise = Exercise(points=0, level="given", gradients=("z",))


@exercise.oracle
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


@exercise.cases
def cases(rng):
    far = [-1000.0, -100.0, 100.0, 1000.0]
    return tried_on([0.0, 1.0, -6.0], 2.0, rng.uniform(-4, 4, (3, 5)), value_only=far)


@exercise.given_else
def sign_of_exponent(z):
    """Your curve falls where it should rise: look at the sign inside the exponential."""
    return {"z": -z}


@exercise.mistake
def overflow(z):
    """Right for moderate z, but the exponential of a large z is infinite, and ∞/∞ is not a
    number."""
    return np.exp(z) / (1 + np.exp(z))


@exercise.mistake
def tanh_for_sigmoid(z):
    """This is tanh: it runs from −1 to 1, the sigmoid from 0 to 1."""
    return np.tanh(z)
