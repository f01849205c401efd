"""The slope of f at x, asked of the framework: the line that switches the recording on is left out.

Most mistakes here end in an error or in None, and are told by it.
"""

import numpy as np

from duograd.exercises import Exercise, failed

from .curves import CUBE, EXPONENTIAL, PARABOLA, SINE, true_slope

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
    return true_slope(f, x)


@exercise.cases
def cases(rng):
    yield {"f": CUBE, "x": np.array(2.0)}
    yield {"f": PARABOLA, "x": np.array(5.0)}
    yield {"f": SINE, "x": np.array(float(rng.uniform(2, 2.8)))}  # it falls there
    yield {"f": EXPONENTIAL, "x": np.array(float(rng.uniform(-1.5, -0.5)))}


@exercise.telltale
def not_recorded(seen):
    """Nothing was recorded, so there is no way back from y to x: torch follows only tensors that
    were told to require a gradient."""
    return failed(seen, "does not require grad")


@exercise.telltale
def none_came_back(seen):
    """None came back. TensorFlow's tape gives None if it was not told to watch x, if f was called
    outside of its `with`, or if it was asked for x by y. PyTorch's `backward` gives None always and
    leaves the slope in the `grad` of x, if it was called. Or is the `return` missing?"""
    return all(o.failure is None and o.value is None for o in seen)


@exercise.telltale
def not_called(seen):
    """x has become a method where a tensor should be: `requires_grad_` without brackets is only
    named, not called."""
    return failed(seen, "builtin_function_or_method")


@exercise.telltale
def plain_number(seen):
    """x or y has become a plain number, and what happens to plain numbers is never recorded. Keep
    both tensors."""
    return failed(seen, "'float'")


@exercise.mistake
def value_for_slope(f, x):
    """This is the height f(x); asked is how steep f is at x."""
    return f(x)


@exercise.mistake
def backward_twice(f, x):
    """Twice the slope. Each `backward` adds to what `x.grad` holds already: does yours run
    twice?"""
    return 2 * true_slope(f, x)


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
def always_one(f, x):
    """You return 1: that is the slope of x with respect to itself."""
    return np.ones_like(x)
