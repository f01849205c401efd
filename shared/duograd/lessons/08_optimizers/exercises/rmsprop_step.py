"""TODO say what `rmsprop_step` asks."""

import numpy as np

from duograd.exercises import Exercise

from .common import RESET, UPHILL, knows_its_state, old_, walks

# RMSProp
exercise = Exercise(
    points=1,
    level="complete",
    probe="fold",
    detached=True,
    hints=[
        "By hand, ρ = 0.75 and the gradients 3, 4: the average is 0.25 · 9 = 2.25 at first, then "
        "5.6875. Where do these come from?",
        "A running average keeps the share ρ of itself and takes the rest from what is new.",
        "Only the line for the new `average` is missing: two products, whose two shares add up "
        "to 1. What is averaged are squares.",
        "A like example: a grade that is 70 % of the grade so far plus 30 % of the new test.",
    ],
)


def _rmsprop(w, gradient, average, learning_rate, epsilon):
    return w - learning_rate * gradient / (np.sqrt(average) + epsilon), average


@exercise.oracle
def rmsprop_step(w, gradient, state, learning_rate, rho, epsilon):
    average = rho * old_(state) + (1 - rho) * gradient**2
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@exercise.cases
def cases(rng):
    decays = [(0.75, 0.5), (0.9, 0.1), (0.6, 1e-2), (0.8, 0.05), (0.95, 0.02)]
    return walks(rng, *({"rho": rho, "epsilon": epsilon} for rho, epsilon in decays))


@exercise.mistake(words=UPHILL)
def uphill(w, gradient, state, learning_rate, rho, epsilon):
    average = rho * old_(state) + (1 - rho) * gradient**2
    return _rmsprop(w, gradient, average, -learning_rate, epsilon)


@exercise.mistake(words=RESET)
def state_not_carried(w, gradient, state, learning_rate, rho, epsilon):
    return _rmsprop(w, gradient, (1 - rho) * gradient**2, learning_rate, epsilon)


@exercise.mistake
def not_averaged(w, gradient, state, learning_rate, rho, epsilon):
    """The new square counts in full, while the old average shrinks: the two shares do not add up to
    1, so it is no average."""
    average = rho * old_(state) + gradient**2
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@exercise.mistake
def not_squared(w, gradient, state, learning_rate, rho, epsilon):
    """You average the gradient; the average of its square is asked."""
    average = rho * old_(state) + (1 - rho) * gradient
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@exercise.mistake
def doubled(w, gradient, state, learning_rate, rho, epsilon):
    """You average twice the gradient: `gradient * 2` is the double, `gradient**2` the square."""
    average = rho * old_(state) + (1 - rho) * gradient * 2
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@exercise.mistake
def root_twice(w, gradient, state, learning_rate, rho, epsilon):
    """You take the root already in the average: the last line takes it once more, and the average
    goes on from a root."""
    average = np.sqrt(rho * old_(state) + (1 - rho) * gradient**2)
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@exercise.mistake
def average_stays(w, gradient, state, learning_rate, rho, epsilon):
    """Your average is 0 after every step, so that ε stands alone below the fraction bar. Does your
    line give its result to `average`?"""
    return _rmsprop(w, gradient, 0 * gradient, learning_rate, epsilon)


@exercise.mistake
def size_for_square(w, gradient, state, learning_rate, rho, epsilon):
    """You average the gradient's size; the average of its square is asked."""
    average = rho * old_(state) + (1 - rho) * np.abs(gradient)
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@exercise.mistake
def shares_swapped(w, gradient, state, learning_rate, rho, epsilon):
    """The two shares are swapped: ρ is what the average keeps of its past."""
    average = (1 - rho) * old_(state) + rho * gradient**2
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@exercise.mistake
def adagrads_sum(w, gradient, state, learning_rate, rho, epsilon):
    """This is Adagrad: the squares are added up and nothing is forgotten."""
    return _rmsprop(w, gradient, old_(state) + gradient**2, learning_rate, epsilon)


@exercise.mistake
def epsilon_inside(w, gradient, state, learning_rate, rho, epsilon):
    """Your ε stands inside the root. Here it is added after the root is taken; the frameworks do
    not agree about this, see the table at the end."""
    average = rho * old_(state) + (1 - rho) * gradient**2
    return w - learning_rate * gradient / np.sqrt(average + epsilon), average


knows_its_state(exercise)
