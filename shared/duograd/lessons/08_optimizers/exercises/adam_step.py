"""TODO say what `adam_step` asks."""

import numpy as np

from duograd.exercises import Exercise

from .common import RESET, UPHILL, knows_its_state, walks

# Adam
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


def _moments(gradient, state, beta1, beta2):
    """The two running averages and the number of this step, counted from 1."""
    m, s, t = (0, 0, 0) if state is None else state
    return beta1 * m + (1 - beta1) * gradient, beta2 * s + (1 - beta2) * gradient**2, t + 1


def _adam(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta2**t)) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


exercise.oracle(_adam)


@exercise.cases
def cases(rng):
    settings = [
        (0.5, 0.75, 1.0),
        (0.9, 0.99, 0.1),
        (0.8, 0.9, 1e-2),
        (0.7, 0.95, 0.05),
        (0.9, 0.999, 0.01),
    ]
    names = ("beta1", "beta2", "epsilon")
    return walks(rng, *(dict(zip(names, three, strict=True)) for three in settings))


@exercise.mistake(words=UPHILL)
def uphill(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    return _adam(w, gradient, state, -learning_rate, beta1, beta2, epsilon)


@exercise.mistake(words=RESET)
def state_not_carried(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    return _adam(w, gradient, None, learning_rate, beta1, beta2, epsilon)


@exercise.mistake
def not_corrected(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """Your averages start from 0 and are too small for the first many steps: the bias correction is
    missing."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    return w - learning_rate * m / (np.sqrt(s) + epsilon), (m, s, t)


@exercise.mistake
def counts_from_zero(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """Your first step is not a number: it counts as step 0, and 1 − β⁰ is 0. Which number has the
    first step?"""
    m, s, t = _moments(gradient, state, beta1, beta2)
    one, two = np.float64(1 - beta1 ** (t - 1)), np.float64(1 - beta2 ** (t - 1))
    return w - learning_rate * m / one / (np.sqrt(s / two) + epsilon), (m, s, t)


@exercise.mistake
def count_stands(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """Every step is corrected as if it were the first: your count of steps stays at 1."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta2)) + epsilon
    return w - learning_rate * m / (1 - beta1) / size, (m, s, t)


@exercise.mistake
def only_first_corrected(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """Only the average of the gradients is corrected; the average of their squares starts from 0
    too."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(s) + epsilon), (m, s, t)


@exercise.mistake
def only_second_corrected(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """Only the average of the squares is corrected; the average of the gradients starts from 0
    too."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    return w - learning_rate * m / (np.sqrt(s / (1 - beta2**t)) + epsilon), (m, s, t)


@exercise.mistake
def correction_carried(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """The first step is right, later ones are not: you carry the corrected averages on, so they are
    corrected again and again. Keep the uncorrected ones in the state."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    m, s = m / (1 - beta1**t), s / (1 - beta2**t)
    return w - learning_rate * m / (np.sqrt(s) + epsilon), (m, s, t)


@exercise.mistake
def epsilon_before_correction(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """Your ε is added to the root of the uncorrected average. That is how Keras does it; in the
    paper's form, asked here, it is added to the corrected root."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return w - rate * m / (np.sqrt(s) + epsilon), (m, s, t)


@exercise.mistake
def epsilon_inside(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """Your ε stands inside the root; it is added after the root is taken."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta2**t) + epsilon)
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@exercise.mistake
def no_epsilon(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """The ε is missing: with a gradient of 0 at the first step you divide 0 by 0."""
    return _adam(w, gradient, state, learning_rate, beta1, beta2, 0)


@exercise.mistake
def no_root(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """You divide by the average of the squares itself: its root is asked."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = s / (1 - beta2**t) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@exercise.mistake
def not_squared(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """You average the gradient twice; the second average is of its square."""
    m, s, t = (0, 0, 0) if state is None else state
    m, s, t = beta1 * m + (1 - beta1) * gradient, beta2 * s + (1 - beta2) * gradient, t + 1
    size = np.sqrt(s / (1 - beta2**t)) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@exercise.mistake
def one_beta_corrects_both(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """You correct both averages with β₁; the average of the squares was made with β₂."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta1**t)) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@exercise.mistake
def power_of_the_difference(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """Your correction is (1 − β)ᵗ; asked is 1 − βᵗ: the power comes before the minus."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta2) ** t) + epsilon
    return w - learning_rate * m / (1 - beta1) ** t / size, (m, s, t)


@exercise.mistake
def betas_swapped(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """β₁ and β₂ are swapped: β₁ belongs to the gradients, β₂ to their squares."""
    return _adam(w, gradient, state, learning_rate, beta2, beta1, epsilon)


@exercise.mistake
def shares_swapped(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """In your averages the shares are swapped: β is what an average keeps of its past."""
    m, s, t = _moments(gradient, state, 1 - beta1, 1 - beta2)
    size = np.sqrt(s / (1 - beta2**t)) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@exercise.mistake
def gradient_for_average(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """You step along today's gradient; the average of the gradients is asked. This is RMSProp with
    a correction."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    return w - learning_rate * gradient / (np.sqrt(s / (1 - beta2**t)) + epsilon), (m, s, t)


@exercise.mistake
def average_squared(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """You average the square of the averaged gradient; the square of the gradient itself is
    asked."""
    m, s, t = (0, 0, 0) if state is None else state
    m, t = beta1 * m + (1 - beta1) * gradient, t + 1
    s = beta2 * s + (1 - beta2) * m**2
    size = np.sqrt(s / (1 - beta2**t)) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@exercise.mistake
def counts_from_two(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """Your first step is corrected as if it were the second: the count is one ahead."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta2 ** (t + 1))) + epsilon
    return w - learning_rate * m / (1 - beta1 ** (t + 1)) / size, (m, s, t)


@exercise.mistake
def not_averaged(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """In your averages what is new counts in full: the two shares do not add up to 1."""
    m, s, t = (0, 0, 0) if state is None else state
    m, s, t = beta1 * m + gradient, beta2 * s + gradient**2, t + 1
    size = np.sqrt(s / (1 - beta2**t)) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@exercise.mistake
def correction_multiplied(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """You multiply by 1 − βᵗ, which makes the averages smaller still: they are too small
    already."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s * (1 - beta2**t)) + epsilon
    return w - learning_rate * m * (1 - beta1**t) / size, (m, s, t)


@exercise.mistake
def product_for_power(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    """Your correction uses β · t where the power βᵗ is asked."""
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta2 * t)) + epsilon
    return w - learning_rate * m / (1 - beta1 * t) / size, (m, s, t)


knows_its_state(exercise)
