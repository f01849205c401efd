"""The slope of a chord of f, from x − h to x + h: other chords, brackets, signs and distances."""

import numpy as np

from duograd.exercises import Exercise

from .curves import CUBE, EXPONENTIAL, SINE, true_slope

exercise = Exercise(
    points=4,
    dtype="float64",
    hints=[
        "By hand, for x³ at x = 2 with h = 0.5: 2.5³ = 15.625 and 1.5³ = 3.375. The answer should "
        "be 12.25. What does your line give?",
        "A slope is how far one goes up, divided by how far one goes along. You look h to the "
        "right and h to the left: how far apart are these two places?",
        "One line: a difference of two values of f, in brackets, divided by the distance of the "
        "two places, in brackets too.",
        "A like example: a train is 3 km before a station at 10 minutes to, and 5 km past it at "
        "10 minutes after. Its speed is 8 km in 20 minutes, not in 10.",
    ],
)


@exercise.oracle
def numerical_derivative(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def chord(f, x, h):
    return {"f": f, "x": np.array(x), "h": h}


@exercise.cases
def cases(rng):
    yield chord(CUBE, 2.0, 0.5)
    yield chord(CUBE, -1.0, 0.25)
    yield chord(EXPONENTIAL, float(rng.uniform(0.3, 0.9)), 0.3)
    yield chord(SINE, float(rng.uniform(2, 2.5)), 0.4)
    yield chord(SINE, 1.0, 0.02)
    yield chord(SINE, 1.0, 1e-6)


@exercise.mistake
def forward_only(f, x, h):
    """You looked to the right only, from x to x + h. Look h to either side of x: the two errors
    nearly cancel."""
    return (f(x + h) - f(x)) / h


@exercise.mistake
def backward_only(f, x, h):
    """You looked to the left only, from x − h to x. Look h to either side of x: the two errors
    nearly cancel."""
    return (f(x) - f(x - h)) / h


@exercise.mistake
def two_steps_right(f, x, h):
    """You looked 2h to the right and not to the left; asked is h to either side."""
    return (f(x + 2 * h) - f(x)) / (2 * h)


@exercise.mistake
def step_outside_f(f, x, h):
    """The step was added to the value of f, not to x: f was never asked anywhere but at x."""
    return ((f(x) + h) - (f(x) - h)) / (2 * h)


@exercise.mistake
def divided_by_h(f, x, h):
    """Twice too steep: from x − h to x + h is how far?"""
    return (f(x + h) - f(x - h)) / h


@exercise.given_else
def half_a_step(h):
    """You looked h/2 to either side; asked is h to either side."""
    return {"h": h / 2}


@exercise.mistake
def multiplied_by_h(f, x, h):
    """Mind the brackets: `/ 2 * h` divides by 2 and then multiplies by h."""
    return (f(x + h) - f(x - h)) / 2 * h


@exercise.mistake
def brackets_missing(f, x, h):
    """Mind the brackets: the division came before the subtraction, so only one of the two values of
    f was divided."""
    return f(x + h) - f(x - h) / (2 * h)


@exercise.mistake
def not_divided(f, x, h):
    """This is how far f rises from x − h to x + h; a slope is divided by the way."""
    return f(x + h) - f(x - h)


@exercise.mistake
def upside_down(f, x, h):
    """The sign is turned round: left was taken from right the other way."""
    return -numerical_derivative(f, x, h)


@exercise.mistake
def without_sign(f, x, h):
    """You tell how steep f is but not which way: where f falls, its slope is negative."""
    return np.abs(numerical_derivative(f, x, h))


@exercise.mistake
def mean_of_values(f, x, h):
    """You added the two values of f; a rise is their difference."""
    return (f(x + h) + f(x - h)) / (2 * h)


@exercise.mistake
def exact_slope(f, x, h):
    """This is the exact slope, or one measured with a tiny step of your own. Asked is what one
    measures with the h that is given: for x³ at 2 with h = 0.5 that is 12.25, not 12."""
    return true_slope(f, x)


@exercise.telltale
def in_float32(seen):
    """Right, but not for a tiny h: float32 keeps 7 digits, and the two values of f share nearly all
    of them. Keep the dtype of x."""
    first = seen[0].value
    return getattr(first, "dtype", None) == np.float32 and np.all(np.abs(first - 12.25) < 1e-3)
