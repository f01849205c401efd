"""Rows of a dense layer behind a flatten, from one framework's order to the other's."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(
    points=2,
    level="complete",
    hints=[
        "Take the 8 rows of two channels of 2×2 pixels and number them 0 to 7. In [h, w, c] order "
        "rows 0, 2, 4, 6 belong to the first channel. Where are they in your answer?",
        "Each row belongs to a pixel and a channel. First give every row its three numbers back, "
        "row, column, channel; then change their order; then forget them again.",
        "One line is missing: the axes of `boxes` [height, width, channels, n_out] in another "
        "order, the outputs last as before. Two axes keep their order among each other.",
        "A like example: a calendar written week by week is copied into one written weekday by "
        "weekday: all Mondays first, in the order of the weeks.",
    ],
)


def turned(W, sizes, order):
    boxes = W.reshape(*sizes, -1)
    return boxes.transpose(*order, 3).reshape(W.shape)


@exercise.oracle
def reorder_rows(W, height, width, channels):
    return turned(W, (height, width, channels), (2, 0, 1))


@exercise.cases
def cases(rng):
    numbers = np.arange(8.0)[:, None] * np.ones((1, 2))
    yield {"W": numbers, "height": 2, "width": 2, "channels": 2}
    yield {"W": rng.normal(0, 1, (24, 5)), "height": 2, "width": 3, "channels": 4}
    yield {"W": rng.normal(0, 1, (30, 1)), "height": 5, "width": 2, "channels": 3}
    yield {"W": rng.normal(0, 1, (6, 3)), "height": 2, "width": 3, "channels": 1}


@exercise.mistake
def unchanged(W, height, width, channels):
    """The rows are in the order in which they came."""
    return W


@exercise.mistake
def the_other_way(W, height, width, channels):
    """This is the way back: from [c, h, w] to [h, w, c]."""
    return turned(W, (channels, height, width), (1, 2, 0))


for slug, order, words in (
    ("rows_and_columns_exchanged", (2, 1, 0), "Each channel is together, but its pixels stand "
        "column by column: they go row by row, as before."),
    ("channels_stay_last", (1, 0, 2), "Rows and columns of the picture changed places; the "
        "channels are where they were."),
    ("channels_between", (0, 2, 1), "The channels stand between rows and columns, [h, c, w]; they "
        "come first."),
    ("columns_then_rows", (1, 2, 0), "The columns come first, then the channels, then the rows."),
):  # fmt: skip

    def in_another_order(W, height, width, channels, order=order):
        return turned(W, (height, width, channels), order)

    exercise.mistake(in_another_order, slug=slug, words=words)


@exercise.mistake
def all_axes_turned(W, height, width, channels):
    """As if all four axes had been turned round, the outputs first: a row is no row any more. Only
    the first three change places."""
    return W.reshape(height, width, channels, -1).T.reshape(W.shape)


@exercise.mistake
def upside_down(W, height, width, channels):
    """The rows are in their old order, from the last to the first."""
    return W[::-1]


@exercise.mistake
def transposed(W, height, width, channels):
    """What came back has an output in each row. A row stays a row: only their order changes."""
    return reorder_rows(W, height, width, channels).T


@exercise.mistake
def only_renamed(W, height, width, channels):
    """The shape is right and each number is somewhere else: as if rows and outputs had been mixed
    when the numbers were poured into new boxes."""
    return W.T.reshape(W.shape)
