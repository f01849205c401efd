"""The slope of f at x, asked of the framework: the line that switches the recording on is left out.

Most mistakes here end in an error or in None, and are told by it.
"""

import numpy as np

from duograd.exercises import Exercise, failed

from .curves import CUBE, EXPONENTIAL, FORGETFUL, PARABOLA, RAISED, RAMP, SINE, true_slope

exercise = Exercise(
    points=2,
    level="complete",
    detached=True,
    hints=[
        "Read the error or the None that comes out without your line: what does it say was not "
        "there? In the graph above, how were a and b made?",
        "Nobody can go back along a record that was never kept. Before f runs, say whose slope "
        "you will ask for.",
        "One call on one line. In PyTorch it is the tensor that is told, in TensorFlow it is the "
        "tape.",
        "A like example: a flight recorder is switched on before the flight. Switched on after "
        "the landing, it has nothing to play back.",
    ],
)


@exercise.oracle
def derivative(f, x):
    return np.array(true_slope(f, x))  # an array: a plain number is not enough


@exercise.cases
def cases(rng):
    yield {"f": CUBE, "x": np.array(2.0)}
    yield {"f": PARABOLA, "x": np.array(5.0)}
    yield {"f": SINE, "x": np.array(float(rng.uniform(2, 2.8)))}  # it falls there
    yield {"f": EXPONENTIAL, "x": np.array(float(rng.uniform(-7.3, -7)))}  # nearly level
    for beside in (1e-12, -1e-12):  # of a corner: who measures looks round it
        yield {"f": RAMP, "x": np.array(beside)}
    yield {"f": PARABOLA, "x": np.array(2.0)}  # another slope than that of x³ there
    yield {"f": RAISED, "x": np.array(0.0)}  # a slope of 0; and no share of x is a step
    yield {"f": CUBE, "x": np.array(-15.3)}  # its height is below 0, and it climbs steeply
    yield {"f": EXPONENTIAL, "x": np.array(0.5)}
    yield {"f": FORGETFUL, "x": np.array(3.0)}  # which no graph can be made of


@exercise.telltale
def not_recorded(seen):
    """Nothing was recorded, so there is no way back from y to x: torch follows only tensors that
    were told to require a gradient."""
    return failed(seen, "does not require grad")


@exercise.telltale
def none_came_back(seen):
    """None came back where a slope is asked. Was x itself recorded, and did f run after that, and
    while the recording was on? Some calls return nothing and leave what they found elsewhere: did
    you return what such a one gave? Or is the `return` missing?"""
    return all(o.failure is None and o.value is None for o in seen)


@exercise.telltale
def not_called(seen):
    """A method stands where a tensor should be: without brackets, as in `x.requires_grad_`, it is
    only named, not called."""
    return failed(seen[:1], "builtin_function_or_method")


@exercise.telltale
def plain_number(seen):
    """x or y has become a plain number, and what happens to plain numbers is never recorded. Keep
    both tensors."""
    return failed(seen, "'float'")


def numbers(seen, *places):
    """What came back in these cases; NaN for what is no single number."""
    values = [seen[place].value for place in places]
    single = [isinstance(v, (float, np.ndarray)) and np.ndim(v) == 0 for v in values]
    return [float(v) if one else np.nan for v, one in zip(values, single, strict=True)]


@exercise.telltale
def kept_by_place(seen):
    """Asked for another f at an x that had been asked before, you gave the slope of the f from
    before, as if it was kept. A slope belongs to f and x together."""
    return bool(np.allclose(numbers(seen, 0, 1, 6), [12, 4, 12], atol=1e-3))


@exercise.telltale
def added_to_the_call_before(seen):
    """Your first slope is right. In the second call it was added to the second slope, as if what
    the first call left was still there. Each call begins anew, with an x of its own."""
    return bool(np.allclose(numbers(seen, 0, 1), [12, 16], atol=1e-3))


