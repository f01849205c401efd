"""The slope of the sigmoid from its value, which is given: a rule about g(z), not about z."""

from duograd.exercises import Exercise

from .activations import tried_on
from .sigmoid import sigmoid

exercise = Exercise(points=0, level="given")


@exercise.oracle
def sigmoid_prime(z):
    return sigmoid(z) * sigmoid(-z)


@exercise.cases
def cases(rng):
    return tried_on([0.0, 2.0], -1.5, rng.uniform(-4, 4, (5, 2)))


@exercise.mistake
def derivative_of_z(z):
    """You used z(1 − z); the rule is about the activation's own value g(z), not about z."""
    return z * (1 - z)


@exercise.mistake
def value_for_slope(z):
    """This is the height of the curve at z; its slope is asked."""
    return sigmoid(z)
