"""An encoder to a few numbers, and a decoder that makes a picture of them."""

import re

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from duograd.exercises import Case, Exercise, comparing, failed

exercise = Exercise(
    probe="model",
    points=3,
    level="complete",
    hints=[
        "Make an `Autoencoder(8)` and give it two of the faces. Which shape comes back, and what "
        "are its smallest and its largest number? A face is [24, 24, 3], with numbers 0 to 1.",
        "The decoder begins where the encoder ends: with n_latent numbers. From there it is a "
        "network of lab 03 with one hidden layer, whose outputs are the numbers of a picture.",
        "Two places: the layers of the decoder, in the order of the table above, the last of "
        "them only giving the row a picture's shape; and the two steps of a picture's way.",
        "A like example: for grey pictures of 10×10 and a hidden layer of 30 one would write dense "
        "to 30, ReLU, dense to 100, sigmoid, then the shape [10, 10, 1].",
    ],
)
SIDE = 24


def relu(Z):
    return np.maximum(Z, 0)


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


def softmax(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def as_it_is(Z):
    return Z


def maps_of(X, W, b):
    """A convolution of 3×3, stride 2, with a border of zeros on all sides, and its ReLU."""
    padded = np.pad(X, ((0, 0), (1, 1), (1, 1), (0, 0)))
    windows = sliding_window_view(padded, (3, 3), axis=(1, 2))[:, ::2, ::2]
    return relu(np.einsum("nhwckl,klcd->nhwd", windows, W, optimize=True) + b)


def code_of(X, weights):
    """The numbers [n, n_latent] that the encoder makes."""
    *convolutions, dense, last = weights[:5]
    for W, b in convolutions:
        X = maps_of(X, W, b)
    return relu(X.reshape(len(X), -1) @ dense[0] + dense[1]) @ last[0] + last[1]


def returned(X, weights, *, code=as_it_is, hidden=relu, end=sigmoid, shaped=None):
    """The pictures that come back, and by keyword what students do otherwise."""
    (W1, b1), (W2, b2) = weights[5:]
    rows = end(hidden(code(code_of(X, weights)) @ W1 + b1) @ W2 + b2)
    return rows.reshape(X.shape) if shaped is None else shaped(rows)


@exercise.oracle
def Autoencoder(n_latent, X, weights):
    return returned(X, weights)


def case(rng, n_latent, n, **options):
    convolutions = [(3, 3, a, b) for a, b in ((3, 8), (8, 16), (16, 32))]
    dense = [(288, 32), (32, n_latent), (n_latent, 64), (64, SIDE * SIDE * 3)]
    weights = [
        [rng.normal(0, (2 / np.prod(size[:-1])) ** 0.5, size), rng.normal(0, 0.3, size[-1])]
        for size in [*convolutions, *dense]
    ]
    weights[4][0] *= 10  # codes, and what the hidden layer makes of them, are far from 0
    weights[6][0] /= 10
    inputs = {"X": rng.uniform(0, 1, (n, SIDE, SIDE, 3))}
    told = f"{n} picture{'s' * (n > 1)} and n_latent = {n_latent}"
    return Case({"n_latent": n_latent}, weights=weights, inputs=inputs, told=told, **options)


@exercise.cases
def cases(rng):
    yield case(rng, 2, 1)
    yield case(rng, 9, 2, training=True)
    alone = ("encoder", "decoder")  # as the lab calls them, the decoder on codes of its own
    yield case(rng, 3, 2, sizes="reached", twice=True, through=alone, judged_by="properties")


# Models that the weights do not fit: known by what their layers, or the error, say


def message(seen):
    """What the first failure said."""
    return next((o.failure.message for o in seen[:1] if o.failure), "")


def dense(seen):
    """The sizes [n_in, n_out] of the dense layers found, where the weights did not fit."""
    have, _, asked = message(seen).partition("; asked is")
    pairs = re.findall(r"dense \[(\d+), (\d+)\]", have) if asked else []
    return [tuple(map(int, pair)) for pair in pairs]


@exercise.telltale
def decoder_not_listed(seen):
    """Your model does not list the decoder's layers as its own: what is not listed cannot learn."""
    return dense(seen) == [(288, 32), (32, 2)]


@exercise.telltale
def no_such_part(seen):
    """Your model has no part called `encoder`, or none called `decoder`: both are used alone, too,
    the decoder on codes that no picture has."""
    return failed(seen, "no attribute 'decoder'", "no attribute 'encoder'")


@exercise.telltale
def always_eight(seen):
    """From the encoder to the decoder go n_latent numbers. One of yours, or both, is made for 8 of
    them, whatever n_latent is."""
    decoders = "and 8x64)", "to have value 8, but received", "dense [8, 64]"
    encoders = "(1x8 and ", "value 2, but received input with shape (1, 8)", "dense [32, 8]"
    return failed(seen, *decoders, *encoders)


@exercise.telltale
def hidden_layer_forgotten(seen):
    """Your decoder goes from the code to the picture in one step; asked is a hidden layer of 64
    between them."""
    return dense(seen)[2:] == [(2, 1728)]


@exercise.telltale
def hidden_layer_of_another_size(seen):
    """The hidden layer of your decoder has another size than the one asked for, 64."""
    into_hidden = dense(seen)[2:3]
    return bool(into_hidden) and into_hidden[0][0] == 2 and into_hidden[0][1] not in (64, 1728)


@exercise.telltale
def two_hidden_layers(seen):
    """Your decoder has more than one hidden layer; asked is a single one, of 64."""
    return dense(seen)[2:3] == [(2, 64)] and dense(seen)[3:] != [(64, 1728)]


@exercise.telltale
def no_bias(seen):
    """One of your layers has no bias; asked are layers with biases, as your framework makes them if
    nothing else is said."""
    return failed(seen, "'NoneType' object has no attribute 'copy_'", "was expecting 1 weights")


@exercise.telltale
def decoder_given_the_picture(seen):
    """Your decoder is given pictures. It is to see nothing but the code."""
    sizes = [n_in for n_in, n_out in dense(seen) if n_out == 64]
    said = failed(seen, "x3 and 2x64)", "x1728 and 2x64)", "Invalid input shape for input [[[[",
                  "input_shape=(24, 24, 1728)")  # fmt: skip
    return said or any(n_in in (3, 1728) for n_in in sizes)


# Models that the weights fit


def _replaced(**otherwise):
    def formula(n_latent, X, weights):
        return returned(X, weights, **otherwise)

    return formula


def _channels_first(rows):
    return rows.reshape(-1, 3, SIDE, SIDE)


for _slug, _words, _otherwise in (
    ("not_in_a_pictures_shape", "A picture came back as a row of 1728 numbers. Asked is its shape.",
     {"shaped": as_it_is}),
    ("no_sigmoid", "There are numbers below 0 and above 1: no colours. Which function brings any "
     "number between 0 and 1?", {"end": as_it_is}),
    ("ends_with_relu", "No number is below 0, but some are far above 1, as if a ReLU came last.",
     {"end": relu}),
    ("ends_with_tanh", "There are numbers below 0, down to −1, as if a tanh came last.",
     {"end": np.tanh}),
    ("ends_with_softmax", "As if a softmax came last, over all numbers of a picture, so that these "
     "add up to 1. Each number is a colour by itself.", {"end": softmax}),
    ("activations_exchanged", "As if the sigmoid stood behind the hidden layer, and the ReLU came "
     "last.", {"hidden": sigmoid, "end": relu}),
    ("cut_to_colours", "As if numbers below 0 were made 0, and those above 1 made 1. A sigmoid "
     "changes what lies between, too.",
     {"end": lambda Z: np.clip(Z, 0, 1)}),
    ("no_relu_inside", "As if the decoder had no ReLU: without it, two layers are one.",
     {"hidden": as_it_is}),
    ("tanh_inside", "As if a tanh stood where a ReLU is asked.", {"hidden": np.tanh}),
    ("cut_at_six", "As if numbers above 6 were cut off, too, where a ReLU is asked.",
     {"hidden": lambda Z: np.clip(Z, 0, 6)}),
    ("sigmoid_inside", "As if a sigmoid stood where a ReLU is asked.", {"hidden": sigmoid}),
    ("relu_on_the_code", "As if codes below 0 were cut off: so half of what they can say is lost.",
     {"code": relu}),
    ("sigmoid_on_the_code", "As if the codes went through a sigmoid. They may be any number.",
     {"code": sigmoid}),
    ("code_cut_at_three", "As if codes beyond −3 and 3 were cut off. They may be any number.",
     {"code": lambda Z: np.clip(Z, -3, 3)}),
    ("tanh_on_the_code", "As if the codes went through a tanh. They may be any number.",
     {"code": np.tanh}),
    ("channels_first", "The pictures came back with their channels first; asked is the layout of "
     "X.", {"shaped": _channels_first}),
    ("poured_column_by_column", "The shape is right and the numbers stand in other places, as if "
     "they had been poured in column by column: they go row by row.",
     {"shaped": lambda rows: rows.reshape(-1, SIDE, SIDE, 3).swapaxes(1, 2)}),
    ("poured_channel_by_channel", "The shape is right and the numbers stand in other places, as if "
     "they had been poured in channel by channel.",
     {"shaped": lambda rows: _channels_first(rows).transpose(0, 2, 3, 1)}),
):  # fmt: skip
    exercise.mistake(_replaced(**_otherwise), slug=_slug, words=_words)


@exercise.mistake
def picture_itself(n_latent, X, weights):
    """The very pictures came back that went in: nothing went through the code."""
    return X


@exercise.mistake
def code_returned(n_latent, X, weights):
    """These are the codes; asked are the pictures that are made of them."""
    return code_of(X, weights)


@exercise.property
def decoder_without_a_shape(value, X, **_):
    """The model's answers are right, but your decoder alone makes no pictures of codes: what it
    gives has another shape than X."""
    return np.shape(value[0]) == X.shape


@exercise.property
def parts_and_more(value, n_latent, X, weights):
    """The model's answers are right, but they are not what your decoder makes of your encoder's
    codes: a part of the way stands outside of both. They are used alone, too."""
    return comparing.same(value[0], returned(X, weights))


@exercise.property
def other_weights(value, n_latent, **_):
    """The answers are right, but the model learns other numbers besides those of its seven layers,
    or not all of those: a gradient of the pictures that come back must reach each of them."""
    wanted = 6032 + 288 * 32 + 32 + 33 * n_latent + (n_latent + 1) * 64 + 65 * 1728
    return sum(int(np.prod(shape)) for shape in value[1]) == wanted
