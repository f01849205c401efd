"""TODO say what `adagrad_step` asks."""

import numpy as np

from duograd.exercises import Exercise

from .common import RESET, UPHILL, knows_its_state, old_, walks

# Adagrad
exercise = Exercise(
    points=3,
    probe="fold",
    detached=True,
    hints=[
        "By hand, gradients 3 and 4, ε = 1, η = 0.5: the sums of squares are 9 and 25, their roots "
        "3 and 5. The steps are 0.5 · 3/4 and 0.5 · 4/6. Print your sums.",
        "Each weight keeps its own sum of squared gradients, today's included. Its step is η times "
        "the gradient, divided by the root of that sum.",
        "Three lines: the sum so far (nothing, if the state is None), the new sum, and what you "
        "return: the new w and the new sum. ε is added after the root is taken.",
        "A like example: a step divided by the mean size of all gradients so far would carry two "
        "numbers as its state, their sum and how many there were.",
    ],
)


def _adagrad(w, gradient, state, learning_rate, epsilon):
    total = old_(state) + gradient**2
    return w - learning_rate * gradient / (np.sqrt(total) + epsilon), total


exercise.oracle(_adagrad)


@exercise.cases
def cases(rng):
    return walks(rng, *({"epsilon": small} for small in (1.0, 1e-2, 1e-3, 0.1, 0.02)))


@exercise.mistake(words=UPHILL)
def uphill(w, gradient, state, learning_rate, epsilon):
    return _adagrad(w, gradient, state, -learning_rate, epsilon)


@exercise.mistake(words=RESET)
def state_not_carried(w, gradient, state, learning_rate, epsilon):
    return _adagrad(w, gradient, None, learning_rate, epsilon)


@exercise.mistake
def no_root(w, gradient, state, learning_rate, epsilon):
    """You divide by the sum of squares itself: its root is asked."""
    total = old_(state) + gradient**2
    return w - learning_rate * gradient / (total + epsilon), total


@exercise.mistake
def epsilon_inside(w, gradient, state, learning_rate, epsilon):
    """Your ε stands inside the root. Here it is added after the root is taken; the frameworks do
    not agree about this, see the table at the end."""
    total = old_(state) + gradient**2
    return w - learning_rate * gradient / np.sqrt(total + epsilon), total


@exercise.mistake
def no_epsilon(w, gradient, state, learning_rate, epsilon):
    """The ε is missing: with a gradient of 0 at the first step you divide 0 by 0."""
    return _adagrad(w, gradient, state, learning_rate, 0)


@exercise.mistake
def not_squared(w, gradient, state, learning_rate, epsilon):
    """You add up the gradients' sizes, not their squares: divide by the root of a sum of
    squares."""
    total = old_(state) + np.abs(gradient)
    return w - learning_rate * gradient / (np.sqrt(total) + epsilon), total


@exercise.mistake
def doubled(w, gradient, state, learning_rate, epsilon):
    """You add up twice the gradients: `gradient * 2` is the double, `gradient**2` the square."""
    total = old_(state) + gradient * 2
    return w - learning_rate * gradient / (np.sqrt(total) + epsilon), total


@exercise.mistake
def root_carried(w, gradient, state, learning_rate, epsilon):
    """The first step is right, later ones are not: you carry the root on and add the next square to
    it. Keep the sum itself in the state."""
    root = np.sqrt(old_(state) + gradient**2)
    return w - learning_rate * gradient / (root + epsilon), root


@exercise.mistake
def epsilon_outside(w, gradient, state, learning_rate, epsilon):
    """Your ε is not below the fraction bar: it moves w itself. Mind the brackets: a / b + c divides
    before it adds."""
    total = old_(state) + gradient**2
    return w - learning_rate * gradient / np.sqrt(total) + epsilon, total


@exercise.mistake
def no_gradient(w, gradient, state, learning_rate, epsilon):
    """The gradient does not stand above the fraction bar: every step goes the same way, whatever
    its sign."""
    total = old_(state) + gradient**2
    return w - learning_rate / (np.sqrt(total) + epsilon), total


@exercise.mistake
def sum_then_square(w, gradient, state, learning_rate, epsilon):
    """You add the gradients first and square the sum: then opposite signs cancel. Square each
    gradient, then add."""
    total = old_(state) + gradient
    return w - learning_rate * gradient / (np.abs(total) + epsilon), total


@exercise.mistake
def one_step_late(w, gradient, state, learning_rate, epsilon):
    """You divide by the sum from before this step: the first step then has nothing but ε below it.
    Today's gradient belongs to the sum."""
    old = old_(state)
    return w - learning_rate * gradient / (np.sqrt(old) + epsilon), old + gradient**2


@exercise.mistake
def one_rate_for_all(w, gradient, state, learning_rate, epsilon):
    """You added up the squares over all weights, so they share one step size. Each weight keeps its
    own sum."""
    total = old_(state) + np.sum(gradient**2)
    return w - learning_rate * gradient / (np.sqrt(total) + epsilon), total


@exercise.mistake
def mean_for_sum(w, gradient, state, learning_rate, epsilon):
    """You took the mean of the squares; their sum is asked. That sum is why the steps shrink."""
    total, n = (0, 0) if state is None else state
    total, n = total + gradient**2, n + 1
    return w - learning_rate * gradient / (np.sqrt(total / n) + epsilon), (total, n)


@exercise.mistake
def squared_above(w, gradient, state, learning_rate, epsilon):
    """The squared gradient stands above the fraction bar as well: then every step goes the same
    way, whatever the gradient's sign."""
    total = old_(state) + gradient**2
    return w - learning_rate * gradient**2 / (np.sqrt(total) + epsilon), total


@exercise.mistake
def starts_at_a_tenth(w, gradient, state, learning_rate, epsilon):
    """Your sum starts at 0.1, as Keras's own Adagrad does; here it starts at 0."""
    return _adagrad(w, gradient, 0.1 if state is None else state, learning_rate, epsilon)


knows_its_state(exercise)
