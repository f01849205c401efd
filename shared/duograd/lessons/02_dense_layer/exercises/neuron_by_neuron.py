"""A layer, one neuron after another, which is given: what a loop over neurons can get wrong."""

from duograd.exercises import Exercise

from .tables import HAND, drawn, layer

exercise = Exercise(points=0, level="given", gradients=("X", "W", "b"))


@exercise.oracle
def neuron_by_neuron(X, W, b, g):
    return g(X @ W + b)


@exercise.cases
def cases(rng):
    yield layer(HAND, "identity")
    yield layer(drawn(rng, 3, 2, 5), "tanh")
    yield layer(drawn(rng, 1, 3, 2), "sigmoid")


@exercise.mistake
def neurons_below_each_other(X, W, b, g):
    """Your answer lies on its side: a row for each example is asked, a column for each neuron."""
    return neuron_by_neuron(X, W, b, g).T


@exercise.given_else
def first_bias_for_all(b):
    """Every neuron got the bias of the first; each has one of its own."""
    return {"b": b[0, 0]}


@exercise.given_else
def no_activation():
    """The activation g has not been applied."""
    return {"g": lambda Z: Z}
