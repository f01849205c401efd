"""A small convolutional network: two convolutions, each with ReLU and pooling, then a dense layer.

The weights of a case are put into the model, so its numbers can be compared.
"""

import re

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from duograd.exercises import Case, Exercise, failed, other_answer

exercise = Exercise(
    points=3,
    level="complete",
    probe="model",
    hints=[
        "Give your model a batch of two pictures of zeros and print the shape of what comes out: "
        "[2, 10]? Then print the shapes of its weights: six arrays.",
        "The second part is the first once more: convolution, ReLU, pooling. It gets n channels "
        "and makes 2n. Behind it a picture is 3 by 3 pixels with 2n channels.",
        "Two lists are missing. The last one has two layers: one that lays all numbers of a "
        "picture in one row, and one that makes 10 logits of them, with nothing behind it.",
        "A like example: for pictures of 32×32 pixels in colour one would write convolution, ReLU, "
        "pooling three times, and a dense layer on 4·4 pixels.",
    ],
)
SIDE = 12


def convolved(X, W, b):
    """The maps [n, h, w, c_out] of a 3×3 convolution with a border of zeros."""
    padded = np.pad(X, ((0, 0), (1, 1), (1, 1), (0, 0)))
    windows = sliding_window_view(padded, W.shape[:2], axis=(1, 2))  # [n, h, w, c, k, k]
    return np.einsum("nhwckl,klcd->nhwd", windows, W, optimize=True) + b


