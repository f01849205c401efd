"""Adam, as in the paper: two running averages, corrected for their start at 0."""

import functools

import numpy as np

from duograd.exercises import Exercise

from . import steps
from .steps import average

exercise = Exercise(
    points=4,
    probe="fold",
    detached=True,
    hints=[
        "By hand, β₁ = 0.5, β₂ = 0.75 and a first gradient of 3: the averages are m = 1.5 and "
        "s = 2.25, corrected 3 and 9. The first step is η · 3 / (3 + ε).",
        "Three things must be remembered: the average of the gradients, the average of their "
        "squares, and how many steps there were. The correction is not part of the averages.",
        "Take the state apart (or begin with zeros), count the step, renew both averages, correct "
        "copies of both by the step number, step. Return the uncorrected averages and the count.",
        "A like example: an average that keeps 90 % of itself and starts from 0 holds only "
        "1 − 0.9³ = 27 % of the truth after three equal values; divide by that to mend it.",
    ],
)


def averages(gradient, state, beta1, beta2):
    """m, s and the number of this step, counted from 1."""
    m, s, t = state or (0, 0, 0)
    return average(m, gradient, beta1), average(s, gradient**2, beta2), t + 1


def correction(m, s, t, beta1, beta2):
    """m and s as they would be, had they not started at 0."""
    return m / (1 - beta1**t), s / (1 - beta2**t)