@exercise.telltale
def slope_on_the_right(seen):
    """Just left of a corner you return the slope on its right, as if it was measured by a look to
    the right, or kept from a call before. Asked is the slope at x itself, which the record
    gives."""
    near = np.subtract(numbers(seen, 0, 1, 3, 4, 5, 6, 7), [12, 4, 0, 1, 1, -2, 0])
    return bool((np.abs(near) < [0.7, 0.2, 0.2, 0.01, 0.01, 0.2, 0.2]).all())


@exercise.telltale
def measured_by_a_share_of_x(seen):
    """Right, but not a number at x = 0, as if the slope was measured by a step that is a share of
    x: at 0 that is no step. The record gives the slope there, too."""
    near = np.subtract(numbers(seen, 0, 1, 4, 5, 6), [12, 4, 1, 0, -2])
    last = seen[7].value
    alone = isinstance(last, np.ndarray) and last.ndim == 0
    return alone and bool(np.isnan(last) and (np.abs(near) < 0.2).all())


@exercise.telltale
def measured_from_far(seen):
    """A little too steep for x³ at 2, and beside a corner about the mean of the slopes on its two
    sides, as if it was measured by a look to either side. The record gives the slope at x
    itself."""
    first, *rest = numbers(seen, 0, 1, 4, 5, 8)
    aside = first - 12  # by a look h to either side of 2 the cube rises by 12 + h²
    near = np.subtract(rest, [4, 0.5, 0.5, 702.27 + aside])
    return 1e-3 < aside < 1 and bool((np.abs(near) < 0.1).all())


@exercise.mistake
def value_for_slope(f, x):
    """This is the height f(x); asked is how steep f is at x."""
    return f(x)


@exercise.mistake
def backward_twice(f, x):
    """This is twice the slope, as if the way back was gone twice and both results added up."""
    return 2 * true_slope(f, x)


@exercise.mistake
def measured(f, x):
    """Beside a corner you return the mean of the slopes on its two
    sides, as if the slope was measured by a look to either side. Asked is the slope at x itself,
    which the record gives."""
    x = np.float64(x)
    return (f(x + 1e-3) - f(x - 1e-3)) / 2e-3


@exercise.mistake
def second_derivative(f, x):
    """This tells how the slope changes at x: the slope of the slope. Asked is the slope itself."""
    x = np.float64(x)
    aside = 1e-4 * (np.abs(x) or 1)
    return (true_slope(f, x + aside) - true_slope(f, x - aside)) / (2 * aside)


@exercise.mistake
def x_for_slope(f, x):
    """This is x itself; asked is the slope of f there."""
    return x


@exercise.mistake
def slope_of_the_cube(f, x):
    """This is the slope of x³, whatever f is."""
    return true_slope(lambda x: x**3, x)


@exercise.mistake
def height_over_distance(f, x):
    """This is f(x) divided by x: the slope of the line from the origin to the curve. Asked is the
    slope of the curve itself, at x."""
    return f(x) / x


@exercise.mistake
def without_sign(f, x):
    """You tell how steep f is but not which way: where f falls, its slope is negative."""
    return np.abs(true_slope(f, x))


@exercise.mistake
def slope_of_the_size(f, x):
    """Right where f is above 0. Where it is below, your slope has the wrong sign, as if it was that
    of |f|: asked is the slope of f itself."""
    return np.sign(f(x)) * true_slope(f, x)


@exercise.mistake
def height_where_level(f, x):
    """Right where the curve climbs or falls. Where its slope is 0 you return its height, as if a 0
    was no answer: it is a slope like any other."""
    return true_slope(f, x) or f(x)


@exercise.mistake
def place_without_sign(f, x):
    """Right where x is above 0. Left of 0 this is the slope at |x|, on the other side: asked is the
    slope at x itself."""
    return true_slope(f, np.abs(x))


@exercise.mistake
def always_one(f, x):
    """You return 1, whatever f is: the slope of anything with respect to itself. Asked is the slope
    of y with respect to x."""
    return np.ones_like(x)