def largest(X):
    n, h, w, c = X.shape
    return X.reshape(n, h // 2, 2, w // 2, 2, c).max(axis=(2, 4))


def relu(Z):
    return np.maximum(Z, 0)


def relu6(Z):
    return np.clip(Z, 0, 6)


def leaky(slope):
    return lambda Z: np.maximum(Z, slope * Z)


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


def pooled_mean(X):
    n, h, w, c = X.shape
    return X.reshape(n, h // 2, 2, w // 2, 2, c).mean(axis=(2, 4))


def thinned(X, framework):
    """What a stride of 2 leaves: with padding "same" Keras begins one pixel later."""
    start = 0 if framework == "torch" else 1
    return X[:, start::2, start::2]


def answered(X, weights, framework, *, first=relu, second=relu, pool=largest, last_pool=None):
    """The logits, and by keyword what students do otherwise. A flatten has each one's order."""
    if weights is None:  # those of a new model are not known
        return np.zeros((len(X), 10))
    one, two, (W, b) = weights
    last_pool = last_pool or pool
    maps = last_pool(second(convolved(pool(first(convolved(X, *one))), *two)))
    rows = maps.transpose(0, 3, 1, 2) if framework == "torch" else maps
    return rows.reshape(len(X), -1) @ W + b


@exercise.oracle
def build_cnn(n_filters, X, weights, framework):
    return answered(X, weights, framework)


def case(rng, n, pictures, bright=1.0, training=False):
    draw = lambda *shape: rng.normal(0, 1 / np.sqrt(np.prod(shape[:-1])), shape)  # noqa: E731
    weights = [
        [draw(3, 3, 1, n), rng.normal(0, 0.3, n)],
        [draw(3, 3, n, 2 * n), rng.normal(0, 0.3, 2 * n)],
        [draw(18 * n, 10), rng.normal(0, 0.3, 10)],
    ]
    X = bright * rng.uniform(0, 1, (pictures, SIDE, SIDE, 1))
    told = f"{pictures} picture{'s' * (pictures > 1)} and n_filters = {n}"
    told += ", in training" * training
    return Case(
        {"n_filters": n}, weights=weights, inputs={"X": X},
        pictures=True, training=training, told=told,
    )  # fmt: skip


EVALUATED, TRAINED, OWN = 1, 2, 3  # places of cases: see there


@exercise.cases
def cases(rng):
    yield case(rng, 2, 2)
    twin = rng.integers(1_000_000)  # one model, not in training and in it
    for training in (False, True):
        yield case(np.random.default_rng(twin), 3, 1, bright=400.0, training=training)
    # With its own weights: pictures of both signs, so that no map is 0 everywhere by chance.
    yield Case(
        {"n_filters": 9}, inputs={"X": rng.normal(0, 1, (2, SIDE, SIDE, 1))}, pictures=True,
        training=False, told="2 pictures and n_filters = 9", sizes="reached", twice=True,
        judged_by="properties",
    )  # fmt: skip


# Models that the weights do not fit: known by what their layers, or the error, say


def message(seen):
    return next((o.failure.message for o in seen[:1] if o.failure), "")


def convolutions(seen):
    """The channels [c_in, c_out] of each convolution found, where the weights did not fit."""
    have = message(seen).partition("; asked is")[0]
    return [
        tuple(map(int, pair)) for pair in re.findall(r"convolution \[\d+, \d+, (\d+), (\d+)", have)
    ]


def rows(seen):
    """How many numbers of a picture, for each of 4 maps, the dense layer gets, or was made for.

    In PyTorch a layer may have the right size and be given another one: the error says which.
    """
    have, _, asked = message(seen).partition("; asked is")
    made = re.search(r"dense \[(\d+), 10\]", have) if asked else None
    given = re.search(r"\(\d+x(\d+) and 36x10\)", have)
    found = made or given
    return int(found[1]) / 4 if found and convolutions(seen) in ([], [(1, 2), (2, 4)]) else None


SIDES = {
    "one_pixel_left": (1, "Your dense layer is given one number of each map. Asked are maps of 3 "
        "by 3 pixels, and all of their numbers in one row."),
    "border_lost": (4, "Your dense layer is given maps of 2 by 2 pixels; asked are 3 by 3. Which "
        "of your layers gives back less than it gets?"),
    "pooled_once": (36, "Your dense layer is given maps of 6 by 6 pixels; asked are 3 by 3. Each "
        "pooling halves them: 12, 6, 3."),
    "never_pooled": (144, "Your dense layer is given maps as large as the picture; asked are 3 by "
        "3. Each pooling halves them: 12, 6, 3."),
}  # fmt: skip


def _sided(size):
    return lambda seen: rows(seen) == size


for _slug, (_size, _words) in SIDES.items():
    exercise.telltale(_sided(_size), slug=_slug, words=_words)


@exercise.telltale
def as_many_filters_twice(seen):
    """Your second convolution makes as many maps as the first one; asked are twice as many."""
    return convolutions(seen) == [(1, 2), (2, 2)]


@exercise.telltale
def one_convolution(seen):
    """Your model has one convolution; asked are two."""
    return len(convolutions(seen)) == 1


@exercise.telltale
def three_convolutions(seen):
    """Your model has more than two convolutions."""
    return len(convolutions(seen)) > 2


@exercise.telltale
def two_dense_layers(seen):
    """Your model has more than one dense layer; asked is a single one, down to 10 logits."""
    return message(seen).partition("; asked is")[0].count("dense [") > 1


@exercise.telltale
def not_in_one_row(seen):
    """When your dense layer comes, a picture is not one row of numbers: rows of 3 are what it
    gets."""
    return "(24x3 and 36x10)" in message(seen)  # 2 pictures of 4 maps of 3 rows


@exercise.telltale
def made_for_another_row(seen):
    """A picture has 36 numbers when your dense layer comes, for 4 maps of 3 by 3 pixels. The layer
    was made for another count."""
    return "(2x36 and " in message(seen)


@exercise.telltale
def no_bias(seen):
    """One of your layers has no bias; asked are layers with biases, as your framework makes them if
    nothing else is said."""
    return failed(seen, "'NoneType' object has no attribute 'copy_'", "was expecting 1 weights")


@exercise.telltale
def another_number_of_maps(seen):
    """For n_filters = 2 your second convolution does not make 4 maps: asked are twice as many as
    the first one makes."""
    pairs = convolutions(seen)
    return len(pairs) == 2 and pairs[0] == (1, 2) and pairs[1][1] not in (2, 4)


# Models that the weights fit


@exercise.telltale
def the_same_each_time(seen):
    """Two models that were built one after the other began with the same weights: asked are new
    random weights at each call."""
    return bool(seen[OWN].facts.get("alike")) and not_random(seen[OWN].value)


@exercise.telltale
def other_in_training(seen):
    """Called on the same pictures in training and out of it, your model gave different numbers.
    What is asked answers alike: is there something else among your layers, such as dropout?"""
    return other_answer(seen[EVALUATED], seen[TRAINED])


def _replaced(**otherwise):
    def formula(n_filters, X, framework, weights=None):
        return answered(X, weights, framework, **otherwise)

    return formula


def _as_is(Z):
    return Z


LEAKY = "As if numbers below 0 were only brought nearer to 0: a ReLU makes them 0."

for _slug, _words, _otherwise in (
    ("no_relu", "As if there were no ReLU at all.", {"first": _as_is, "second": _as_is}),
    ("first_relu_forgotten", "As if there were no ReLU behind the first convolution.",
     {"first": _as_is}),
    ("second_relu_forgotten", "As if there were no ReLU behind the second convolution.",
     {"second": _as_is}),
    ("leaky", LEAKY, {"first": leaky(0.01), "second": leaky(0.01)}),
    ("leaky_as_in_keras", LEAKY, {"first": leaky(0.2), "second": leaky(0.2)}),
    ("tanh", "As if a tanh stood where a ReLU is asked.", {"first": np.tanh, "second": np.tanh}),
    ("cut_at_six", "As if numbers above 6 were cut off, too, where a ReLU is asked.",
     {"first": relu6, "second": relu6}),
    ("pooled_by_mean", "As if the pooling took the mean of four pixels; asked is the largest.",
     {"pool": pooled_mean}),
    ("first_pooled_by_mean", "As if the first pooling took the mean of four pixels; asked is the "
     "largest.", {"pool": pooled_mean, "last_pool": largest}),
    ("last_pooled_by_mean", "As if the second pooling took the mean of four pixels; asked is the "
     "largest.", {"last_pool": pooled_mean}),
    ("sigmoid", "As if a sigmoid stood where a ReLU is asked.",
     {"first": sigmoid, "second": sigmoid}),
    ("first_tanh", "As if a tanh stood behind the first convolution; asked is ReLU.",
     {"first": np.tanh}),
    ("first_sigmoid", "As if a sigmoid stood behind the first convolution; asked is ReLU.",
     {"first": sigmoid}),
    ("second_tanh", "As if a tanh stood behind the second convolution; asked is ReLU.",
     {"second": np.tanh}),
    ("second_sigmoid", "As if a sigmoid stood behind the second convolution; asked is ReLU.",
     {"second": sigmoid}),
):  # fmt: skip
    exercise.mistake(_replaced(**_otherwise), slug=_slug, words=_words)


@exercise.mistake
def every_second_pixel(n_filters, X, framework, weights=None):
    """As if maps were made smaller by taking every second pixel; asked is the largest of four."""
    return answered(X, weights, framework, pool=lambda maps: thinned(maps, framework))


@exercise.mistake
def every_second_pixel_at_last(n_filters, X, framework, weights=None):
    """As if the second maps were made smaller by taking every second pixel; asked is the largest of
    four."""
    return answered(X, weights, framework, last_pool=lambda maps: thinned(maps, framework))


@exercise.mistake
def chances(n_filters, X, framework, weights=None):
    """These are chances, as after a softmax. Asked are the logits: the loss takes its softmax
    itself."""
    Z = answered(X, weights, framework)
    exponentials = np.exp(Z - Z.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


@exercise.mistake
def never_negative(n_filters, X, framework, weights=None):
    """No logit is below 0, as if a ReLU came after the last layer, too. Asked are its numbers as
    they are."""
    return relu(answered(X, weights, framework))


@exercise.property
def other_weights(value, n_filters, **_):
    """The answers are right, but the model learns other numbers besides those of its two
    convolutions and the dense layer, or not all of those: a gradient of its logits must reach each
    of them."""
    n = n_filters
    wanted = [10 * n, (9 * n + 1) * 2 * n, (18 * n + 1) * 10]
    return sum(int(np.prod(shape)) for shape in value[1]) == sum(wanted)


@exercise.property
def not_random(value, **_):
    """With the weights that your model begins with its logits are the same for all classes, or for
    all pictures: asked are random weights."""
    return all(bool(np.ptp(value[0], axis=axis).all()) for axis in (0, 1))
