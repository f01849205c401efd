"""The slope of a chord of f, from x − h to x + h: other chords, brackets, signs and distances."""

import numpy as np

from duograd.exercises import Case, Exercise, Named, failed

from .curves import CUBE, EXPONENTIAL, LINE, RAISED, RAMP, SINE, true_slope

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
    return np.array((f(x + h) - f(x - h)) / (2 * h))  # an array: a plain number is not enough


BESIDE_A_CORNER, WIDE, ADDED_UP, OTHER_DTYPE = 6, 7, 11, 12  # places of cases
SINE_AT_1 = (np.cos(1) * np.sinc(0.02 / np.pi), np.cos(1))  # of those with h = 0.02 and 1e-6
IN_FLOAT32 = Named("00_tensors_and_gradients/float32", {"value": 2.0}, "2 (in float32)")


def chord(f, x, h):
    return {"f": f, "x": np.array(x), "h": h}


@exercise.cases
def cases(rng):
    yield chord(CUBE, 2.0, 0.5)
    yield chord(CUBE, -1.0, 0.25)
    yield chord(EXPONENTIAL, float(rng.uniform(0.3, 0.9)), 0.345)
    yield chord(SINE, float(rng.uniform(2, 2.5)), 0.4)
    yield chord(SINE, 1.0, 0.02)
    yield chord(SINE, 1.0, 1e-6)
    yield chord(RAMP, 2.5e-7, 1e-6)  # beside a corner: another h gives another slope
    yield chord(CUBE, 7.0, 2.0)
    yield chord(SINE, 1.57055, 0.1)  # nearly level: whoever rounds is far off
    yield chord(EXPONENTIAL, -1.0, 0.3)  # not the slope at 1, as of x³
    yield chord(LINE, 1.5, 1)
    yield chord(RAISED, 0.0, 0.5)  # level, and not low
    yield {**chord(CUBE, 2.0, 0.5), "x": IN_FLOAT32}
    for x in (np.array(2.0), IN_FLOAT32):
        yield Case({**chord(CUBE, 2.0, 0.5), "x": x}, judged_by="properties")


@exercise.mistake
def forward_only(f, x, h):
    """As if you looked to the right only, from x to x + h. Look h to either side of x: the two
    errors nearly cancel."""
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
    """Yours is 1 whatever f is, as if the step were added to the value of f and not to x, or f not
    asked at all. It is to be asked at x + h and at x − h."""
    return ((f(x) + h) - (f(x) - h)) / (2 * h)


@exercise.mistake
def divided_by_h(f, x, h):
    """Twice too steep: from x − h to x + h is how far?"""
    return (f(x + h) - f(x - h)) / h


@exercise.mistake
def divided_by_two(f, x, h):
    """The h is missing below: you divided by 2 only."""
    return (f(x + h) - f(x - h)) / 2


@exercise.mistake
def divided_by_square(f, x, h):
    """You divided by the square of 2h; the way from x − h to x + h is 2h."""
    return (f(x + h) - f(x - h)) / (2 * h) ** 2


@exercise.mistake
def forward_halved(f, x, h):
    """You looked from x to x + h, a way of h, and divided by 2h; asked is from x − h to x + h."""
    return (f(x + h) - f(x)) / (2 * h)


@exercise.mistake
def place_turned(f, x, h):
    """As if the look to the left went to h − x. Left of x lies x − h."""
    return (f(x + h) - f(h - x)) / (2 * h)


@exercise.mistake
def height_where_level(f, x, h):
    """Right where the chord climbs or falls. Where it is level you return the height f(x), as if a
    slope of 0 was no answer."""
    return numerical_derivative(f, x, h) or f(x)


@exercise.given_else
def half_a_step(h):
    """You looked h/2 to either side; asked is h to either side."""
    return {"h": h / 2}


@exercise.mistake
def multiplied_by_h(f, x, h):
    """You multiplied by h, which belongs below the bar. (Mind the brackets: `/ 2 * h` divides by 2
    and then multiplies by h.)"""
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
    """The sign is turned round, as if right was taken from left."""
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
def second_difference(f, x, h):
    """This tells how much the slope changes, not the slope: f(x) itself is not needed, and the
    value on the left is taken from that on the right."""
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


@exercise.given_else
def right_of_zero(x):
    """Right where x is positive. Left of 0 you measured at the place opposite, as if the sign of x
    was lost."""
    return {"x": np.abs(x)}


@exercise.given_else
def share_of_x(x, h):
    """Right where x is 1 or −1. Elsewhere you looked another way than h to either side, as if h was
    multiplied by x: how far to look does not depend on where you are."""
    return {"h": h * np.abs(x)}


@exercise.mistake
def moved_in_place(f, x, h):
    """Right, but for f = x, which gives back the very tensor that it is given: there you return 0,
    as if one and the same x was moved to both places. Make a new one for each look."""
    return 0 * x if f(x) is x else numerical_derivative(f, x, h)


