"""TODO say what `TwoPathMLP` asks."""

import numpy as np

from duograd.exercises import Case, Exercise

from .common import (
    BY_HAND,
    NO_BIAS,
    TEA,
    clear_of_corners,
    lacks_a_bias,
    pairs_,
    relu,
    sigmoid,
    told_model,
)

exercise = Exercise(
    points=2,
    level="complete",
    probe="model",
    gradients=("X",),
    hints=[
        "Call your model twice on one input, with and without `return_hidden=True`. How many "
        "tensors come back each time?",
        "The caller decides what comes back: `return_hidden` is True or False. Always z, and only "
        "when asked also the hidden layer.",
        "Only the last line is missing. `hidden` and `z` are there already; which of the two is "
        "named first in the docstring?",
        "A like example: `divide(a, b, return_rest=False)` returns the quotient, and with "
        "`return_rest=True` a pair, quotient and rest.",
    ],
)


@exercise.oracle
def TwoPathMLP(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    h = relu(X @ W1 + b1)
    return [h @ W2 + b2, h] if return_hidden else h @ W2 + b2


def _two_paths(rng, n, sizes, **keywords):
    named = dict(zip(("n_inputs", "hidden", "n_outputs"), sizes, strict=True))
    X = clear_of_corners(rng, n, pairs := pairs_(rng, *sizes))
    told = told_model(f"TwoPathMLP{sizes}", f"X of shape [{n}, {sizes[0]}]", **keywords)
    return Case(named, inputs={"X": X}, weights=pairs, keywords=keywords, told=told)


@exercise.cases
def cases(rng):
    tea = [(TEA["W1"], TEA["b1"][0]), (TEA["W2"], TEA["b2"][0])]
    sizes = {"n_inputs": 2, "hidden": 4, "n_outputs": 1}
    X = {"X": np.array([[2.0, 1.0]])}
    for keywords in ({}, {"return_hidden": True}):
        told = told_model(f"TwoPathMLP(2, 4, 1) holding {BY_HAND}", "X = [[2, 1]]", **keywords)
        given = {"inputs": X, "weights": tea, "keywords": keywords, "told": told}
        yield Case(sizes, gradient=False, **given)
    yield _two_paths(rng, 5, (3, 7, 2), return_hidden=False)
    yield _two_paths(rng, 3, (2, 5, 1), return_hidden=True)


@exercise.mistake
def order_swapped(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    """The hidden layer came first and z second; the docstring has z first."""
    (W1, b1), (W2, b2) = weights
    h = relu(X @ W1 + b1)
    return [h, h @ W2 + b2] if return_hidden else h @ W2 + b2


@exercise.mistake
def always_both(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    """Both came back although only z was asked: who just calls `model(X)` wants one tensor."""
    (W1, b1), (W2, b2) = weights
    h = relu(X @ W1 + b1)
    return [h @ W2 + b2, h]


@exercise.mistake
def pair_always(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    """A pair came back also when only z was asked. In `a, b if c else d` the `if` decides about b
    alone: where do brackets belong?"""
    (W1, b1), (W2, b2) = weights
    h = relu(X @ W1 + b1)
    z = h @ W2 + b2
    return [z, h if return_hidden else z]


@exercise.mistake
def never_hidden(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    """`return_hidden=True` makes no difference in yours: only z came back."""
    (W1, b1), (W2, b2) = weights
    return relu(X @ W1 + b1) @ W2 + b2


@exercise.mistake
def hidden_instead(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    """With `return_hidden=True` z is gone: the hidden layer is asked beside it."""
    (W1, b1), (W2, b2) = weights
    h = relu(X @ W1 + b1)
    return h if return_hidden else h @ W2 + b2


@exercise.mistake
def inputs_for_hidden(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    """The second of your pair is X, the input itself; asked is the hidden layer."""
    (W1, b1), (W2, b2) = weights
    z = relu(X @ W1 + b1) @ W2 + b2
    return [z, X] if return_hidden else z


@exercise.mistake
def relu_at_the_end(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    """z came back through a ReLU: never negative. Logits may be any number."""
    (W1, b1), (W2, b2) = weights
    h = relu(X @ W1 + b1)
    z = relu(h @ W2 + b2)
    return [z, h] if return_hidden else z


@exercise.mistake
def glued_together(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    """z and the hidden layer came glued into one tensor; asked are two, in a pair: z, hidden."""
    (W1, b1), (W2, b2) = weights
    h = relu(X @ W1 + b1)
    z = h @ W2 + b2
    return np.concatenate([z, h], axis=1) if return_hidden else z


@exercise.mistake
def answer_reversed(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    """Just the other way round: both come back when only z was asked."""
    (W1, b1), (W2, b2) = weights
    h = relu(X @ W1 + b1)
    return h @ W2 + b2 if return_hidden else [h @ W2 + b2, h]


@exercise.mistake
def before_activation(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    """Your hidden layer can be negative: it was returned before its activation."""
    (W1, b1), (W2, b2) = weights
    z = relu(X @ W1 + b1) @ W2 + b2
    return [z, X @ W1 + b1] if return_hidden else z


@exercise.mistake
def no_activation(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    """There is no activation between your layers: this is one linear layer."""
    (W1, b1), (W2, b2) = weights
    h = X @ W1 + b1
    return [h @ W2 + b2, h] if return_hidden else h @ W2 + b2


@exercise.mistake
def probabilities(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    """Probabilities came back; asked is z, which may be any number."""
    (W1, b1), (W2, b2) = weights
    h = relu(X @ W1 + b1)
    p = sigmoid(h @ W2 + b2)
    return [p, h] if return_hidden else p


exercise.telltale(lacks_a_bias, slug="no_bias", words=NO_BIAS)
