"""One step of gradient descent: which way it goes, and how far."""

import functools

import numpy as np

from duograd.exercises import Case, Exercise, failed

exercise = Exercise(
    points=2,
    hints=[
        "By hand: w = 5, gradient 4, learning rate 0.5. The loss rises to the right, so you should "
        "end to the left of 5. Where exactly?",
        "The gradient points uphill, and you want to go down. The learning rate says how much of "
        "the gradient becomes the step.",
        "One line: the old w, a sign, and a product of two things.",
        "A like example: to cool a room from t degrees by the share s of the excess e, take away s "
        "times e.",
    ],
)


@exercise.oracle
def gradient_step(w, slope, learning_rate):
    return np.asarray(w - learning_rate * slope)


def case(w, slope, learning_rate):
    return {"w": np.array(w), "slope": np.array(slope), "learning_rate": learning_rate}


@exercise.cases
def cases(rng):
    yield case(5.0, 4.0, 0.5)
    yield case([1.0, -2.0], [3.0, -0.5], 0.1)
    yield case(rng.normal(0, 1, (3, 5)), rng.normal(0, 1, (3, 5)), 0.03)
    yield case([1.0, -2.0], [6000.0, -480000.0], 0.0005)
    yield case([1.0, -2.0], [0.0, 0.0], 1.5)
    yield case([0.008, 0.0, 0.004], [0.0009, 0.016, 0.0], 2.5)  # flat, and nowhere negative
    yield case([0.75, -0.5], [0.5, 0.25], 1)  # a whole number
    yield Case(case([1.0, -2.0], [0.0, 0.0], 0.5), variables=["w"])


STEEP, FLAT = 3, 4  # the places of two cases, one after the other


@exercise.given_else
def uphill(learning_rate):
    """You walked uphill: the gradient points to where the loss grows."""
    return {"learning_rate": -learning_rate}


@exercise.given_else
def no_learning_rate():
    """You took the whole gradient as the step: the learning rate is not used."""
    return {"learning_rate": 1}


@exercise.mistake
def only_the_step(w, slope, learning_rate):
    """This is the step; asked is where you stand after it."""
    return -learning_rate * slope


@exercise.mistake
def rate_times_difference(w, slope, learning_rate):
    """As if the learning rate multiplied w too; it scales the gradient only."""
    return learning_rate * (w - slope)


@exercise.given_else
def divided_by_rate(learning_rate):
    """A smaller rate makes your step larger, as if you divided by it."""
    return {"learning_rate": 1 / learning_rate}


@exercise.mistake
def slope_forgotten(w, slope, learning_rate):
    """The same number was taken from every weight, the learning rate: the slope is not used."""
    return w - learning_rate


@exercise.mistake
def brackets(w, slope, learning_rate):
    """As if brackets stood round w − learning rate: first the product, then the difference."""
    return (w - learning_rate) * slope


@exercise.mistake
def roles_swapped(w, slope, learning_rate):
    """As if w and slope had changed places: you stand at w, and the slope makes the step."""
    return slope - learning_rate * w


@exercise.given_else
def only_the_sign(slope):
    """Where there is a slope each weight moves as far as the learning rate says, as if of the
    gradient only the sign were used: a steeper slope makes a longer step."""
    return {"slope": np.sign(slope)}


@exercise.given_else
def always_down(slope):
    """Right where the gradient is positive. A negative one makes your weight smaller too, as if its
    sign were lost."""
    return {"slope": np.abs(slope)}


@exercise.given_else
def one_for_all(slope):
    """Right for a single weight. With more, all move by the same amount, as if the mean of the
    gradient were the slope of each: each has a slope of its own."""
    return {"slope": slope.mean()}


@exercise.given_else
def sum_for_all(slope):
    """Right for a single weight. With more, all move by the same amount, as if the sum of the
    gradient were the slope of each: each has a slope of its own."""
    return {"slope": slope.sum()}


@exercise.given_else
def times_w(w, slope):
    """As if the step were multiplied by w too: how far it goes does not depend on where you
    stand."""
    return {"slope": slope * w}


