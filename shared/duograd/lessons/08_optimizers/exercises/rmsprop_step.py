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
    rho, epsilon = (0.75, 0.9, 0.6, 0.0, 0.95, 0.8), (0.5, 0.1, 1e-2, 0.05, 0.02, 0.0)
    return steps.walks(rng, rho=rho, epsilon=epsilon)


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
    """It is as if your average were 0 after every step: ε stands alone below the fraction bar. Does
    your line give its result to `average`?"""
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


@averaged
def share_squared_too(average, gradient, rho):
    """The share 1 − ρ is squared together with the gradient: square the gradient, then take the
    share."""
    return rho * average + ((1 - rho) * gradient) ** 2


@averaged
def squared_too_late(average, gradient, rho):
    """The square is taken last, of both shares together. Asked is an average of squares: first
    square the gradient alone, then take the shares."""
    return steps.average(average, gradient, rho) ** 2


@averaged
def size_averaged_then_squared(average, gradient, rho):
    """You average the gradient's size, and square the average. Asked is an average of squares:
    first square, then average."""
    return steps.average(np.sqrt(average), np.abs(gradient), rho) ** 2


@averaged
def old_average_kept_whole(average, gradient, rho):
    """The new square counts with the share 1 − ρ, but the old average is kept whole: it should keep
    the share ρ of itself."""
    return average + (1 - rho) * gradient**2


@averaged
def share_of_all(average, gradient, rho):
    """The new average is too small by the factor ρ: only the old one is to be multiplied by it.
    Mind the brackets."""
    return rho * (average + (1 - rho) * gradient**2)


@exercise.given_else
def rho_fixed():
    """It is as if ρ were 0.9, whatever is passed."""
    return {"rho": 0.9}


@exercise.given_else
def zero_not_taken(rho):
    """Only where ρ is 0 is yours not right: the average keeps a past all the same. With `or`, 0
    counts as not given."""
    return {"rho": rho or 0.9}


@averaged
def mean_over_weights(average, gradient, rho):
    """You average the squares over all weights too, so they share one step size. Each weight keeps
    its own average."""
    return steps.average(average, np.mean(gradient**2), rho)


@exercise.mistake
def average_squared(w, gradient, state, learning_rate, rho, epsilon):
    """You average the gradient, and what stands below the fraction bar is that average without its
    sign, as if it were squared before the root. Asked is an average of squares: first square."""
    average = steps.average(steps.memory(state), gradient, rho)
    return divided(w, gradient, average**2, learning_rate, epsilon)[0], average


@exercise.mistake
def starts_from_first_square(w, gradient, state, learning_rate, rho, epsilon):
    """Your average starts from the first square; asked is one that starts from 0."""
    average = gradient**2 if state is None else steps.average(state, gradient**2, rho)
    return divided(w, gradient, average, learning_rate, epsilon)


@exercise.mistake
def corrected(w, gradient, state, learning_rate, rho, epsilon):
    """Your average is corrected for its start at 0. That is Adam's idea, which comes later; here it
    is used as it is."""
    average, count = state or (0, 0)
    average, count = steps.average(average, gradient**2, rho), count + 1
    new, _ = divided(w, gradient, average / (1 - rho**count), learning_rate, epsilon)
    return new, (average, count)


@exercise.mistake
def epsilon_inside(w, gradient, state, learning_rate, rho, epsilon):
    """Your ε stands inside the root. Here it is added after the root is taken; the frameworks do
    not agree about this, see the table at the end."""
    average = steps.average(steps.memory(state), gradient**2, rho)
    return w - learning_rate * gradient / np.sqrt(average + epsilon), average


exercise.mistake(steps.swapped(rmsprop_step), steps.order_swapped)
exercise.mistake(steps.skipping(rmsprop_step), steps.skipped)
steps.carries_a_state(exercise)
