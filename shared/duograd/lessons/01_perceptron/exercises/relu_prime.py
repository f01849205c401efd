"""The slope of ReLU, 0 or 1: the two sides of 0, each of them right or wrong."""

import numpy as np

from duograd.exercises import Exercise

from .activations import clear_of_zero, spread, tried_on
from .errors import asked_one_question
from .relu import relu

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
    yield from tried_on([-2.0, 3.0], 0.5, clear_of_zero(rng, (5, 3)))
    yield {"z": np.array([-0.02, 0.05, 0.005, -1e-12, 2e-12, 0.75])}  # close to 0 on either side
    yield {"z": np.array([-3000.0, 2000.0])}  # far from it
    yield {"z": np.array(-0.5)}


@exercise.telltale
def one_question_for_all(seen):
    """A whole tensor was asked one yes-or-no question, as Python's `if` does. Each number of z has
    an answer of its own: compare, and keep the whole tensor of answers."""
    return asked_one_question(seen)


@exercise.mistake
def value_for_slope(z):
    """This is the height of ReLU at z; its slope is asked."""
    return relu(z)


@exercise.mistake
def sign_of_z(z):
    """Left of 0 ReLU is flat: its slope there is 0, yours is −1."""
    return np.sign(z)


@exercise.mistake
def always_one(z):
    """Left of 0 ReLU is flat, yet your slope is 1 there too."""
    return np.ones_like(z)


for percent in (1, 10, 20, 30):

    @exercise.mistake(slug=f"leaky_by_{percent}_percent")
    def leaky(z, percent=percent):
        """Left of 0 your slope is a little more than 0, as that of a leaky ReLU: ReLU is flat
        there."""
        return np.where(z > 0, 1, percent / 100)


STARTS = {
    "late": 0.1,
    "at_half": 0.5,
    "at_one": 1,
    "at_a_hundredth": 0.01,
    "at_a_thousandth": 0.001,
}

for name, start in STARTS.items():

    @exercise.mistake(slug=f"starts_{name}")
    def starts(z, start=start):
        """Right away from 0, but your slope is 0 for small positive numbers too: ReLU climbs from 0
        on."""
        return (z > start) * 1.0


@exercise.mistake
def measured_from_far(z, h=0.1):
    """Right away from 0. Close to it your slope is one between 0 and 1, as if measured by steps
    from one side of 0 to the other; ReLU is flat on the left of 0, and climbs one for one on the
    right, however near to 0."""
    return (relu(z + h) - relu(z)) / h


exercise.mistake(spread(relu_prime))


@exercise.given_else
def sides_swapped(z):
    """The two sides are swapped: ReLU rises on the right."""
    return {"z": -z}
