"""The larger of z and 0, number by number: other curves, and calls that take z as a whole."""

import math

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .activations import clear_of_zero, tried_on
from .errors import asked_one_question
from .sigmoid import sigmoid

exercise = Exercise(
    points=2,
    gradients=("z",),
    hints=[
        "Work out by hand what should come out for z = [−2, 3]. One number is let through, the "
        "other is not.",
        "ReLU compares z with 0, number by number, and keeps the larger of the two.",
        "One call is enough: which of your framework's functions takes the larger of two "
        "tensors, element by element, or clips from below?",
        "A like example: cut off at 1 from above, [0.5, 3] would become [0.5, 1].",
    ],
)


@exercise.oracle
def relu(z):
    return np.maximum(z, 0)


@exercise.cases
def cases(rng):
    corner = [0.0, -1.5, 0.25, 70.0]
    yield from tried_on([-2.0, 3.0], -0.5, clear_of_zero(rng, (3, 5)), value_only=corner)
    yield {"z": np.array([-0.02, 0.0005, -0.001])}  # close to 0 on either side
    yield {"z": np.array([-3000.0, 2000.0])}  # far from it
    yield Case({"z": np.array([-1e30, 1e30])}, gradient=False)  # their squares are infinite


@exercise.telltale
def one_question_for_all(seen):
    """A whole tensor was asked one yes-or-no question: by Python's `if` or `max`, or since it was
    given as a setting of a layer. Each number of z has an answer of its own: use a function of the
    framework that works number by number."""
    return asked_one_question(seen)


@exercise.telltale
def zero_for_an_axis(seen):
    """The 0 was taken for an axis, and the largest number along it was looked for. Asked is the
    larger of z and 0, number by number."""
    first = seen[0].value
    single = isinstance(first, list) and all(np.ndim(one) == 0 for one in first)
    pair = single and len(first) == 2 and np.allclose(first, [3, 1])  # the largest and its place
    return bool(pair) or failed(seen, "Invalid reduction dimension (0")


@exercise.telltale
def mask_picks(seen):
    """A mask picks some numbers of z, so fewer come out than went in, and of a single number it can
    pick none. Here every number of z stays in its place."""
    return failed(seen, "mask cannot be scalar")


@exercise.mistake
def absolute_value(z):
    """A negative z should give 0; yours gives its absolute value."""
    return np.abs(z)


@exercise.mistake
def identity(z):
    """You let negative values through: your function is z itself."""
    return z


@exercise.mistake
def slope_for_value(z):
    """You return 0 or 1: that is the slope of ReLU. Its height is asked."""
    return (z > 0) * 1.0


for limit in (1, 6, 10, 100, 1000):

    @exercise.mistake(slug=f"cut_off_at_{limit}")
    def cut_off(z, limit=limit):
        """Nothing of yours gets beyond a certain number; ReLU lets a positive number through
        unchanged, however large."""
        return np.clip(z, 0, limit)


for nearest, slug in ((0.1, "negatives_near_zero"), (0.01, "negatives_nearer_zero")):

    @exercise.mistake(slug=slug)
    def negatives_near_zero(z, nearest=nearest):
        """Negative numbers close to 0 got through: ReLU gives 0 for each negative number."""
        return np.where(z < -nearest, 0, z)


@exercise.mistake
def starts_late(z):
    """Positive numbers close to 0 were lost: ReLU lets each positive number through."""
    return np.where(z > 0.1, z, 0)


@exercise.mistake
def doubled(z):
    """Twice too large: z + |z| is 2z where z is positive."""
    return z + np.abs(z)


@exercise.mistake
def smooth(z):
    """Your curve is smooth, like ReLU with its corner rounded off: it is above 0 also where z is
    negative."""
    return np.logaddexp(0, z)


@exercise.mistake
def smooth_by_hand(z):
    """Your curve is smooth, like ReLU with its corner rounded off: it is above 0 also where z is
    negative. (And it is infinite where z is large.)"""
    return np.log(1 + np.exp(z))


@exercise.mistake
def kept_the_smaller(z):
    """You kept the smaller of z and 0; ReLU keeps the larger."""
    return np.minimum(z, 0)


for percent in (1, 10, 20, 30):

    @exercise.mistake(slug=f"leaky_by_{percent}_percent")
    def leaky(z, percent=percent):
        """Negative values still leak through a little: ReLU gives exactly 0 there."""
        return np.where(z > 0, z, percent / 100 * z)


@exercise.mistake
def levels_off_below(z):
    """Left of 0 your curve goes down, and levels off at −1: ReLU gives exactly 0 there."""
    return np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)


DIPS = (
    "Your curve is smooth, like ReLU with its corner rounded off: a little below 0 where z is "
    "negative, and a little below z where it is positive."
)


@exercise.mistake(words=DIPS)
def gelu(z):
    return z * (1 + np.vectorize(math.erf)(z / np.sqrt(2))) / 2


@exercise.mistake(words=DIPS)
def silu(z):
    return z * sigmoid(z)
