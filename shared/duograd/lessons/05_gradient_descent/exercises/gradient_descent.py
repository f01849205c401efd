"""The walk itself: steps that follow the slope, and the record of each place and its loss."""

import numpy as np

from duograd.exercises import Exercise, failed

from .losses import BOWL, PARABOLA, TWO_VALLEYS
from .walks import slope_at, walk

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
    return walk(loss, w, learning_rate, steps)


def case(loss, w, learning_rate, steps):
    return {"loss": loss, "w": np.array(w), "learning_rate": learning_rate, "steps": steps}


@exercise.cases
def cases(rng):
    yield case(PARABOLA, 5.0, 0.25, 2)
    yield case(BOWL, [2.0, 1.0], 0.1, 3)
    yield case(TWO_VALLEYS, rng.uniform(0.4, 0.8, 3), 0.05, 5)
    yield case(BOWL, [2.0, 0.0], 0.1, 0)
    yield case(BOWL, [0.5, 1.0], 0.6, 2)


def recorded(wrong):
    """Let a mistake say only what it makes of the weights and losses of the right walk."""

    def formula(loss, w, learning_rate, steps):
        return wrong(*walk(loss, w, learning_rate, steps))

    return exercise.mistake(formula, wrong)


@exercise.given_else
def uphill(learning_rate):
    """You walked uphill: your loss grows from step to step."""
    return {"learning_rate": -learning_rate}


@exercise.mistake
def stale_gradient(loss, w, learning_rate, steps):
    """Every step of yours is the same: the slope was taken once, at the start. Down is another way
    after each step."""
    return walk(loss, w, learning_rate, steps, slope=lambda *_: slope_at(loss, w))


@recorded
def start_left_out(weights, losses):
    """The start is missing: a path of n steps has n + 1 points."""
    return [weights[1:], losses[1:]]


@recorded
def end_left_out(weights, losses):
    """The last point is missing: you noted each point before its step, and never the place where
    the last step led."""
    return [weights[:-1], losses[:-1]]


@exercise.mistake
def scaled_by_loss(loss, w, learning_rate, steps):
    """Your step grows with the loss itself: the loss was multiplied in."""
    return walk(loss, w, learning_rate, steps, lambda loss, w: loss(w) * slope_at(loss, w))


@recorded
def same_point_everywhere(weights, losses):
    """Every point of your path is the last one: the list holds one tensor many times over, and it
    was changed in place."""
    return [np.full_like(weights, weights[-1]), losses]


@recorded
def only_the_end(weights, losses):
    """Only the end came back; the whole path is asked, the start included."""
    return [weights[-1], losses[-1]]


@exercise.given_else
def one_step_too_many(steps):
    """You took one step too many: n steps make a path of n + 1 points."""
    return {"steps": steps + 1}


@recorded
def never_moved(weights, losses):
    """Every point of your path is the start. A step returns the new place; did you keep it?"""
    return [np.full_like(weights, weights[0]), np.full_like(losses, losses[0])]


@recorded
def losses_one_behind(weights, losses):
    """The weights are right, but the loss of the start stands there twice: each of your losses
    belongs to the point before. First the step, then the loss at the new place."""
    return [weights, np.append(losses[0], losses[:-1])]


@recorded
def order_swapped(weights, losses):
    """The two are swapped: the weights come first."""
    return [losses, weights]


@exercise.telltale
def arguments_swapped(seen):
    """A function stands where the weights belong: `gradient` takes the loss first, then w."""
    return failed(seen, "'function' object has no attribute", "of type 'function'")


@exercise.telltale
def lost_track(seen):
    """From the second step on the gradient was None: `w = w - …` makes a new tensor that nobody
    watches. Where is tracking switched on: once, or at every step?"""
    # Only a product with None: a `gradient_step` that returns None fails elsewhere.
    return failed(seen, "for *: 'float' and 'NoneType'", "for *: 'NoneType' and 'float'")
