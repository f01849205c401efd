"""Adagrad: each weight's step is divided by the root of the sum of its squared gradients."""

import numpy as np

from duograd.exercises import Exercise

from . import steps

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


@exercise.oracle
def adagrad_step(w, gradient, state, learning_rate, epsilon):
    total = steps.memory(state) + gradient**2
    return w - learning_rate * gradient / (np.sqrt(total) + epsilon), total


@exercise.cases
def cases(rng):
    return steps.walks(rng, epsilon=(1.0, 1e-2, 1e-3, 0.1, 0.02, 0.0))


def added(wrong):
    """Let a mistake say only what is added to the sum; the step is as it should be."""

    def formula(w, gradient, state, learning_rate, epsilon):
        total = steps.memory(state) + wrong(gradient)
        return w - learning_rate * gradient / (np.sqrt(total) + epsilon), total

    return exercise.mistake(formula, wrong)


def moved(wrong):
    """Let a mistake say only what is multiplied by the learning rate; the sum is right."""

    def formula(w, gradient, state, learning_rate, epsilon):
        total = steps.memory(state) + gradient**2
        return w - learning_rate * wrong(gradient, total, epsilon), total

    return exercise.mistake(formula, wrong)


exercise.given_else(steps.uphill)
exercise.given_else(steps.state_not_carried)


@moved
def no_root(gradient, total, epsilon):
    """You divide by the sum of squares itself: its root is asked."""
    return gradient / (total + epsilon)


@moved
def epsilon_inside(gradient, total, epsilon):
    """Your ε stands inside the root. Here it is added after the root is taken; the frameworks do
    not agree about this, see the table at the end."""
    return gradient / np.sqrt(total + epsilon)


@exercise.given_else
def no_epsilon():
    """The ε is missing: with a gradient of 0 at the first step you divide 0 by 0."""
    return {"epsilon": 0}


exercise.given_else(steps.epsilon_fixed)


@added
def not_squared(gradient):
    """You add up the gradients' sizes, not their squares: divide by the root of a sum of
    squares."""
    return np.abs(gradient)


@added
def doubled(gradient):
    """You add up twice the gradients: `gradient * 2` is the double, `gradient**2` the square."""
    return gradient * 2


@exercise.mistake
def root_carried(w, gradient, state, learning_rate, epsilon):
    """The first step is right, later ones are not: you carry the root on and add the next square to
    it. Keep the sum itself in the state."""
    root = np.sqrt(steps.memory(state) + gradient**2)
    return w - learning_rate * gradient / (root + epsilon), root


@exercise.mistake
def epsilon_outside(w, gradient, state, learning_rate, epsilon):
    """Your ε is not below the fraction bar: it moves w itself. Mind the brackets: a / b + c divides
    before it adds."""
    total = steps.memory(state) + gradient**2
    return w - learning_rate * gradient / np.sqrt(total) + epsilon, total


@moved
def no_gradient(gradient, total, epsilon):
    """The gradient does not stand above the fraction bar: every step goes the same way, whatever
    its sign."""
    return 1 / (np.sqrt(total) + epsilon)


@added
def mean_over_weights(gradient):
    """You added the mean of the squares over all weights, so they share one step size. Each weight
    keeps its own sum."""
    return np.mean(gradient**2)


@exercise.mistake
def weights_squared(w, gradient, state, learning_rate, epsilon):
    """You add up the squares of w; those of the gradient are asked."""
    total = steps.memory(state) + w**2
    return w - learning_rate * gradient / (np.sqrt(total) + epsilon), total


@added
def gradients_added(gradient):
    """You add up the gradients themselves; their squares are asked."""
    return gradient


@exercise.mistake
def sizes_added(w, gradient, state, learning_rate, epsilon):
    """You add up the gradients' sizes and divide by that sum: asked is the root of a sum of
    squares."""
    total = steps.memory(state) + np.abs(gradient)
    return w - learning_rate * gradient / (total + epsilon), total


@moved
def multiplied(gradient, total, epsilon):
    """You multiply by the root; it stands below the fraction bar."""
    return gradient * (np.sqrt(total) + epsilon)


@moved
def sign_lost(gradient, total, epsilon):
    """Your steps have the right length, but always go down: the gradient's sign is lost."""
    return np.abs(gradient) / (np.sqrt(total) + epsilon)


@moved
def larger_of_both(gradient, total, epsilon):
    """You divide by the larger of the root and ε; ε is added to the root."""
    return gradient / np.maximum(np.sqrt(total), epsilon)


@exercise.mistake
def sum_then_square(w, gradient, state, learning_rate, epsilon):
    """You add the gradients first and square the sum: then opposite signs cancel. Square each
    gradient, then add."""
    total = steps.memory(state) + gradient
    return w - learning_rate * gradient / (np.abs(total) + epsilon), total


@exercise.mistake
def one_step_late(w, gradient, state, learning_rate, epsilon):
    """You divide by the sum from before this step: the first step then has nothing but ε below it.
    Today's gradient belongs to the sum."""
    old = steps.memory(state)
    return w - learning_rate * gradient / (np.sqrt(old) + epsilon), old + gradient**2


@added
def one_rate_for_all(gradient):
    """You added up the squares over all weights, so they share one step size. Each weight keeps its
    own sum."""
    return np.sum(gradient**2)


@exercise.mistake
def mean_for_sum(w, gradient, state, learning_rate, epsilon):
    """You took the mean of the squares; their sum is asked. That sum is why the steps shrink."""
    total, n = state or (0, 0)
    total, n = total + gradient**2, n + 1
    return w - learning_rate * gradient / (np.sqrt(total / n) + epsilon), (total, n)


@moved
def squared_above(gradient, total, epsilon):
    """The squared gradient stands above the fraction bar as well: then every step goes the same
    way, whatever the gradient's sign."""
    return gradient**2 / (np.sqrt(total) + epsilon)


@exercise.given_else
def starts_at_a_tenth(state):
    """Your sum starts at 0.1, as in one of the frameworks; here it starts at 0."""
    return {"state": 0.1 if state is None else state}


@exercise.given_else
def starts_at_one(state):
    """Your sum starts at 1; here it starts at 0."""
    return {"state": 1.0 if state is None else state}


@exercise.mistake
def first_square_twice(w, gradient, state, learning_rate, epsilon):
    """The first square counts twice in your sum. Does the sum start from that square, which is then
    added as well? It starts from 0."""
    total = (gradient**2 if state is None else state) + gradient**2
    return w - learning_rate * gradient / (np.sqrt(total) + epsilon), total


@exercise.mistake
def largest_for_sum(w, gradient, state, learning_rate, epsilon):
    """You keep the largest square so far; asked is the sum of all. That sum is why the steps
    shrink."""
    largest = np.maximum(steps.memory(state), gradient**2)
    return w - learning_rate * gradient / (np.sqrt(largest) + epsilon), largest


@moved
def sign_only(gradient, total, epsilon):
    """Only the sign of the gradient stands above the fraction bar; its size belongs there, too."""
    return np.sign(gradient) / (np.sqrt(total) + epsilon)


exercise.mistake(steps.swapped(adagrad_step), steps.order_swapped)
steps.carries_a_state(exercise)
