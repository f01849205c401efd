"""The slope of tanh, 1 − t², from its value t: mistakes about what is squared."""

import numpy as np

from duograd.exercises import Exercise, failed

from .activations import spread, tried_on

exercise = Exercise(
    points=1,
    level="complete",
    hints=[
        "At z = 0 tanh is steepest, with slope 1; far out it is flat, with slope 0. Try your line "
        "on both.",
        "The slope of tanh can be written with its own value t alone, as the slope of the sigmoid "
        "was written with its own value. The rule is another one, though.",
        "Only the last line is missing. It needs `t` and the number 1, not `z`.",
        "A like example: the slope of 1/z is −(1/z)². It too is written with the function's own "
        "value.",
    ],
)


@exercise.oracle
def tanh_prime(z):
    return 1 - np.tanh(z) ** 2


@exercise.cases
def cases(rng):
    yield from tried_on([0.0, 1.0, -2.0], 0.5, rng.uniform(-2, 2, (2, 7)))
    yield {"z": np.array([4.0, -5.3])}  # nearly flat, and not quite
    yield {"z": np.array([-1000.0, 100.0, 0.1, -0.2])}


@exercise.mistake
def sigmoids_rule(z):
    """g(z)(1 − g(z)) is the sigmoid's rule. tanh has another: its slope at 0 is 1, yours is 0."""
    return np.tanh(z) * (1 - np.tanh(z))


@exercise.mistake
def not_squared(z):
    """You return 1 − t: t is not squared, and the slope leaves the range from 0 to 1."""
    return 1 - np.tanh(z)


@exercise.mistake
def size_not_squared(z):
    """You return 1 − |t|: t loses its sign and is not squared."""
    return 1 - np.abs(np.tanh(z))


@exercise.mistake
def times_two(z):
    """You return 1 − 2t, where t is to be squared: a power is written `**`."""
    return 1 - 2 * np.tanh(z)


@exercise.mistake
def difference_squared(z):
    """You squared 1 − t; only t is squared, and then taken from 1."""
    return (1 - np.tanh(z)) ** 2


@exercise.mistake
def added(z):
    """You return 1 + t²: the steeper your slope, the flatter tanh. It is the other way round."""
    return 1 + np.tanh(z) ** 2


@exercise.mistake
def tanh_twice(z):
    """tanh was applied twice: t is the value of tanh already."""
    return 1 - np.tanh(np.tanh(z)) ** 2


@exercise.mistake
def derivative_of_z(z):
    """You squared z; the rule is about tanh's own value, not about z."""
    return 1 - z**2


@exercise.mistake
def flat_too_soon(z):
    """Right near 0. Further off yours is 0 where the slope is small, and it is never quite 0."""
    return np.where(np.abs(z) > 3, 0, tanh_prime(z))


exercise.mistake(spread(tanh_prime))


@exercise.telltale
def overflow(seen):
    """Far from 0 yours is not a number, as where a power of e has become infinite. t itself is
    always between −1 and 1."""
    value = seen[-1].value
    there = isinstance(value, np.ndarray) and value.shape == (4,)
    return there and bool(np.isnan(value[:2]).any())


@exercise.telltale
def caret_for_power(seen):
    """`^` is not a power in Python: it compares whole numbers bit by bit. A power is written
    `**`."""
    return failed(seen, "bitwise_xor", "is not in the list of allowed values")


@exercise.mistake
def sign_swapped(z):
    """Right size, wrong sign: tanh rises everywhere, so its slope is positive."""
    return -tanh_prime(z)


@exercise.mistake
def value_for_slope(z):
    """This is tanh itself; its slope is asked."""
    return np.tanh(z)
