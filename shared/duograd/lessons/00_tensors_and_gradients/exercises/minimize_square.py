"""TODO say what `minimize_square` asks."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(
    points=4,
    detached=True,
    hints=[
        "By hand: x = 10, target 4, learning rate 0.25. The slope is 2 · (10 − 4) = 12, the step "
        "0.25 · 12 = 3, so the next place is 7. Two such steps make a path of how many places?",
        "At each step: find the slope where you stand *now*, then go the other way, as far as the "
        "learning rate says. Write down every place, the start too.",
        "Begin a list with the start. In the loop, make a *new* x and append it. After the loop, "
        "stack the list into one tensor. For the slope you may use `derivative`, or work it out "
        "on paper.",
        "A like example: the temperatures of a cup that loses a tenth of its heat each minute are "
        "the first one, then again and again the one before times 0.9: n minutes, n + 1 numbers.",
    ],
)


def _walk(x0, steps, step):
    path = [float(x0)]
    for _ in range(steps):
        path.append(float(step(path[-1])))
    return np.array(path)


def _square_path(x0, target, learning_rate, steps):
    return _walk(x0, steps, lambda x: x - learning_rate * 2 * (x - target))


@exercise.oracle
def minimize_square(x0, target, learning_rate, steps):
    return _square_path(x0, target, learning_rate, steps)


def _start(x0, target, learning_rate, steps):
    return {"x0": np.array(x0), "target": target, "learning_rate": learning_rate, "steps": steps}


@exercise.cases
def cases(rng):
    yield _start(10.0, 4.0, 0.25, 3)
    yield _start(-1.0, 2.0, 0.75, 2)
    yield _start(float(rng.uniform(4, 6)), float(rng.uniform(-2, -1)), 0.1, 7)
    yield _start(3.0, 1.0, 0.25, 0)


@exercise.mistake
def uphill(x0, target, learning_rate, steps):
    """You walk away from the target: a positive slope means that down is to the left."""
    return _square_path(x0, target, -learning_rate, steps)


@exercise.mistake
def half_the_slope(x0, target, learning_rate, steps):
    """Your steps are half as long as they should be: what is the slope of a square?"""
    return _square_path(x0, target, learning_rate / 2, steps)


@exercise.mistake
def start_left_out(x0, target, learning_rate, steps):
    """The start is missing: a path of n steps has n + 1 places."""
    return _square_path(x0, target, learning_rate, steps)[1:]


@exercise.mistake
def start_left_out_one_more(x0, target, learning_rate, steps):
    """The start is missing, and a step too many was taken in its place: write down x0 first."""
    return _square_path(x0, target, learning_rate, steps + 1)[1:]


@exercise.mistake
def one_step_short(x0, target, learning_rate, steps):
    """The last place is missing: each place was noted before its step, the last one never."""
    return _square_path(x0, target, learning_rate, steps)[:-1]


@exercise.mistake
def one_step_too_many(x0, target, learning_rate, steps):
    """You took one step more than asked: n steps make n + 1 places."""
    return _square_path(x0, target, learning_rate, steps + 1)


@exercise.mistake
def only_the_end(x0, target, learning_rate, steps):
    """Only the end came back; the whole path is asked, the start included."""
    return _square_path(x0, target, learning_rate, steps)[-1]


@exercise.mistake
def same_place_everywhere(x0, target, learning_rate, steps):
    """Every place of your path is the last one. The list holds one and the same tensor many times,
    and each step changed it."""
    path = _square_path(x0, target, learning_rate, steps)
    return np.full_like(path, path[-1])


@exercise.mistake
def gradients_added_up(x0, target, learning_rate, steps):
    """From the second step on your slope is too large: it is the sum of all slopes so far. Each
    `backward` adds to what is there already."""
    slopes = []

    def step(x):
        slopes.append(2 * (x - target))
        return x - learning_rate * sum(slopes)

    return _walk(x0, steps, step)


@exercise.mistake
def stale_slope(x0, target, learning_rate, steps):
    """All your steps are equally long: the slope was found once, at the start. It changes as you
    walk."""
    slope = 2 * (float(x0) - target)
    return _walk(x0, steps, lambda x: x - learning_rate * slope)


@exercise.mistake
def no_learning_rate(x0, target, learning_rate, steps):
    """You took the whole slope as your step: the learning rate is not used."""
    return _square_path(x0, target, 1.0, steps)


@exercise.mistake
def only_the_sign(x0, target, learning_rate, steps):
    """Each of your steps is as long as the learning rate, whatever the slope; a step is the
    learning rate times the slope."""
    return _walk(x0, steps, lambda x: x - learning_rate * np.sign(x - target))


@exercise.mistake
def heights_for_places(x0, target, learning_rate, steps):
    """These are the heights (x − target)²; asked is where you stood, x."""
    return (_square_path(x0, target, learning_rate, steps) - target) ** 2


@exercise.mistake
def height_for_slope(x0, target, learning_rate, steps):
    """You step by the height (x − target)² where the slope of it is asked."""
    return _walk(x0, steps, lambda x: x - learning_rate * (x - target) ** 2)


@exercise.mistake
def target_left_out(x0, target, learning_rate, steps):
    """You walk towards 0, not towards the target: the slope is that of x²."""
    return _square_path(x0, 0.0, learning_rate, steps)


@exercise.telltale
def lost_track(seen):
    """A gradient came back as None: nobody watched x at that moment. `x = x - …` makes a new
    tensor, which is not watched because the old one was. (And if your `derivative` is not right
    yet, mend that first.)"""
    return any(o.failure and "NoneType" in f"{o.failure.type} {o.failure.message}" for o in seen)
