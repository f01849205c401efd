"""TODO say what `gradient_descent` asks."""

import numpy as np

from duograd.exercises import Exercise, failed

from .common import BOWL, PARABOLA, TWO_VALLEYS, record, slope_, walk

exercise = Exercise(
    points=4,
    detached=True,
    hints=[
        "By hand, two steps on (w − 3)² from w = 5 with learning rate 0.25: 5 → 4 → 3.5. So two "
        "steps make a path of how many points?",
        "Each step looks at the slope where you stand *now*. Note weights and loss before the "
        "first step too: a path of steps + 1 points starts at the start.",
        "Make two lists that begin with the start, append inside the loop, and stack them into "
        "tensors at the end. `gradient` and `gradient_step` do the work in between.",
        "A like example: balances of an account over n years are the first deposit, then n times "
        "the previous balance plus its interest: n + 1 numbers.",
    ],
)


@exercise.oracle
def gradient_descent(loss, w, learning_rate, steps):
    return record(loss, walk(loss, w, learning_rate, steps))


def _descent(loss, w, learning_rate, steps):
    return {"loss": loss, "w": np.array(w), "learning_rate": learning_rate, "steps": steps}


@exercise.cases
def cases(rng):
    yield _descent(PARABOLA, 5.0, 0.25, 2)
    yield _descent(BOWL, [2.0, 1.0], 0.1, 3)
    yield _descent(TWO_VALLEYS, rng.uniform(0.4, 0.8, 3), 0.05, 5)
    yield _descent(BOWL, [2.0, 0.0], 0.1, 0)
    yield _descent(BOWL, [0.5, 1.0], 0.6, 2)


@exercise.mistake
def uphill(loss, w, learning_rate, steps):
    """You walked uphill: your loss grows from step to step."""
    return record(loss, walk(loss, w, -learning_rate, steps))


@exercise.mistake
def stale_gradient(loss, w, learning_rate, steps):
    """Every step of yours is the same: the slope was taken once, at the start. Down is another way
    after each step."""
    slope = slope_(loss, w)
    return record(loss, walk(loss, w, learning_rate, steps, lambda w, *_: w - _[1] * slope))


@exercise.mistake
def start_left_out(loss, w, learning_rate, steps):
    """The start is missing: a path of n steps has n + 1 points."""
    path = walk(loss, w, learning_rate, steps)[1:]
    if not path:  # stacking nothing is an error; an empty tensor is the kindest reading
        return [np.zeros((0, *np.shape(w))), np.zeros(0)]
    return record(loss, path)


@exercise.mistake
def end_left_out(loss, w, learning_rate, steps):
    """The last point is missing: you noted each point before its step, and never the place where
    the last step led."""
    path = walk(loss, w, learning_rate, steps)[:-1]
    if not path:
        return [np.zeros((0, *np.shape(w))), np.zeros(0)]
    return record(loss, path)


@exercise.mistake
def scaled_by_loss(loss, w, learning_rate, steps):
    """Your step grows with the loss itself: the loss was multiplied in."""
    path = walk(
        loss, w, learning_rate, steps, lambda w, slope, rate, value: w - rate * value * slope
    )
    return record(loss, path)


@exercise.mistake
def same_point_everywhere(loss, w, learning_rate, steps):
    """Every point of your path is the last one: the list holds one tensor many times over, and it
    was changed in place."""
    path = walk(loss, w, learning_rate, steps)
    return [np.stack([path[-1]] * len(path)), np.stack([loss(w) for w in path])]


@exercise.mistake
def only_the_end(loss, w, learning_rate, steps):
    """Only the end came back; the whole path is asked, the start included."""
    path = walk(loss, w, learning_rate, steps)
    return [path[-1], np.asarray(loss(path[-1]))]


@exercise.mistake
def one_step_too_many(loss, w, learning_rate, steps):
    """You took one step too many: n steps make a path of n + 1 points."""
    return record(loss, walk(loss, w, learning_rate, steps + 1))


@exercise.mistake
def never_moved(loss, w, learning_rate, steps):
    """Every point of your path is the start. A step returns the new place; did you keep it?"""
    return record(loss, [np.array(w)] * (steps + 1))


@exercise.mistake
def losses_one_behind(loss, w, learning_rate, steps):
    """The weights are right, but the loss of the start stands there twice: each of your losses
    belongs to the point before. First the step, then the loss at the new place."""
    path = walk(loss, w, learning_rate, steps)
    return [np.stack(path), np.stack([loss(w) for w in (path[:1] + path)[: len(path)]])]


@exercise.mistake
def order_swapped(loss, w, learning_rate, steps):
    """The two are swapped: the weights come first."""
    return record(loss, walk(loss, w, learning_rate, steps))[::-1]


@exercise.telltale
def arguments_swapped(seen):
    """A function stands where the weights belong: `gradient` takes the loss first, then w."""
    said = ("'function' object has no attribute", "of type 'function'")
    return failed(seen, *said)


@exercise.telltale
def lost_track(seen):
    # Only a product with None: a `gradient_step` that returns None fails elsewhere.
    """From the second step on the gradient was None: `w = w - …` makes a new tensor that nobody
    watches. Where is tracking switched on: once, or at every step?"""
    said = ("for *: 'float' and 'NoneType'", "for *: 'NoneType' and 'float'")
    return failed(seen, *said)
