"""tanh for z of any size, made of the decay e^(−2|z|): one line of it is left out."""

import numpy as np

from duograd.exercises import Exercise

from .activations import clear_of_zero, tried_on
from .sigmoid import sigmoid

exercise = Exercise(
    points=2,
    level="complete",
    gradients=("z",),
    hints=[
        "Take z = 0: there the decay is e⁰ = 1, and tanh(0) = 0. Does your line give 0 there? "
        "And for a huge z, where the decay is almost 0, does it give 1?",
        "tanh(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ). For z > 0, divide above and below by eᶻ: "
        "what becomes of e⁻ᶻ?",
        "Only `magnitude` is missing, a fraction made of 1 and `decay`. The sign is put back for "
        "you in the last line.",
        "The same trick for another function: eᶻ / (eᶻ + 2), divided above and below by eᶻ, is "
        "1 / (1 + 2e⁻ᶻ), which never overflows for z > 0.",
    ],
)


def side_of(z):
    """−1 left of 0, else 1, as in the lab's given lines."""
    return np.where(z < 0, -1.0, 1.0)


@exercise.oracle
def tanh(z):
    return np.tanh(z)


@exercise.cases
def cases(rng):
    far = [-1000.0, 0.0, 100.0]
    table = clear_of_zero(rng, (5, 3), 0.2, 2.5)
    yield from tried_on([0.5, -1.0, 2.0], -0.25, table, value_only=far)
    yield {"z": np.array([1000.0, -100.0])}  # its slope is 0 there, and a number
    yield {"z": np.array([5.2, -5.4])}  # it is not quite 0 yet
    yield {"z": np.array([0.045, -0.009, 0.0008])}  # small, and nearly z itself
    yield {"z": np.array([0.0, 0.5])}  # a slope of 1 at 0, though the side changes there


@exercise.mistake
def overflow(z):
    """Right near 0, but not a number for large |z|, as where eᶻ has become infinite. Work with the
    decay, which stays between 0 and 1."""
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


for sign, side in ((1, "positive"), (-1, "negative")):
    words = (
        f"Right near 0, but not a number far out where z is {side}, as where a power of e has "
        "become infinite. Work with the decay, which stays between 0 and 1."
    )

    @exercise.mistake(slug=f"overflow_where_{side}", words=words)
    def overflow_on_one_side(z, sign=sign):
        power = np.exp(2 * sign * z)
        return sign * (power - 1) / (power + 1)


@exercise.mistake
def sigmoid_for_tanh(z):
    """This is the sigmoid: it runs from 0 to 1, tanh from −1 to 1."""
    return sigmoid(z)


@exercise.mistake
def sigmoid_stretched(z):
    """Close: a sigmoid stretched to run from −1 to 1, but only half as steep as tanh. Which power
    of e is the decay?"""
    return 2 * sigmoid(z) - 1


@exercise.mistake
def upside_down(z):
    """Your fraction is upside down: beyond 1 where tanh stays below 1."""
    decay = np.exp(-2 * np.abs(z))
    return side_of(z) * (1 + decay) / (1 - decay)


@exercise.mistake
def brackets_missing(z):
    """Only the sign of z is left: your magnitude is 1, as 1 − decay / 1 + decay is, whatever the
    decay. A fraction in one line needs brackets, above and below."""
    return side_of(z)


@exercise.given_else
def decay_squared(z):
    """Twice as steep as tanh: the 2 of e^(−2|z|) is in the decay already."""
    return {"z": 2 * z}


def fraction(wrong):
    """Let a mistake say only what it makes of the decay for the magnitude."""
    return exercise.mistake(lambda z: side_of(z) * wrong(np.exp(-2 * np.abs(z))), wrong)


@fraction
def only_above(decay):
    """Your magnitude is 1 − decay. That is 0 at 0 and 1 far out, as it should be, but too large in
    between: something stands below the bar too."""
    return 1 - decay


@fraction
def only_below(decay):
    """Your magnitude is 1 / (1 + decay), which is ½ at z = 0 where tanh is 0. What becomes of
    eᶻ − e⁻ᶻ, above the bar?"""
    return 1 / (1 + decay)


@fraction
def halved(decay):
    """Your magnitude is (1 − decay) / 2, which never gets beyond ½; tanh comes near to 1. What
    becomes of eᶻ + e⁻ᶻ, below the bar?"""
    return (1 - decay) / 2


@exercise.mistake
def without_sign(z):
    """Right size, but never negative: tanh is negative where z is."""
    return np.abs(np.tanh(z))


@exercise.mistake
def sign_swapped(z):
    """Right size, wrong sign: tanh is positive where z is positive."""
    return -np.tanh(z)
