"""Kernels over pictures of several channels: padding, stride, bias, in two loops over places."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from . import windows
from .windows import ANOTHER_ORDER, BY_HAND, by_hand, drawn, padded, padded_by_same, slid

exercise = Exercise(
    points=3,
    gradients=("X", "W", "b"),
    hints=[
        "By hand: one picture of 2×2 pixels with two channels, a kernel as large. How many "
        "products are there at its only place, and what is added to their sum?",
        "A window has the shape [n, k, k, c_in], the kernels [k, k, c_in, c_out]. The three axes "
        "that they share are multiplied and added up; n and c_out are left.",
        "Pad first. Then for row i and column j of the answer: where does the window begin, if it "
        "moves on by `stride`? One tensordot and b give [n, c_out]; collect them and stack: the "
        "columns of a row first, then the rows.",
        "A like example in one dimension: prices of many days, weights for three days, every "
        "second day: `[prices[2 * i : 2 * i + 3] @ weights for i in range(places)]`.",
    ],
)


@exercise.oracle
def conv2d(X, W, b, stride, padding):
    return slid(padded(X, padding), W, b, stride)


@exercise.cases
def cases(rng):
    told = f"{BY_HAND}, stride 1, padding 0"
    yield Case({**by_hand(), "stride": 1, "padding": 0}, told=told)
    yield drawn(rng, (1, 3, 4), (3, 2, 2), 1, 1)
    yield Case(drawn(rng, (2, 8, 9), (3, 5, 9), 2, 1), gradient=False)
    yield drawn(rng, (2, 5, 4), (2, 1, 2), 2, 0)
    yield Case(drawn(rng, (2, 3, 3), (2, 3, 3), 1, 2), gradient=False)  # square, as the next
    yield Case(drawn(rng, (1, 5, 5), (5, 3, 3), 3, 0), gradient=False)  # a single place
    yield Case(drawn(rng, (5, 5, 4), (1, 2, 1), 2, 3), gradient=False)  # a window of one pixel
    yield Case(drawn(rng, (2, 10, 7), (3, 3, 2), 3, 2), gradient=False)


@exercise.telltale
def written_into(seen):
    """A tensor of TensorFlow cannot be written into, place by place. Collect the answers of all
    places in lists, and stack these."""
    return failed(seen, "does not support item assignment")


SQUARES, PADDED = (4, 5), {1, 2, 4, 6, 7}  # the places of these cases


def _fits_not(seen):
    parts = "contracted dimensions need", "Matrix size-incompat", "cannot be multiplied"
    return failed(seen, *parts)


@exercise.telltale
def only_where_not_square(seen):
    """Yours fails only where a picture is not as wide as it is high: as if somewhere rows stood for
    columns, or columns for rows."""
    fails = {place for place, one in enumerate(seen) if one.failure}
    return bool(fails) and fails.isdisjoint(SQUARES) and _fits_not(seen)


@exercise.telltale
def channels_padded(seen):
    """Yours fails wherever there is padding, and nowhere else, as if zeros were set in front of the
    channels and behind them: only rows and columns get some. Which axis does your padding begin
    with?"""
    return {place for place, one in enumerate(seen) if one.failure} == PADDED and _fits_not(seen)


@exercise.telltale(shapes=True)
def product_does_not_fit(seen):
    """A product does not fit: along the axes that are multiplied, both sides must be equally long.
    A window [n, k, k, c_in] and W [k, k, c_in, c_out] share three axes; and at the end of a row the
    window must still be k wide."""
    return _fits_not(seen)


for slug, flipped, words in (
    ("turned_round", (0, 1), "As if each kernel were turned round before it is laid on the "
        "picture: its first number belongs to the first pixel of the window."),
    ("upside_down", 0, "As if each kernel were laid down with its last row first."),
    ("left_for_right", 1, "As if each kernel were laid down with its last column first."),
    ("channels_turned_round", 2, "As if the kernels met the channels of the picture in the "
        "opposite order, the last one first."),
):  # fmt: skip

    def turned(X, W, b, stride, padding, flipped=flipped):
        return conv2d(X, np.flip(W, flipped), b, stride, padding)

    exercise.mistake(turned, slug=slug, words=words)


@exercise.given_else
def rows_and_columns_exchanged(W):
    """As if rows and columns of the kernels had changed places."""
    return {"W": W.swapaxes(0, 1)}


for slug, words, changed in (
    ("bias_forgotten", "As if b were 0.", lambda b: {"b": 0 * b}),
    ("bias_at_every_pixel", "As if b were added once for every pixel of the window: it is added "
        "once, to the sum.", lambda W, b: {"b": len(W) ** 2 * b}),
    ("bias_at_every_channel", "As if b were added once for every channel that comes in: it is "
        "added once, to the sum.", lambda W, b: {"b": W.shape[2] * b}),
    ("bias_at_every_product", "As if b were added to each product: it is added once, to their sum.",
        lambda W, b: {"b": W[..., 0].size * b}),
    ("first_bias_for_all", "As if all kernels had the bias of the first one.",
        lambda b: {"b": b[:1]}),
    ("pictures_reshaped", windows.POURED_PICTURES, lambda X: {"X": windows.poured(X)}),
    ("kernels_reshaped", windows.POURED_KERNELS, lambda W: {"W": windows.poured_kernels(W)}),
    ("stride_ignored", "As if the window always moved on by 1.", lambda stride: {"stride": 1}),
    ("padding_ignored", "As if there were no padding.", lambda padding: {"padding": 0}),
    ("padding_at_most_one", "As if there were never more than one row and column of zeros on a "
        "side.", lambda padding: {"padding": min(padding, 1)}),
    ("padding_within_a_window", "As if on each side there could be one row of zeros less than a "
        "window has, and no more.", lambda W, padding: {"padding": min(padding, len(W) - 1)}),
    ("mean_over_pixels", "As if the sum were divided by the pixels of a window: their sum is asked "
        "as it is.", lambda W: {"W": W / len(W) ** 2}),
):  # fmt: skip
    exercise.given_else(changed, slug=slug, words=words)


@exercise.mistake
def padding_before_only(X, W, b, stride, padding):
    """As if the zeros stood above and on the left only: they stand on all four sides."""
    return slid(padded(X, padding, 0), W, b, stride)


@exercise.mistake
def padding_all_behind(X, W, b, stride, padding):
    """As if all zeros stood below and on the right: half of them stand above and on the left."""
    return slid(padded(X, 0, 2 * padding), W, b, stride)


@exercise.mistake
def padding_behind_only(X, W, b, stride, padding):
    """As if the zeros stood below and on the right only: they stand on all four sides."""
    return slid(padded(X, 0, padding), W, b, stride)


@exercise.mistake
def edge_repeated(X, W, b, stride, padding):
    """As if the padding repeated the pixels at the edge: it is all zeros."""
    return slid(padded(X, padding, mode="edge"), W, b, stride)


for slug, mode in (("edge_mirrored", "symmetric"), ("mirrored_without_the_edge", "reflect")):

    def mirrored(X, W, b, stride, padding, mode=mode):
        return slid(padded(X, padding, mode=mode), W, b, stride)

    exercise.mistake(mirrored, slug=slug, words=windows.MIRRORED)

for slug, less, always in (
    ("padding_for_the_same_size", 0, True),
    ("padding_for_nearly_the_same_size", 1, True),
    ("any_padding_for_the_same_size", 0, False),
    ("any_padding_for_nearly_the_same_size", 1, False),
):

    def by_k(X, W, b, stride, padding, less=less, always=always):
        return conv2d(X, W, b, stride, (len(W) - less) // 2 if padding or always else 0)

    exercise.mistake(by_k, slug=slug, words=windows.SAME_SIZE)

for slug, always in (("padded_as_by_same", False), ("always_padded_as_by_same", True)):

    def by_same(X, W, b, stride, padding, framework, always=always):
        asked = stride if framework == "tensorflow" else 1
        return slid(padded_by_same(X, len(W), asked) if padding or always else X, W, b, stride)

    exercise.mistake(by_same, slug=slug, words=windows.SAME)


@exercise.mistake
def padding_of_ones(X, W, b, stride, padding):
    """As if the padding were all ones: it is all zeros."""
    return slid(padded(X - 1, padding) + 1, W, b, stride)


@exercise.mistake
def rows_padded_only(X, W, b, stride, padding):
    """As if there were padding above and below only, and none on the left and on the right."""
    return slid(np.pad(X, ((0, 0), (padding, padding), (0, 0), (0, 0))), W, b, stride)


@exercise.mistake
def columns_padded_only(X, W, b, stride, padding):
    """As if there were padding on the left and on the right only, and none above and below."""
    return slid(np.pad(X, ((0, 0), (0, 0), (padding, padding), (0, 0))), W, b, stride)


@exercise.given_else
def flattened_in_two_orders(W):
    """As if a window had been flattened channel by channel, and the kernels pixel by pixel: then
    weights meet the numbers of other pixels."""
    k, _, c_in, c_out = W.shape
    return {"W": np.moveaxis(W.reshape(c_in, k, k, c_out), 0, 2)}


@exercise.mistake
def first_channel_only(X, W, b, stride, padding):
    """As if a picture had only its first channel: all of them are multiplied, and all products
    added up."""
    return conv2d(X[..., :1], W[:, :, :1], b, stride, padding)


@exercise.mistake
def mean_for_sum(X, W, b, stride, padding):
    """The products of a window are averaged: their sum is asked."""
    return conv2d(X, W / W[..., 0].size, b, stride, padding)


@exercise.mistake
def mean_of_channels(X, W, b, stride, padding):
    """As if the channels were averaged: their products are all added up."""
    return conv2d(X, W / W.shape[2], b, stride, padding)


@exercise.mistake
def largest_product(X, W, b, stride, padding):
    """The largest product of each window came back, and b: all its products are added up."""

    def largest(window, W):
        return (window[..., None] * W).max(axis=(1, 2, 3))

    return slid(padded(X, padding), W, b, stride, weigh=largest)


@exercise.mistake
def one_place_too_many(X, W, b, stride, padding):
    """Where steps do not come out even, there is one place more, at which the window hangs over
    the end."""
    k, sizes = len(W), [n + 2 * padding for n in X.shape[1:3]]
    size = [-(-(n - k) // stride) + 1 for n in sizes]
    return slid(padded(X, padding, padding + stride), W, b, stride, size)


TOUCHING = (
    "Where steps come out even, the last place is missing: the window also fits where it touches "
    "the end. (A `range` stops before its second number.)"
)
for slug, least in (("last_place_forgotten", 0), ("last_of_several_places_forgotten", 1)):

    def without_the_last(X, W, b, stride, padding, least=least):
        fits = (len(range(0, n + 2 * padding - len(W), stride)) for n in X.shape[1:3])
        rows, columns = (max(least, places) for places in fits)
        return conv2d(X, W, b, stride, padding)[:, :rows, :columns]

    exercise.mistake(without_the_last, slug=slug, words=TOUCHING)


def places_of(X, W, stride, padding):
    """How many places each side of the answer has, given the right sizes."""
    return [(n + 2 * padding - len(W)) // stride + 1 for n in X.shape[1:3]]


@exercise.mistake
def windows_not_moved_on(X, W, b, stride, padding):
    """The size is right, but the windows begin at 0, 1, 2, … whatever the stride is."""
    return slid(padded(X, padding), W, b, 1, places_of(X, W, stride, padding))


@exercise.mistake
def only_rows_moved_on(X, W, b, stride, padding):
    """The size is right, but from column to column the window moves on by 1, whatever the stride
    is."""
    rows, columns = places_of(X, W, stride, padding)
    return slid(padded(X, padding), W, b)[:, ::stride][:, :rows, :columns]


@exercise.mistake
def only_columns_moved_on(X, W, b, stride, padding):
    """The size is right, but from row to row the window moves on by 1, whatever the stride is."""
    rows, columns = places_of(X, W, stride, padding)
    return slid(padded(X, padding), W, b)[:, :, ::stride][:, :rows, :columns]


@exercise.mistake
def side_by_side(X, W, b, stride, padding):
    """As if the windows stood side by side, each k further on, whatever the stride is."""
    return slid(padded(X, padding), W, b, len(W))


@exercise.mistake
def rows_and_columns_of_the_answer(X, W, b, stride, padding):
    """The right numbers, but rows and columns of the answer have changed places."""
    return conv2d(X, W, b, stride, padding).swapaxes(1, 2)


@exercise.mistake
def channels_first(X, W, b, stride, padding):
    """The right numbers, but the channels of the answer stand before its rows: asked is [n, h', w',
    c_out]."""
    return np.moveaxis(conv2d(X, W, b, stride, padding), 3, 1)


for slug, axes in (
    ("places_behind", (0, 3, 2, 1)),
    ("columns_last", (0, 1, 3, 2)),
    ("rows_last", (0, 2, 3, 1)),
    ("all_backwards", (3, 2, 1, 0)),
    ("batch_last", (1, 2, 3, 0)),
):

    def in_another_order(X, W, b, stride, padding, axes=axes):
        return conv2d(X, W, b, stride, padding).transpose(axes)

    exercise.mistake(in_another_order, slug=slug, words=ANOTHER_ORDER)


@exercise.mistake
def answer_reshaped(X, W, b, stride, padding):
    """As if the channels of the answer had stood before its rows, and been brought behind by a
    reshape: axes are turned."""
    return windows.poured_answer(conv2d(X, W, b, stride, padding))


@exercise.mistake
def average_of_the_batch(X, W, b, stride, padding):
    """One answer came back for the whole batch, the mean of all: each picture has its own."""
    return conv2d(X, W, b, stride, padding).mean(axis=0, keepdims=True)


@exercise.mistake
def batch_behind(X, W, b, stride, padding):
    """The right numbers, but the pictures of the batch are counted by the third axis: asked is [n,
    h', w', c_out]."""
    return np.moveaxis(conv2d(X, W, b, stride, padding), 0, 2)


@exercise.mistake
def negatives_cut(X, W, b, stride, padding):
    """As if the answer were sent through a ReLU: here negative numbers stay as they are."""
    return np.maximum(conv2d(X, W, b, stride, padding), 0)


@exercise.mistake
def row_after_row(X, W, b, stride, padding):
    """The right numbers, but all places in one row, [n, places, c_out]: asked is [n, h', w',
    c_out]."""
    answer = conv2d(X, W, b, stride, padding)
    return answer.reshape(len(X), -1, answer.shape[3])
