"""A network of any depth: which layers are used, and behind which of them g stands."""

import numpy as np

from duograd.exercises import Case, Exercise, Named, failed

from .failures import NO_FIT
from .networks import TEA, chain, dense_layers

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


@exercise.oracle
def deep_forward(X, layers, g):
    return chain(X, layers, g)


def stack(rng, n, sizes, g):
    layers = dense_layers(rng, *sizes)
    return {"X": rng.normal(0, 1, (n, sizes[0])), "layers": layers, "g": Named(g)}


@exercise.cases
def cases(rng):
    hand = {"X": np.array([[2.0, 1.0], [0.5, -0.25]]), "layers": TEA, "g": Named("relu")}
    told = "X = [[2, 1], [0.5, -0.25]], the two layers of the tea network and g = relu"
    yield Case(hand, gradient=False, told=told)
    yield stack(rng, 3, (3, 3, 3, 3), "tanh")
    yield stack(rng, 5, (2, 5, 3, 7, 1), "tanh")
    yield stack(rng, 3, (5, 2), "sigmoid")


@exercise.telltale
def does_not_chain(seen):
    """Your layers do not chain. Into each one goes what the layer before it gave, from the first
    pair of the list to the last; in each pair W stands first, then b."""
    return failed(seen, *NO_FIT)


def g_at(places):
    """Let a mistake say only behind which of n layers g stands."""

    def formula(X, layers, g):
        return chain(X, layers, g, places)

    return exercise.mistake(formula, places)


@exercise.mistake
def first_layer_only(X, layers, g):
    """You stop after the first layer: does a `return` stand inside the loop?"""
    W, b = layers[0]
    return g(X @ W + b)


@g_at
def gap_before_last(n):
    """g is missing right before the last layer: it stands after every layer but the last."""
    return range(n - 2)


@g_at
def activation_after_last(n):
    """The last layer went through g as well; it should answer with its plain z, which may be any
    number."""
    return range(n)


@g_at
def no_activation_between(n):
    """No activation is at work: however many layers you stack, this is one linear layer."""
    return ()


@g_at
def only_last_activated(n):
    """The places of g are turned round: yours stands after the last layer and not between
    layers."""
    return [n - 1]


@exercise.mistake
def last_layer_skipped(X, layers, g):
    """You stop one layer too early: the last pair of the list is not used."""
    return chain(X, layers[:-1], g, range)


@g_at
def only_first_activated(n):
    """Only the first layer is followed by g; there are gaps after others."""
    return range(min(n - 1, 1))


@exercise.mistake
def activation_before_each(X, layers, g):
    """g came before each product, so the input X itself went through it: the data should enter as
    they are."""
    for W, b in layers:
        X = g(X) @ W + b
    return X


@exercise.given_else
def biases_forgotten(layers):
    """The biases are missing."""
    return {"layers": [(W, 0) for W, _ in layers]}


@exercise.mistake
def bias_after_activation(X, layers, g):
    """You added each bias after g; it belongs inside, in z."""
    for W, b in layers[:-1]:
        X = g(X @ W) + b
    W, b = layers[-1]
    return X @ W + b