@exercise.given_else
def rate_at_most_1(learning_rate):
    """Right for learning rates up to 1. A larger one makes no longer step in yours, as if it were
    cut off at 1: use it as it is."""
    return {"learning_rate": min(learning_rate, 1)}


def small_slopes_dropped(limit, w, slope, learning_rate):
    return w - learning_rate * np.where(np.abs(slope) < limit, 0, slope)


for limit in (0.1, 0.01):
    exercise.mistake(
        functools.partial(small_slopes_dropped, limit),
        slug=f"slopes_below_{limit}_dropped".replace(".", "_"),
        words="Right where no slope is small. One of 0.0009 makes no step in yours, as if it were "
        "0: use each as it is, however flat.",
    )


@exercise.given_else
def twice_the_step(learning_rate):
    """Your step is twice as long as it should be. A factor 2 of the loss is in the gradient
    already."""
    return {"learning_rate": 2 * learning_rate}


def cut_off(limit, w, slope, learning_rate):
    return w - learning_rate * np.clip(slope, -limit, limit)


for limit in (1, 10):
    exercise.mistake(
        functools.partial(cut_off, limit),
        slug=f"cut_off_at_{limit}",
        words=f"Right for small gradients. Beyond {limit} yours is the step of a gradient that was "
        "cut off there: use it as it is, however steep.",
    )


@exercise.mistake
def length_one(w, slope, learning_rate):
    """Where there is a slope all your steps are as long as the learning rate, as if the gradient
    were brought to length 1 first; where it is 0, NaN came. A steeper slope makes a longer step,
    and a slope of 0 none."""
    return w - learning_rate * slope / np.linalg.norm(slope)


@exercise.mistake
def length_one_or_none(w, slope, learning_rate):
    """Where there is a slope all your steps are as long as the learning rate, as if the gradient
    were brought to length 1 first. A steeper slope makes a longer step."""
    return w - learning_rate * slope / (np.linalg.norm(slope) or 1)


@exercise.mistake
def length_at_most_one(w, slope, learning_rate):
    """Right for gradients up to a length of 1. A longer one makes no longer step in yours, as if it
    were shortened to that: use it as it is, however steep."""
    return w - learning_rate * slope / max(np.linalg.norm(slope), 1)


@exercise.telltale
def slope_called(seen):
    """In here w, slope and learning_rate are tensors or numbers, and one of them was called like a
    function, with brackets behind it. The gradient at w has been computed already, as `slope`; and
    a product needs its `*`."""
    return failed(seen, "object is not callable")


@exercise.telltale
def function_multiplied(seen):
    """You multiplied by a function. `gradient` is one, given above; the slope at w was handed in as
    `slope`."""
    return failed(seen, "for *: 'float' and 'function'", "for *: 'function' and 'float'")


@exercise.telltale
def constant_assigned(seen):
    """You wanted to change w in its place. It is a tensor as a rule, no variable, and w itself is
    to stay as it is: make a new one and return that."""
    return failed(seen, "has no attribute 'assign")


@exercise.telltale
def kept_from_before(seen):
    """Where the slope is 0 you walk on, as if the slope of an earlier call still counted: each call
    goes by the slope that it is handed, and by nothing else."""
    values = [seen[place].value for place in (STEEP, FLAT)]
    if not all(isinstance(value, np.ndarray) and value.shape == (2,) for value in values):
        return False
    steep, flat = values[0] - [-2.0, 238.0], values[1] - [1.0, -2.0]  # how far off they are
    total = [6000.0, -480000.0] - steep / 0.0005  # all that counted in that call
    kept = -flat / 1.5  # and what of it still counted in the next one
    part = kept[1] / total[1]
    own = np.abs(total).min() > 100  # its own slope did
    return bool(own and 0.05 < part < 1.05 and np.allclose(kept, part * total, rtol=0.02))


@exercise.telltale
def w_itself(seen):
    """Where the slope is 0 everywhere, what came back is w itself and not a new tensor: if w is
    changed later, the place that you returned changes with it."""
    first, *_, last = (o.facts.get("returned") for o in seen)
    itself = np.array_equal(seen[-1].value, [1.0, -2.0])
    return bool(last) and not first and itself and not any(o.failure for o in seen)