@exercise.oracle
def adam_step(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = averages(gradient, state, beta1, beta2)
    m_hat, s_hat = correction(m, s, t, beta1, beta2)
    return w - learning_rate * m_hat / (np.sqrt(s_hat) + epsilon), (m, s, t)


@exercise.cases
def cases(rng):
    return steps.walks(rng, **steps.ADAM)


def corrected(wrong):
    """Let a mistake say only what is divided by what, of the right m and s at step t."""

    def formula(w, gradient, state, learning_rate, beta1, beta2, epsilon):
        m, s, t = averages(gradient, state, beta1, beta2)
        above, below = wrong(m, s, t, beta1, beta2, epsilon)
        return w - learning_rate * above / below, (m, s, t)

    return exercise.mistake(formula, wrong)


def averaged(wrong):
    """Let a mistake say only the new m and s from the old ones; the step is as it should be."""

    def formula(w, gradient, state, learning_rate, beta1, beta2, epsilon):
        m, s, t = state or (0, 0, 0)
        m, s = wrong(m, s, gradient, beta1, beta2)
        m_hat, s_hat = correction(m, s, t + 1, beta1, beta2)
        return w - learning_rate * m_hat / (np.sqrt(s_hat) + epsilon), (m, s, t + 1)

    return exercise.mistake(formula, wrong)


exercise.given_else(steps.uphill)
exercise.given_else(steps.state_not_carried)


@corrected
def not_corrected(m, s, t, beta1, beta2, epsilon):
    """Your averages start from 0 and are too small for the first many steps: the bias correction is
    missing."""
    return m, np.sqrt(s) + epsilon


@corrected
def counts_from_zero(m, s, t, beta1, beta2, epsilon):
    """Already your first step is not a number. So it is if that counts as step 0: 1 − β⁰ is 0.
    Which number has the first step?"""
    one, two = np.float64(1 - beta1 ** (t - 1)), np.float64(1 - beta2 ** (t - 1))
    return m / one, np.sqrt(s / two) + epsilon


@corrected
def count_stands(m, s, t, beta1, beta2, epsilon):
    """Every step is corrected as if it were the first, number 1."""
    return m / (1 - beta1), np.sqrt(s / (1 - beta2)) + epsilon


@corrected
def only_first_corrected(m, s, t, beta1, beta2, epsilon):
    """Only the average of the gradients is corrected; the average of their squares starts from 0
    too."""
    return m / (1 - beta1**t), np.sqrt(s) + epsilon


@corrected
def only_second_corrected(m, s, t, beta1, beta2, epsilon):
    """Only the average of the squares is corrected; the average of the gradients starts from 0
    too."""
    return m, np.sqrt(s / (1 - beta2**t)) + epsilon


@exercise.mistake
def correction_carried(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """The first step is right, later ones are not: you carry the corrected averages on, so they are
    corrected again and again. Keep the uncorrected ones in the state."""
    m, s, t = averages(gradient, state, beta1, beta2)
    m_hat, s_hat = correction(m, s, t, beta1, beta2)
    return w - learning_rate * m_hat / (np.sqrt(s_hat) + epsilon), (m_hat, s_hat, t)


@corrected
def epsilon_before_correction(m, s, t, beta1, beta2, epsilon):
    """Your ε is added to the root of the uncorrected average. One of the frameworks does it so; in
    the paper's form, asked here, it is added to the corrected root."""
    return m / (1 - beta1**t), (np.sqrt(s) + epsilon) / np.sqrt(1 - beta2**t)


@corrected
def epsilon_inside(m, s, t, beta1, beta2, epsilon):
    """Your ε stands inside the root; it is added after the root is taken."""
    return m / (1 - beta1**t), np.sqrt(s / (1 - beta2**t) + epsilon)


@exercise.given_else
def no_epsilon():
    """The ε is missing: with a gradient of 0 at the first step you divide 0 by 0."""
    return {"epsilon": 0}


exercise.given_else(steps.epsilon_fixed)


@corrected
def no_root(m, s, t, beta1, beta2, epsilon):
    """You divide by the average of the squares itself: its root is asked."""
    return m / (1 - beta1**t), s / (1 - beta2**t) + epsilon


@averaged
def not_squared(m, s, gradient, beta1, beta2):
    """You average the gradient twice; the second average is of its square."""
    return average(m, gradient, beta1), average(s, gradient, beta2)


@corrected
def one_beta_corrects_both(m, s, t, beta1, beta2, epsilon):
    """You correct both averages with β₁; the average of the squares was made with β₂."""
    return m / (1 - beta1**t), np.sqrt(s / (1 - beta1**t)) + epsilon


@corrected
def power_of_the_difference(m, s, t, beta1, beta2, epsilon):
    """Your correction is (1 − β)ᵗ; asked is 1 − βᵗ: the power comes before the minus."""
    return m / (1 - beta1) ** t, np.sqrt(s / (1 - beta2) ** t) + epsilon


@exercise.given_else
def betas_swapped(beta1, beta2):
    """β₁ and β₂ are swapped: β₁ belongs to the gradients, β₂ to their squares."""
    return {"beta1": beta2, "beta2": beta1}


@corrected
def corrections_swapped(m, s, t, beta1, beta2, epsilon):
    """You correct the average of the gradients with β₂ and that of their squares with β₁: each is
    corrected with the β that made it."""
    return m / (1 - beta2**t), np.sqrt(s / (1 - beta1**t)) + epsilon


@exercise.mistake
def epsilon_outside(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """Your ε is not below the fraction bar: it moves w itself. Mind the brackets: a / b + c divides
    before it adds."""
    m, s, t = averages(gradient, state, beta1, beta2)
    m_hat, s_hat = correction(m, s, t, beta1, beta2)
    return w - learning_rate * m_hat / np.sqrt(s_hat) + epsilon, (m, s, t)


@corrected
def rooted_correction(m, s, t, beta1, beta2, epsilon):
    """The average of the squares is divided by the root of 1 − β₂ᵗ; asked is 1 − β₂ᵗ itself. One
    root is taken, of the corrected average."""
    return m / (1 - beta1**t), np.sqrt(s / np.sqrt(1 - beta2**t)) + epsilon


@averaged
def first_not_averaged(m, s, gradient, beta1, beta2):
    """In your average of the gradients what is new counts in full: its two shares do not add up to
    1."""
    return beta1 * m + gradient, average(s, gradient**2, beta2)


@averaged
def second_not_averaged(m, s, gradient, beta1, beta2):
    """In your average of the squares what is new counts in full: its two shares do not add up to
    1."""
    return average(m, gradient, beta1), beta2 * s + gradient**2


@averaged
def squares_forgotten(m, s, gradient, beta1, beta2):
    """It is as if the average of the squares were 0 before every step: it is not carried on."""
    return average(m, gradient, beta1), average(0, gradient**2, beta2)


@averaged
def shares_swapped(m, s, gradient, beta1, beta2):
    """In your averages the shares are swapped: β is what an average keeps of its past."""
    return average(m, gradient, 1 - beta1), average(s, gradient**2, 1 - beta2)


@exercise.mistake
def gradient_for_average(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """You step along today's gradient; the average of the gradients is asked. This is RMSProp with
    a correction."""
    m, s, t = averages(gradient, state, beta1, beta2)
    return w - learning_rate * gradient / (np.sqrt(s / (1 - beta2**t)) + epsilon), (m, s, t)


@averaged
def average_squared(m, s, gradient, beta1, beta2):
    """You average the square of the averaged gradient; the square of the gradient itself is
    asked."""
    m = average(m, gradient, beta1)
    return m, average(s, m**2, beta2)


@corrected
def counts_from_two(m, s, t, beta1, beta2, epsilon):
    """Your first step is corrected as if it were the second: the count is one ahead."""
    return m / (1 - beta1 ** (t + 1)), np.sqrt(s / (1 - beta2 ** (t + 1))) + epsilon


@averaged
def not_averaged(m, s, gradient, beta1, beta2):
    """In your averages what is new counts in full: the two shares do not add up to 1."""
    return beta1 * m + gradient, beta2 * s + gradient**2


@corrected
def correction_multiplied(m, s, t, beta1, beta2, epsilon):
    """You multiply by 1 − βᵗ, which makes the averages smaller still: they are too small
    already."""
    return m * (1 - beta1**t), np.sqrt(s * (1 - beta2**t)) + epsilon


@corrected
def product_for_power(m, s, t, beta1, beta2, epsilon):
    """Your correction uses β · t where the power βᵗ is asked."""
    return m / (1 - beta1 * t), np.sqrt(s / (1 - beta2 * t)) + epsilon


@corrected
def quotient_for_power(m, s, t, beta1, beta2, epsilon):
    """Your correction uses β / t where the power βᵗ is asked."""
    return m / (1 - beta1 / t), np.sqrt(s / (1 - beta2 / t)) + epsilon


@exercise.mistake
def largest_average(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """This is AMSGrad: you divide by the root of the largest average of squares so far. Asked is
    that of today's average."""
    *memory, largest = state or (0, 0, 0, 0)
    m, s, t = averages(gradient, memory, beta1, beta2)
    largest = np.maximum(largest, s)
    m_hat, s_hat = correction(m, largest, t, beta1, beta2)
    return w - learning_rate * m_hat / (np.sqrt(s_hat) + epsilon), (m, s, t, largest)


def or_usual(usual, beta1):
    """What β₁ and β₂ are taken for where both are 0."""
    return {} if beta1 else usual


for _name, _usual in (
    ("one", {"beta1": 0.9}),
    ("two", {"beta2": 0.999}),
    ("both", {"beta1": 0.9, "beta2": 0.999}),
):
    exercise.given_else(
        functools.partial(or_usual, _usual),
        slug=f"zero_not_taken_{_name}",
        words="Only where β₁ and β₂ are 0 is yours not right: an average keeps a past all the "
        "same. With `or`, 0 counts as not given.",
    )


@corrected
def sign_lost(m, s, t, beta1, beta2, epsilon):
    """Your steps have the right length, but always go down: the sign of the averaged gradient is
    lost."""
    return np.abs(m) / (1 - beta1**t), np.sqrt(s / (1 - beta2**t)) + epsilon


@averaged
def averages_swapped(m, s, gradient, beta1, beta2):
    """Your averages are made with each other's β, though the corrections are right: β₁ belongs to
    the gradients, β₂ to their squares."""
    return average(m, gradient, beta2), average(s, gradient**2, beta1)


@exercise.given_else
def starts_from_the_first(gradient, state):
    """Your averages start from the first gradient and its square, and are corrected all the same:
    asked are averages that start from 0."""
    return {"state": (gradient, gradient**2, 0) if state is None else state}


exercise.mistake(steps.skipping(adam_step), steps.skipped)
steps.carries_a_state(exercise)
