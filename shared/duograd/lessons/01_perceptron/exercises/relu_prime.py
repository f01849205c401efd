"""TODO say what `relu_prime` asks."""

import numpy as np

from duograd.exercises import Exercise, failed

from .common import ONE_QUESTION, clear_of_zero

exercise = Exercise(
    points=1,
    hints=[
        "Draw ReLU on paper. What is its slope at z = 3? And at z = −2?",
        "The slope takes only two values. Which one it takes depends on the sign of z alone.",
        "Compare z with 0, then turn True and False into numbers of z's own dtype.",
        "A like example: a step at 5 would be 1 where z > 5 and 0 elsewhere.",
    ],
)


@exercise.oracle
def relu_prime(z):
    return (z > 0) * 1.0


@exercise.cases
def cases(rng):
    yield {"z": np.array([-2.0, 3.0])}
    yield {"z": np.array(0.5)}
    yield {"z": clear_of_zero(rng, (5, 3))}


@exercise.telltale
def one_question_for_all(seen):
    """A whole tensor was asked one yes-or-no question, as Python's `if` does. Each number of z has
    an answer of its own: compare, and keep the whole tensor of answers."""
    return failed(seen, *ONE_QUESTION)


@exercise.mistake
def value_for_slope(z):
    """This is the height of ReLU at z; its slope is asked."""
    return np.maximum(z, 0)


@exercise.mistake
def sign_of_z(z):
    """Left of 0 ReLU is flat: its slope there is 0, yours is −1."""
    return np.sign(z)


@exercise.mistake
def always_one(z):
    """Left of 0 ReLU is flat, yet your slope is 1 everywhere."""
    return np.ones_like(z)


@exercise.mistake
def sides_swapped(z):
    """The two sides are swapped: ReLU rises on the right."""
    return (z < 0) * 1.0
