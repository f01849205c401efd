"""A model with any number of hidden layers: how many layers it has, and where its ReLUs stand."""

import re

import numpy as np

from duograd.exercises import Exercise, failed

from .failures import no_bias
from .models import random_model, sizes_of, tea_model
from .networks import chain, relu, sigmoid

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


@exercise.oracle
def build_mlp(n_inputs, hidden, n_outputs, X, weights):
    return chain(X, weights, relu)


def built(rng, n, n_inputs, hidden, n_outputs, reach=1):
    sizes, widths = sizes_of(n_inputs, hidden, n_outputs), [n_inputs, *hidden, n_outputs]
    return random_model(rng, "build_mlp", sizes, widths, n, reach)


EQUAL_SIZES = 2  # the place of the case with three hidden layers of one size


@exercise.cases
def cases(rng):
    yield tea_model("build_mlp", sizes_of(2, [4], 1))
    yield built(rng, 5, 3, [7, 2], 2)
    yield built(rng, 5, 2, [3, 3, 3], 1, reach=8)  # ReLU6 is flat from 6 on
    yield built(rng, 3, 5, [], 2)


def relu_at(places):
    """Let a mistake say only behind which of n layers a ReLU stands."""

    def formula(X, weights, **sizes):
        return chain(X, weights, relu, places)

    return exercise.mistake(formula, places)


@relu_at
def no_activation_between(n):
    """There is no activation between your layers: however many there are, they act as one linear
    layer."""
    return ()


@relu_at
def activation_after_last(n):
    """The last layer is followed by a ReLU: your model can never answer with a negative number."""
    return range(n)


@relu_at
def only_last_activated(n):
    """The ReLU stands after the last layer, and none between: the places are turned round."""
    return [n - 1]


@exercise.mistake
def probabilities(X, weights, **sizes):
    """Your model ends with a sigmoid; logits are asked, plain z, which may be any number."""
    return sigmoid(chain(X, weights, relu))


@exercise.mistake
def softmax_at_the_end(X, weights, **sizes):
    """The numbers of each row add up to 1: your model ends with a softmax. Logits are asked."""
    e = np.exp(chain(X, weights, relu))
    return e / e.sum(-1, keepdims=True)


@exercise.mistake
def tanh_for_relu(X, weights, **sizes):
    """Between the layers stands tanh; ReLU is asked."""
    return chain(X, weights, np.tanh)


@exercise.mistake
def sigmoid_for_relu(X, weights, **sizes):
    """Between the layers stands a sigmoid; ReLU is asked."""
    return chain(X, weights, sigmoid)


@exercise.given_else
def activation_on_input(X):
    """The input goes through a ReLU first: negative inputs are lost."""
    return {"X": relu(X)}


@relu_at
def only_first_activated(n):
    """Only the first layer is followed by ReLU: with two hidden layers or more one is missing."""
    return range(min(n - 1, 1))


def miscounted(seen):
    """The place of the case that failed, and how many dense layers it had and should have had.

    None and zeros where it did not fail for its dense layers.
    """
    place, failure = next(((i, o.failure) for i, o in enumerate(seen) if o.failure), (None, None))
    sizes = failure and re.search("have the sizes (.*); asked is (.*)", failure.message)
    return (place, *(text.count("→") for text in sizes.groups())) if sizes else (None, 0, 0)


@exercise.telltale
def layer_used_twice(seen):
    """Right while all sizes differ, but with three hidden layers of one size a dense layer is
    missing: one object stands in two places, and so its weights do too. Make a new layer for each
    place."""
    place, got, asked = miscounted(seen)
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
    _, got, asked = miscounted(seen)
    return got < asked


@exercise.telltale
def too_many_layers(seen):
    """There is a dense layer too many. Count them: how many stretches are there from the inputs
    over all of `hidden` to the outputs?"""
    _, got, asked = miscounted(seen)
    return got > asked


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


exercise.telltale(no_bias)
