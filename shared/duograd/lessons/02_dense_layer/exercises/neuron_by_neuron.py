"""TODO say what `neuron_by_neuron` asks."""

from duograd.exercises import Exercise

from .common import HAND, drawn, layer_

exercise = Exercise(points=0, level="given", gradients=("X", "W", "b"))


@exercise.oracle
def neuron_by_neuron(X, W, b, g):
    return g(X @ W + b)


@exercise.cases
def cases(rng):
    yield layer_(HAND, "identity")
    yield layer_(drawn(rng, 3, 2, 5), "tanh")
    yield layer_(drawn(rng, 1, 3, 2), "sigmoid")


@exercise.mistake
def neurons_below_each_other(X, W, b, g):
    """Your answer lies on its side: a row for each example is asked, a column for each neuron."""
    return g(X @ W + b).T


@exercise.mistake
def first_bias_for_all(X, W, b, g):
    """Every neuron got the bias of the first; each has one of its own."""
    return g(X @ W + b[0, 0])


@exercise.mistake
def no_activation(X, W, b, g):
    """The activation g has not been applied."""
    return X @ W + b
