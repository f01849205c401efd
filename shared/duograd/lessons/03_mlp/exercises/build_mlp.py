"""A model with any number of hidden layers: how many layers it has, and where its ReLUs stand."""

import math
import re

import numpy as np

from duograd.exercises import Exercise, failed, other_answer

from .failures import no_bias
from .models import in_both_modes, random_model, sizes_of, tea_model
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
def build_mlp(n_inputs, hidden, n_outputs, X, weights=()):
    return chain(X, weights, relu)


def built(rng, n, n_inputs, hidden, n_outputs, reach=1):
    sizes, widths = sizes_of(n_inputs, hidden, n_outputs), [n_inputs, *hidden, n_outputs]
    return random_model(rng, "build_mlp", sizes, widths, n, reach, training=True)


# Places of cases: four hidden layers; layers of one size, not in training and in it.
DEEP, EVALUATED, TRAINED = 1, 2, 3


@exercise.cases
def cases(rng):
    cups = [2, 1], [300, -200]  # the second where other curves end
    yield tea_model("build_mlp", sizes_of(2, [4], 1), *cups, twice=True)
    yield built(rng, 2, 3, [5, 4, 6, 2], 1, reach=8)
    yield from in_both_modes(rng, "build_mlp", sizes_of(4, [4, 4], 4), (4, 4, 4, 4), 5)
    yield built(rng, 5, 5, [], 3)


@exercise.telltale
def other_in_training(seen):
    """Called on the same X in training and out of it, your model gave different numbers. Dense
    layers and ReLU alone answer alike: is there something else among your layers, such as
    dropout?"""
    return other_answer(seen[EVALUATED], seen[TRAINED])


def relu_at(places):
    """Let a mistake say only behind which of n layers a ReLU stands."""

    def formula(X, weights=(), **sizes):
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
def probabilities(X, weights=(), **sizes):
    """Your model ends with a sigmoid; logits are asked, plain z, which may be any number."""
    return sigmoid(chain(X, weights, relu))


@exercise.mistake
def softmax_at_the_end(X, weights=(), **sizes):
    """The numbers of each row add up to 1: your model ends with a softmax. Logits are asked."""
    e = np.exp(chain(X, weights, relu))
    return e / e.sum(-1, keepdims=True)


@exercise.mistake
def tanh_for_relu(X, weights=(), **sizes):
    """Between the layers stands tanh; ReLU is asked."""
    return chain(X, weights, np.tanh)


@exercise.mistake
def sigmoid_for_relu(X, weights=(), **sizes):
    """Between the layers stands a sigmoid; ReLU is asked."""
    return chain(X, weights, sigmoid)


@exercise.given_else
def activation_on_input(X):
    """The input goes through a ReLU first: negative inputs are lost."""
    return {"X": relu(X)}


@relu_at
def only_first_activated(n):
    """Only the first layer is followed by ReLU: with two hidden layers or more others are
    missing."""
    return range(min(n - 1, 1))


@relu_at
def gap_before_last(n):
    """A ReLU is missing right before the last layer: one belongs after every layer but the last."""
    return range(n - 2)


@relu_at
def first_not_activated(n):
    """Behind the first dense layer a ReLU is missing: one stands between any two of them."""
    return range(1, n - 1)


@relu_at
def only_before_last(n):
    """A ReLU stands only right before the last layer: with two hidden layers or more others are
    missing."""
    return [n - 2]


def cut_off(limit):
    """Let a mistake use an activation that lets nothing beyond a number through."""
    words = f"Between your layers nothing gets beyond {limit}; ReLU lets a positive number through "
    formula = lambda X, weights=(), **_: chain(X, weights, lambda z: np.clip(z, 0, limit))  # noqa: E731
    exercise.mistake(formula, slug=f"cut_off_at_{limit}", words=f"{words}unchanged, however large.")


for limit in (1, 6, 20, 100):
    cut_off(limit)


def leaky(slope, slug):
    """Let a mistake use an activation that lets a share of each negative number through."""

    def formula(X, weights=(), **sizes):
        return chain(X, weights, lambda z: np.where(z > 0, z, slope * z))

    words = f"Yours lets {slope:g} of each negative number through, as a leaky ReLU does; after a "
    exercise.mistake(formula, slug=slug, words=f"{words}ReLU 0 is left of it.")


