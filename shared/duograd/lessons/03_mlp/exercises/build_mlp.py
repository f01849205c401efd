"""TODO say what `build_mlp` asks."""

import re

import numpy as np

from duograd.exercises import Case, Exercise, failed

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
    points=3,
    probe="model",
    gradients=("X",),
    hints=[
        "For build_mlp(2, [4, 3], 1) write down the sizes of the dense layers: 2 → 4, then … How "
        "many are there? How many activations?",
        "Between n + 1 sizes there are n dense layers. An activation stands between two of them, "
        "so there is one fewer.",
        "Collect the layers in a list, in a loop over `hidden`, and add the last layer after the "
        "loop. Then hand the list to Sequential.",
        "A like example: a hike from A to D with stops at B and C has three stretches and two "
        "rests.",
    ],
)


def _mlp(X, weights, g, g_out=lambda z: z):
    for W, b in weights[:-1]:
        X = g(X @ W + b)
    W, b = weights[-1]
    return g_out(X @ W + b)


@exercise.oracle
def build_mlp(n_inputs, hidden, n_outputs, X, weights):
    return _mlp(X, weights, relu)


def _built(rng, n, n_inputs, hidden, n_outputs, reach=1):
    named = {"n_inputs": n_inputs, "hidden": hidden, "n_outputs": n_outputs}
    pairs = pairs_(rng, n_inputs, *hidden, n_outputs)
    call = f"build_mlp({n_inputs}, {hidden}, {n_outputs})"
    told = told_model(call, f"X of shape [{n}, {n_inputs}]")
    X = clear_of_corners(rng, n, pairs, reach)
    return Case(named, inputs={"X": X}, weights=pairs, told=told)


EQUAL_SIZES = 2


@exercise.cases
def cases(rng):
    tea = [(TEA["W1"], TEA["b1"][0]), (TEA["W2"], TEA["b2"][0])]
    sizes = {"n_inputs": 2, "hidden": [4], "n_outputs": 1}
    told = told_model(f"build_mlp(2, [4], 1) holding {BY_HAND}", "X = [[2, 1]]")
    inputs = {"X": np.array([[2.0, 1.0]])}
    yield Case(sizes, inputs=inputs, weights=tea, gradient=False, told=told)
    yield _built(rng, 5, 3, [7, 2], 2)
    yield _built(rng, 5, 2, [3, 3, 3], 1, reach=8)  # ReLU6 is flat from 6 on
    yield _built(rng, 3, 5, [], 2)


@exercise.mistake
def no_activation_between(n_inputs, hidden, n_outputs, X, weights):
    """There is no activation between your layers: however many there are, they act as one linear
    layer."""
    return _mlp(X, weights, lambda z: z)


@exercise.mistake
def activation_after_last(n_inputs, hidden, n_outputs, X, weights):
    """The last layer is followed by a ReLU: your model can never answer with a negative number."""
    return _mlp(X, weights, relu, relu)


@exercise.mistake
def only_last_activated(n_inputs, hidden, n_outputs, X, weights):
    """The ReLU stands after the last layer, and none between: the places are turned round."""
    return _mlp(X, weights, lambda z: z, relu)


@exercise.mistake
def probabilities(n_inputs, hidden, n_outputs, X, weights):
    """Your model ends with a sigmoid; logits are asked, plain z, which may be any number."""
    return _mlp(X, weights, relu, sigmoid)


@exercise.mistake
def softmax_at_the_end(n_inputs, hidden, n_outputs, X, weights):
    """The numbers of each row add up to 1: your model ends with a softmax. Logits are asked."""
    e = np.exp(_mlp(X, weights, relu))
    return e / e.sum(-1, keepdims=True)


@exercise.mistake
def tanh_for_relu(n_inputs, hidden, n_outputs, X, weights):
    """Between the layers stands tanh; ReLU is asked."""
    return _mlp(X, weights, np.tanh)


@exercise.mistake
def sigmoid_for_relu(n_inputs, hidden, n_outputs, X, weights):
    """Between the layers stands a sigmoid; ReLU is asked."""
    return _mlp(X, weights, sigmoid)


@exercise.mistake
def activation_on_input(n_inputs, hidden, n_outputs, X, weights):
    """The input goes through a ReLU first: negative inputs are lost."""
    return _mlp(relu(X), weights, relu)


@exercise.mistake
def only_first_activated(n_inputs, hidden, n_outputs, X, weights):
    """Only the first layer is followed by ReLU: with two hidden layers or more one is missing."""
    if len(weights) == 1:
        return _mlp(X, weights, relu)
    (W, b), *rest = weights
    return _mlp(relu(X @ W + b), rest, lambda z: z)


def _miscounted(seen):
    """Place of the first case whose dense layers had other sizes; their numbers, got and asked."""
    for place, observation in enumerate(seen):
        if observation.failure:
            sizes = re.search("have the sizes (.*); asked is (.*)", observation.failure.message)
            if sizes:
                got, asked = (len(re.findall("→", text)) for text in sizes.groups())
                return place, got, asked
            break
    return None, 0, 0


@exercise.telltale
def layer_used_twice(seen):
    """Right while all sizes differ, but with three hidden layers of one size a dense layer is
    missing: one object stands in two places, and so its weights do too. Make a new layer for each
    place."""
    place, got, asked = _miscounted(seen)
    return place == EQUAL_SIZES and got < asked


@exercise.telltale
def layers_do_not_fit(seen):
    """Your model was built, but its layers do not fit together: one of them expects another number
    of inputs than the layer before it gives. What does the second hidden layer get as its input?"""
    failures = (o.failure for o in seen if o.failure)
    return any(f.line is None and "cannot be multiplied" in f.message for f in failures)


@exercise.telltale
def too_few_layers(seen):
    """A dense layer is missing. Count them: how many stretches are there from the inputs over all
    of `hidden` to the outputs?"""
    place, got, asked = _miscounted(seen)
    return place is not None and got < asked


@exercise.telltale
def too_many_layers(seen):
    """There is a dense layer too many. Count them: how many stretches are there from the inputs
    over all of `hidden` to the outputs?"""
    place, got, asked = _miscounted(seen)
    return place is not None and got > asked


@exercise.telltale
def list_or_not(seen):
    """Sequential wants its layers in another way: PyTorch's takes them one by one, so a list needs
    a star before it, `Sequential(*layers)`; Keras's takes the list itself."""
    told = ("list is not a Module", "Expected `trainable` to be", "'Dense' object is not iterable")
    return failed(seen, *told)


@exercise.telltale
def function_for_layer(seen):
    """Sequential takes layers, and one of yours is a function. An activation that stands alone must
    be a layer too: an object that is made, with a capital letter and brackets."""
    return failed(seen, "is not a Module subclass", "Only instances of `keras.Layer`")


exercise.telltale(lacks_a_bias, slug="no_bias", words=NO_BIAS)
