"""A network of any depth: which layers are used, and behind which of them g stands."""

import numpy as np

from duograd.exercises import Case, Exercise, Named, failed

from .failures import NO_FIT
from .networks import TEA, chain, dense_layers, relu, sigmoid

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


def stack(rng, n, sizes, g, **options):
    layers = dense_layers(rng, *sizes)
    given = {"X": rng.normal(0, 1, (n, sizes[0])), "layers": layers, "g": Named(g)}
    return Case(given, pairs=["layers"], **options)


@exercise.cases
def cases(rng):
    hand = {
        "X": np.array([[2.0, 1.0], [0.5, -0.25], [300.0, -200.0]]),
        "layers": TEA,
        "g": Named("relu"),
    }
    told = "X = [[2, 1], [0.5, -0.25], [300, -200]], the two layers of the tea network and g = relu"
    yield Case(hand, gradient=False, told=told, pairs=["layers"])
    yield stack(rng, 3, (3, 3, 3, 3), "tanh")
    yield stack(rng, 37, (2, 5, 5, 4, 7, 1), "tanh")
    yield stack(rng, 1, (5, 2), "tanh")
    yield repeated(rng)
    told = "X of shape [3, 1], two layers, the first with a single unit, and g = tanh"
    yield stack(rng, 3, (1, 1, 2), "tanh", told=told)


def repeated(rng):
    """One layer three times in a row: what tells the last one from the others is its place."""
    ((W, b),) = dense_layers(rng, 3, 3, sign=-1)
    layers = Named("03_mlp/layer_repeated", {"W": W, "b": b, "times": 3})
    told = "X of shape [1, 3], a list that holds the same layer three times and g = tanh"
    given = {"X": rng.normal(0, 1, (1, 3)), "layers": layers, "g": Named("tanh")}
    return Case(given, told=told)


SINGLE_LAYER = 3  # the place of the case with one layer in its list


def place_of_failure(seen):
    return next((place for place, one in enumerate(seen) if one.failure), None)


@exercise.telltale
def single_layer_does_not_fit(seen):
    """Only with a single layer in the list a product of yours does not fit. There the first layer
    is the last one too, and is used once."""
    return place_of_failure(seen) == SINGLE_LAYER and failed(seen, *NO_FIT)


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
    """g is missing right before the last layer: it belongs after every layer but the last."""
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


@g_at
def first_not_activated(n):
    """Behind the first layer g is missing: it stands behind each layer but the last."""
    return range(1, n - 1)


@g_at
def first_always_activated(n):
    """g stands behind the first layer, and nowhere else. It belongs behind each layer but the last:
    behind none where there is a single layer, and behind more than one where there are many."""
    return [0]


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


@exercise.mistake
def told_apart_by_weights(X, layers, g):
    """Only where a layer before the last has the same weights as the last does yours differ: g is
    missing after it. Which one is the last is said by its place in the list, not by what it
    holds."""
    for W, b in layers:
        z = X @ W + b
        X = z if np.array_equal(W, layers[-1][0]) else g(z)
    return X


@exercise.mistake
def told_apart_by_shape(X, layers, g):
    """Yours differ where a layer before the last has the size of the last: g is missing after it,
    as if it was taken for the last. Its place in the list says which is."""
    for W, b in layers:
        z = X @ W + b
        X = z if W.shape == layers[-1][0].shape else g(z)
    return X


@exercise.mistake
def single_unit_not_activated(X, layers, g):
    """Only where a layer before the last has a single unit does yours differ: g is missing after
    it. Which layer is the last is said by its place in the list, not by its size."""
    for place, (W, b) in enumerate(layers):
        z = X @ W + b
        X = z if W.shape[1] == 1 or place == len(layers) - 1 else g(z)
    return X


def shortcut(X, Z):
    return Z + X if Z.shape == X.shape else Z


# Where what went in is added: behind g, before it, or behind g and to the last z, too.
for slug, inside, last in (
    ("input_added", False, False),
    ("input_added_before_g", True, False),
    ("input_added_to_all", False, True),
):

    @exercise.mistake(slug=slug)
    def input_added(X, layers, g, inside=inside, last=last):
        """Where a layer has as many outputs as inputs yours differs, as if what went in were added
        to what came out: only what the layer gave goes on."""
        *first, (W, b) = layers
        for before, bias in first:
            z = X @ before + bias
            X = g(shortcut(X, z)) if inside else shortcut(X, g(z))
        z = X @ W + b
        return shortcut(X, z) if last else z


@exercise.mistake
def last_bias_forgotten(X, layers, g):
    """The last layer's bias is missing."""
    *first, (W, _) = layers
    return chain(X, [*first, (W, 0)], g)


@exercise.mistake
def hidden_biases_forgotten(X, layers, g):
    """Only the last layer has its bias; those of the layers before it are missing."""
    *first, last = layers
    return chain(X, [*((W, 0) for W, _ in first), last], g)


@exercise.given_else
def activation_twice(g):
    """g was applied twice after each layer but the last."""
    return {"g": lambda z: g(g(z))}


@exercise.mistake
def probabilities(X, layers, g):
    """Your answer went through a sigmoid: between 0 and 1. The plain z is asked, which may be any
    number."""
    return sigmoid(chain(X, layers, g))


@exercise.given_else
def relu_always():
    """Between your layers stands a ReLU whatever g is: the activation is handed over, as g."""
    return {"g": relu}


@exercise.given_else
def tanh_always():
    """Between your layers stands tanh whatever g is: the activation is handed over, as g."""
    return {"g": np.tanh}


@exercise.mistake
def squeezed(X, layers, g):
    """Where there is only one example or one output, a dimension is missing from your answer: a
    table is asked then too, a row for each example."""
    return np.squeeze(chain(X, layers, g))


@exercise.mistake
def every_layer_returned(X, layers, g):
    """What each layer gave came back, as a list; only what the last one gives is asked."""
    found = []
    for place, (W, b) in enumerate(layers):
        z = X @ W + b
        X = g(z) if place < len(layers) - 1 else z
        found.append(X)
    return found


@exercise.mistake
def single_layer_activated(X, layers, g):
    """Only with a single layer in the list does yours differ: it went through g. It is the last
    layer, too, and answers with its plain z."""
    z = chain(X, layers, g)
    return g(z) if len(layers) == 1 else z
