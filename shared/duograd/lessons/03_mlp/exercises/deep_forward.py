"""TODO say what `deep_forward` asks."""

import itertools

import numpy as np

from duograd.exercises import Case, Exercise, Named, failed

from .common import NO_FIT, TEA, layer

exercise = Exercise(
    points=3,
    gradients=("X",),
    hints=[
        "With a single layer in the list there is nothing between layers: no g at all. With two, g "
        "is used once. How often does your code use it?",
        "Each layer takes what the layer before it gave. g stands between layers, so the last one "
        "has none behind it.",
        "Treat the last pair of the list apart from the others: a loop over the first ones, then "
        "one more product and sum.",
        "A like example: to write 3 − 1 − 4 with dashes between the numbers, put a dash after "
        "each number but the last.",
    ],
)


def _deep(X, layers, g, activate_last=False):
    for W, b in layers[:-1]:
        X = g(X @ W + b)
    W, b = layers[-1]
    return g(X @ W + b) if activate_last else X @ W + b


@exercise.oracle
def deep_forward(X, layers, g):
    return _deep(X, layers, g)


def _stack(rng, n, sizes, g):
    layers = [layer(rng, a, b) for a, b in itertools.pairwise(sizes)]
    return {"X": rng.normal(0, 1, (n, sizes[0])), "layers": layers, "g": Named(g)}


@exercise.cases
def cases(rng):
    tea = [(TEA["W1"], TEA["b1"]), (TEA["W2"], TEA["b2"])]
    hand = {"X": np.array([[2.0, 1.0], [0.5, -0.25]]), "layers": tea, "g": Named("relu")}
    told = "X = [[2, 1], [0.5, -0.25]], the two layers of the tea network and g = relu"
    yield Case(hand, gradient=False, told=told)
    yield _stack(rng, 3, (3, 3, 3, 3), "tanh")
    yield _stack(rng, 5, (2, 5, 3, 7, 1), "tanh")
    yield _stack(rng, 3, (5, 2), "sigmoid")


@exercise.telltale
def does_not_chain(seen):
    """Your layers do not chain. Into each one goes what the layer before it gave, from the first
    pair of the list to the last; in each pair W stands first, then b."""
    return failed(seen, *NO_FIT)


@exercise.mistake
def first_layer_only(X, layers, g):
    """You stop after the first layer: does a `return` stand inside the loop?"""
    W, b = layers[0]
    return g(X @ W + b)


@exercise.mistake
def gap_before_last(X, layers, g):
    """g is missing right before the last layer: it stands after every layer but the last."""
    for place, (W, b) in enumerate(layers):
        z = X @ W + b
        X = g(z) if place < len(layers) - 2 else z
    return X


@exercise.mistake
def activation_after_last(X, layers, g):
    """The last layer went through g as well; it should answer with its plain z, which may be any
    number."""
    return _deep(X, layers, g, activate_last=True)


@exercise.mistake
def no_activation_between(X, layers, g):
    """No activation is at work: however many layers you stack, this is one linear layer."""
    return _deep(X, layers, lambda z: z)


@exercise.mistake
def only_last_activated(X, layers, g):
    """The places of g are turned round: yours stands after the last layer and not between
    layers."""
    return g(_deep(X, layers, lambda z: z))


@exercise.mistake
def last_layer_skipped(X, layers, g):
    """You stop one layer too early: the last pair of the list is not used."""
    for W, b in layers[:-1]:
        X = g(X @ W + b)
    return X


@exercise.mistake
def only_first_activated(X, layers, g):
    """Only the first layer is followed by g; there are gaps after others."""
    for place, (W, b) in enumerate(layers):
        z = X @ W + b
        X = g(z) if place == 0 and len(layers) > 1 else z
    return X


@exercise.mistake
def activation_before_each(X, layers, g):
    """g came before each product, so the input X itself went through it: the data should enter as
    they are."""
    for W, b in layers:
        X = g(X) @ W + b
    return X


@exercise.mistake
def biases_forgotten(X, layers, g):
    """The biases are missing."""
    return _deep(X, [(W, 0 * b) for W, b in layers], g)


@exercise.mistake
def bias_after_activation(X, layers, g):
    """You added each bias after g; it belongs inside, in z."""
    for W, b in layers[:-1]:
        X = g(X @ W) + b
    W, b = layers[-1]
    return X @ W + b
