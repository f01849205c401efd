"""RMSProp: each weight's step is divided by the root of a running average of its squares."""

import numpy as np

from duograd.exercises import Exercise

from . import steps

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


def divided(w, gradient, average, learning_rate, epsilon):
    """The step that the lab gives, from the new average on."""
    return w - learning_rate * gradient / (np.sqrt(average) + epsilon), average


@exercise.oracle
def rmsprop_step(w, gradient, state, learning_rate, rho, epsilon):
    average = steps.average(steps.memory(state), gradient**2, rho)
    return divided(w, gradient, average, learning_rate, epsilon)


@exercise.cases
def cases(rng):
    return steps.walks(rng, rho=(0.75, 0.9, 0.6, 0.8, 0.95), epsilon=(0.5, 0.1, 1e-2, 0.05, 0.02))


def averaged(wrong):
    """Let a mistake say only the new average; the step is as it should be."""

    def formula(w, gradient, state, learning_rate, rho, epsilon):
        average = wrong(steps.memory(state), gradient, rho)
        return divided(w, gradient, average, learning_rate, epsilon)

    return exercise.mistake(formula, wrong)


exercise.given_else(steps.uphill)
exercise.given_else(steps.state_not_carried)


@averaged
def not_averaged(average, gradient, rho):
    """The new square counts in full, while the old average shrinks: the two shares do not add up to
    1, so it is no average."""
    return rho * average + gradient**2


@averaged
def not_squared(average, gradient, rho):
    """You average the gradient; the average of its square is asked."""
    return steps.average(average, gradient, rho)


@averaged
def doubled(average, gradient, rho):
    """You average twice the gradient: `gradient * 2` is the double, `gradient**2` the square."""
    return steps.average(average, gradient * 2, rho)


@averaged
def root_twice(average, gradient, rho):
    """You take the root already in the average: the last line takes it once more, and the average
    goes on from a root."""
    return np.sqrt(steps.average(average, gradient**2, rho))


@averaged
def average_stays(average, gradient, rho):
    """Your average is 0 after every step, so that ε stands alone below the fraction bar. Does your
    line give its result to `average`?"""
    return 0 * gradient


@averaged
def size_for_square(average, gradient, rho):
    """You average the gradient's size; the average of its square is asked."""
    return steps.average(average, np.abs(gradient), rho)


@exercise.given_else
def shares_swapped(rho):
    """The two shares are swapped: ρ is what the average keeps of its past."""
    return {"rho": 1 - rho}


@averaged
def adagrads_sum(average, gradient, rho):
    """This is Adagrad: the squares are added up and nothing is forgotten."""
    return average + gradient**2


@exercise.mistake
def epsilon_inside(w, gradient, state, learning_rate, rho, epsilon):
    """Your ε stands inside the root. Here it is added after the root is taken; the frameworks do
    not agree about this, see the table at the end."""
    average = steps.average(steps.memory(state), gradient**2, rho)
    return w - learning_rate * gradient / np.sqrt(average + epsilon), average


steps.carries_a_state(exercise)