@exercise.mistake
def two_chords_combined(f, x, h):
    """Nearer to the true slope than what is asked, as if measured with h and with h/2 and both put
    together. Asked is one look to the right and one to the left, h away."""
    wide, narrow = numerical_derivative(f, x, h), numerical_derivative(f, x, h / 2)
    return (4 * narrow - wide) / 3


@exercise.mistake
def four_looks(f, x, h):
    """Nearer to the true slope than what is asked, as if f was asked at 2h to either side, too.
    Asked is one look to the right and one to the left, h away."""
    wide, narrow = numerical_derivative(f, x, 2 * h), numerical_derivative(f, x, h)
    return (4 * narrow - wide) / 3


for digits in (2, 3):

    @exercise.mistake(slug=f"rounded_to_{digits}_decimals")
    def rounded(f, x, h, digits=digits):
        """You rounded the slope: a few of its decimals are right, and the rest is gone."""
        return np.round(numerical_derivative(f, x, h), digits)


@exercise.mistake
def exact_slope(f, x, h):
    """This is the exact slope, or one measured with a tiny step of your own. Asked is what one
    measures with the h that is given: for x³ at 2 with h = 0.5 that is 12.25, not 12."""
    return true_slope(f, x)


# What the frameworks say of a single number that is taken apart.
NO_PARTS = (
    "0-dim tensor",
    "0-d tensor",
    "tensor has no dimensions",
    "scalar tensor",
    "scalar input",
    "size 0",
)


def off(seen, places, right):
    """How far off the answers to these cases are; infinite where one is no single number."""
    values = [np.asarray(seen[place].value) for place in places]
    if any(value.dtype.kind != "f" or value.ndim for value in values):
        return np.full(len(values), np.inf)
    return np.array(values) - right


@exercise.telltale
def step_of_your_own(seen):
    """Your slopes are those that one measures with a small step, whatever h is: as if it was a step
    of your own. How far to look is said by h."""
    near = off(seen, (0, 1, 4, 5, 6, WIDE), [12, 3, np.cos(1), np.cos(1), 0.5, 147])
    return bool((np.abs(near) < 0.02).all())


@exercise.telltale
def another_h(seen):
    """Right, but off for a tiny h, as if h was never less than some number of your own. Take h as
    it comes."""
    *near, last = off(seen, (0, 1, 4, 5, BESIDE_A_CORNER), [12.25, 3.0625, *SINE_AT_1, 0.5])
    return np.abs(near).max() < 3e-4 and 0 < last < 0.12


@exercise.telltale
def h_cut_off(seen):
    """Right for a small h. A larger one you do not use as it comes, as if it was cut off at some
    number of your own."""
    (far,) = off(seen, (WIDE,), [147])  # the chord of x³ is steeper by h² than the curve
    first, second = (3 * x**2 + min(h**2, far) for x, h in ((2, 0.5), (-1, 0.25)))
    near = off(seen, (0, 1, 4, 5, BESIDE_A_CORNER), [first, second, *SINE_AT_1, 0.625])
    return 1e-7 < far < 3.99 and bool(np.abs(near).max() < 1e-4)


@exercise.telltale
def both_at_once(seen):
    """It fails where f adds up what it is given, as if f was given both places in one tensor. f
    takes a scalar: ask it once for each place."""
    place = next((place for place, one in enumerate(seen) if one.failure), None)
    return place == ADDED_UP and failed(seen, *NO_PARTS)


@exercise.telltale
def in_float32(seen):
    """The number is right, but off for a tiny h, as if computed in float32: that keeps 7 digits,
    and the two values of f share nearly all of them. Keep the dtype of x from beginning to end."""
    *near, last = np.abs(off(seen, (0, 1, 4, 5), [12.25, 3.0625, *SINE_AT_1]))
    return max(near) < 3e-4 and 1e-3 < last < 0.2


@exercise.telltale
def other_in_float32(seen):
    """Right where x is float64. Where it is float32 you return another number, or no single one:
    the same is asked there, with fewer digits. For x³ at 2 with h = 0.5 that is 12.25, too."""
    right = np.abs(off(seen, (0, 1, 4, 5), [12.25, 3.0625, *SINE_AT_1])).max() < 1e-4
    came = not seen[OTHER_DTYPE].failure and seen[OTHER_DTYPE].value is not None
    return bool(right and came) and np.abs(off(seen, (OTHER_DTYPE,), [12.25])).max() > 1e-3


@exercise.property
def dtype_of_x(value, f, x, h):
    """The number is right, its dtype is not: float32 is asked where x is float32, and float64 where
    x is float64."""
    wanted = np.float32 if isinstance(x, Named) else np.float64
    return isinstance(value, float) or value.dtype == wanted