leaky(0.01, "leaky_relu")
leaky(0.1, "leaky_by_a_tenth")
leaky(0.2, "leaky_activation")  # the one that Keras knows by name
leaky(0.3, "leakier_relu")  # what its layer begins with


def smooth(g):
    """Let a mistake use a smooth relative of ReLU for it."""
    words = "Between your layers stands a smooth relative of ReLU, its corner at 0 rounded off. "
    words += "ReLU itself gives 0 for every negative number, and leaves the others as they are."
    exercise.mistake(lambda X, weights=(), **_: chain(X, weights, g), g, words=words)


@smooth
def softplus(z):
    return np.logaddexp(0, z)


@smooth
def silu(z):
    return z * sigmoid(z)


@smooth
def gelu(z):
    return z * (1 + np.vectorize(math.erf)(z / np.sqrt(2))) / 2


@exercise.mistake
def levels_off_below(X, weights=(), **sizes):
    """Between your layers stands a curve that goes down to −1 left of 0, as ELU does; ReLU gives 0
    there."""
    return chain(X, weights, lambda z: np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1))


def miscounted(seen):
    """The place of the case that failed, and how many dense layers it had and should have had.

    None and zeros where it did not fail for its dense layers.
    """
    place, failure = next(((i, o.failure) for i, o in enumerate(seen) if o.failure), (None, None))
    sizes = failure and re.search("have the sizes (.*); asked is (.*)", failure.message)
    return (place, *(text.count("→") for text in sizes.groups())) if sizes else (None, 0, 0)


@exercise.telltale
def layer_used_twice(seen):
    """Right while all sizes differ, but with inputs and two hidden layers of one size a dense layer
    is missing, as if one object stood in two places, or a size that came before did not count
    again. Make a new layer for each place, under a name of its own if it has one."""
    place, got, asked = miscounted(seen)
    return place == EVALUATED and got < asked


@exercise.telltale
def stops_short(seen):
    """With one hidden layer yours holds all its tables of weights, with four some are missing:
    `hidden` may be of any length, and each place wants a layer of its own."""
    place, got, asked = miscounted(seen)
    return place == DEEP and got < asked


@exercise.telltale
def layers_do_not_fit(seen):
    """Your model was built, but a layer of it expects another number of inputs than it is given.
    What does the first layer get as its input, and what the second?"""
    failures = (o.failure for o in seen if o.failure)
    return any(f.line is None and "cannot be multiplied" in f.message for f in failures)


@exercise.telltale
def function_for_model(seen):
    """In what you returned no layer with weights was found. A function has none, and layers in a
    plain list are not found either. Asked is a model that holds its weights itself and can list
    them, as a Sequential does."""
    return failed(seen, "have the sizes none")


def counts(seen):
    """For each case that failed for its dense layers, how many it had less those it should have."""
    found = (miscounted([one]) for one in seen)
    return [got - asked for place, got, asked in found if place is not None]


@exercise.telltale
def other_number_of_layers(seen):
    """In some cases there are too many dense layers, in others too few: how many there are must
    follow from how many sizes stand in `hidden`."""
    more = {count > 0 for count in counts(seen) if count}
    return len(more) == 2


@exercise.telltale
def too_few_layers(seen):
    """For one list `hidden` or more there are too few dense layers. Count them: how many stretches
    are there from the inputs over all of `hidden` to the outputs?"""
    _, got, asked = miscounted(seen)
    return got < asked


@exercise.telltale
def too_many_layers(seen):
    """For one list `hidden` or more there are too many dense layers. Count them: how many stretches
    are there from the inputs over all of `hidden` to the outputs?"""
    _, got, asked = miscounted(seen)
    return got > asked


@exercise.telltale
def list_without_star(seen):
    """Sequential takes its layers one by one here, and you gave it a list: that needs a star before
    it, `Sequential(*layers)`."""
    return failed(seen, "list is not a Module")


@exercise.telltale
def layers_without_list(seen):
    """Sequential takes a list of layers, and you gave it layers one by one: put them in a list, or
    leave the star before it out."""
    return failed(seen, "Expected `trainable` to be", "'Dense' object is not iterable")


@exercise.telltale
def function_for_layer(seen):
    """Sequential takes layers, and one of yours is something else, such as a function. An
    activation that stands alone must be a layer too: an object that is made, with a capital letter
    and brackets."""
    return failed(seen, "is not a Module subclass", "Only instances of `keras.Layer`")


exercise.telltale(no_bias)
