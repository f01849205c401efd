"""A network with one hidden layer: which activation stands where, and which bias."""

import numpy as np

from duograd.exercises import Case, Exercise, Named, failed

from .failures import NO_FIT, NO_STRETCH
from .networks import TEA, TEA_TOLD, by_name, dense_layers, identity, relu, sigmoid

exercise = Exercise(
    points=2,
    level="complete",
    gradients=("X", "W1", "b1", "W2", "b2"),
    hints=[
        "Do the tea (2, 1) by hand: its hidden layer is (2, 0, 1, 0) and z = 1.5 − 2 − 1 = −1.5. "
        "What does your line give for it?",
        "The output layer is a dense layer like the first. The only news is what it takes as its "
        "input.",
        "Only the last line is missing. It needs `hidden`, the second pair of weights, and the "
        "activation that belongs to the output.",
        "A like example: a sauce is made from chopped vegetables, not from the whole ones: what "
        "the first step made goes into the second.",
    ],
)


@exercise.oracle
def mlp_forward(X, W1, b1, W2, b2, g, g_out):
    return g_out(g(X @ W1 + b1) @ W2 + b2)


def tea(X, g, g_out):
    told = f"X = {X}, {TEA_TOLD}, g = {g} and g_out = {g_out}"
    named = {"X": np.array(X, float), **by_name(TEA), "g": Named(g), "g_out": Named(g_out)}
    return Case(named, gradient=False, told=told)


def two_layers(rng, n, sizes, g, g_out, sign=1):
    layers = by_name(dense_layers(rng, *sizes, sign=sign))
    return {"X": rng.normal(0, 1, (n, sizes[0])), **layers, "g": Named(g), "g_out": Named(g_out)}


@exercise.cases
def cases(rng):
    yield tea([[2, 1]], "relu", "identity")
    yield tea([[0.5, -0.5], [-1, 2]], "relu", "sigmoid")
    yield two_layers(rng, 37, (3, 17, 2), "tanh", "identity")
    yield two_layers(rng, 3, (2, 5, 1), "sigmoid", "tanh")
    yield two_layers(rng, 1, (2, 4, 4), "sigmoid", "tanh")  # W2 and only W2 is square
    one_each = two_layers(rng, 1, (1, 3, 1), "tanh", "sigmoid")
    yield {**one_each, "b2": np.zeros((1, 1))}  # a bias of 0 has a slope too
    yield two_layers(rng, 3, (3, 3, 3), "tanh", "sigmoid", sign=-1)  # what is mixed up fits
    one_unit = two_layers(rng, 3, (2, 1, 2), "sigmoid", "tanh", sign=-1)
    yield {**one_unit, "b2": np.zeros((1, 2))}
    yield tea([[300, -200]], "relu", "identity")  # far beyond what curves tell apart


@exercise.telltale(shapes=True)
def does_not_fit(seen):
    """Your product does not fit. The output layer takes the hidden layer [n, h] on the left and its
    own weights W2 [h, k] on the right."""
    return failed(seen, *NO_FIT)


@exercise.telltale(shapes=True)
def not_a_matrix_product(seen):
    """Two tables here cannot be combined number by number: their shapes do not fit. `@` is the
    matrix product, and the output layer's own bias is b2."""
    return failed(seen, *NO_STRETCH)


@exercise.mistake
def output_activation_early(X, W1, b1, W2, b2, g, g_out):
    """You applied the output's activation to the hidden layer; it takes the finished z."""
    return g_out(g(X @ W1 + b1)) @ W2 + b2


@exercise.given_else
def no_output_activation():
    """You return z of the last layer: the output has an activation too."""
    return {"g_out": identity}


@exercise.mistake
def single_output_activated(X, W1, b1, W2, b2, g, g_out):
    """Right for a single output. With several you return z of the last layer: the activation
    belongs to each of them."""
    z = mlp_forward(X, W1, b1, W2, b2, g, identity)
    return g_out(z) if z.shape[1] == 1 else z


for limit in (10, 100):

    @exercise.mistake(slug=f"z_cut_off_at_{limit}")
    def z_cut_off(X, W1, b1, W2, b2, g, g_out, limit=limit):
        """Right where z of the output is near 0. Further off it is as if z was cut off before
        g_out, which takes it as it is."""
        return g_out(np.clip(mlp_forward(X, W1, b1, W2, b2, g, identity), -limit, limit))


@exercise.given_else
def relu_and_sigmoid():
    """The hidden layer goes through a ReLU and the output through a sigmoid, whatever g and g_out
    are: both activations are handed over."""
    return {"g": relu, "g_out": sigmoid}


@exercise.given_else
def relu_always():
    """The hidden layer goes through a ReLU whatever g is: its activation is handed over, as g."""
    return {"g": relu}


@exercise.given_else
def hidden_activation_at_output(g):
    """The output went through the hidden layer's activation; it has one of its own."""
    return {"g_out": g}


@exercise.given_else
def output_activation_for_both(g_out):
    """The hidden layer went through the output's activation; it has one of its own, g."""
    return {"g": g_out}


@exercise.given_else
def both_activations_at_output(g, g_out):
    """The output went through two activations, one inside the other."""
    return {"g_out": lambda z: g_out(g(z))}


@exercise.given_else
def no_activation_between():
    """Nothing happens between the two layers: the hidden layer is passed on without its
    activation."""
    return {"g": identity}


@exercise.given_else
def hidden_bias_forgotten():
    """The hidden layer has no bias: b1 is not used inside it."""
    return {"b1": 0}


@exercise.given_else
def output_bias_forgotten():
    """The output layer has no bias: b2 is not used inside it."""
    return {"b2": 0}


@exercise.mistake
def output_bias_outside(X, W1, b1, W2, b2, g, g_out):
    """You added b2 after the output's activation; a bias is part of z."""
    return g_out(g(X @ W1 + b1) @ W2) + b2


@exercise.mistake
def only_hidden(X, W1, b1, W2, b2, g, g_out):
    """This is the hidden layer: the second layer is still to come."""
    return g(X @ W1 + b1)


@exercise.given_else
def output_activation_twice(g_out):
    """The output's activation was applied twice."""
    return {"g_out": lambda z: g_out(g_out(z))}


@exercise.mistake
def input_added(X, W1, b1, W2, b2, g, g_out):
    """Only where there are as many hidden units as inputs do your answers differ: as if X had been
    added to the hidden layer."""
    hidden = g(X @ W1 + b1)
    return g_out((hidden + X if hidden.shape == X.shape else hidden) @ W2 + b2)


@exercise.given_else
def activations_exchanged(g, g_out):
    """The two activations changed places: g belongs to the hidden layer, g_out to the output."""
    return {"g": g_out, "g_out": g}


@exercise.given_else
def hidden_activation_twice(g):
    """The hidden layer went through its activation twice: `hidden` has been through g already."""
    return {"g": lambda z: g(g(z))}


@exercise.given_else
def output_bias_subtracted(b2):
    """You took b2 away; it is added."""
    return {"b2": -b2}


@exercise.mistake
def output_bias_multiplied(X, W1, b1, W2, b2, g, g_out):
    """You multiplied by b2; it is added."""
    return g_out(g(X @ W1 + b1) @ W2 * b2)


@exercise.mistake
def hidden_through_output_activation(X, W1, b1, W2, b2, g, g_out):
    """This is the hidden layer, sent through the output's activation: the second layer's weights
    and biases are still to come."""
    return g_out(g(X @ W1 + b1))


@exercise.mistake
def sigmoid_at_the_output(X, W1, b1, W2, b2, g, g_out):
    """Your answers are those of a sigmoid whatever g_out is: the output's activation is handed
    over, as g_out."""
    return 1 / (1 + np.exp(-(g(X @ W1 + b1) @ W2 + b2)))


@exercise.mistake
def squeezed(X, W1, b1, W2, b2, g, g_out):
    """Where there is only one example or one output, a dimension is missing from your answer: a
    table [n, k] is asked then too."""
    return np.squeeze(mlp_forward(X, W1, b1, W2, b2, g, g_out))


@exercise.mistake
def first_output_only(X, W1, b1, W2, b2, g, g_out):
    """A vector came, with the first output of each example; a table is asked, with a column for
    each output."""
    return mlp_forward(X, W1, b1, W2, b2, g, g_out)[:, 0]


@exercise.mistake
def outputs_added_up(X, W1, b1, W2, b2, g, g_out):
    """You added something up: one number for each example came out, and asked is a table [n, k]."""
    return g_out((g(X @ W1 + b1) @ W2 + b2).sum(axis=1))
