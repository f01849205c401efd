"""Pictures of lesson 20: digits that move, how far a unit sees, what filters answer to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = ["field", "filters", "maps", "moves", "occlusion", "on_canvas", "strongest"]

Array = NDArray[np.float64]
LOOKS = (
    ("o-", style.BLUE, style.BLUE_TEXT),
    ("s--", style.VERMILLION, style.VERMILLION_TEXT),
    ("^-.", style.GREEN, style.GREEN_TEXT),
)
# What a share is more than, in words: the steps lie where the networks of this lesson do not.
SHARES = (
    (0.93, "more than nine in ten"),
    (0.6, "more than six in ten"),
    (0.25, "more than a quarter"),
    (-1, "less than a quarter"),
)


def _grey(axes: Axes, image: Array, title: str = "", ends: tuple[float, float] = (0, 1)) -> None:
    """A picture [h, w] without ticks, dark where the numbers are high."""
    axes.imshow(image, cmap="Greys", vmin=ends[0], vmax=ends[1])
    axes.set(xticks=[], yticks=[])
    axes.set_title(title, fontsize=10)
    axes.spines[:].set_visible(True)


def _plain(image: ArrayLike) -> Array:
    """A picture [h, w, 1] as [h, w]."""
    return np.asarray(image, dtype=float)[..., 0]


@picture
def on_canvas(images: Sequence[ArrayLike]) -> tuple[Figure, str]:
    """Draw a digit as it is, and moved right by 1, 2, … pixels."""
    figure = style.canvas(height=2.6)
    for place, image in enumerate(images):
        axes = figure.add_axes((0.08 + 0.31 * place, 0.05, 0.24, 0.8))
        _grey(axes, _plain(image), f"moved by {place}" if place else "as it is")
    return figure, (
        f"The same digit on a canvas of 12 by 12 pixels, {len(images)} times: in the middle, then "
        "each time one pixel further to the right."
    )


@picture
def moves(found: Mapping[str, ArrayLike]) -> tuple[Figure, str]:
    """Draw the accuracy of networks by how far the test digits are moved: 0, 1 and 2 pixels."""
    figure = style.canvas(height=3.6)
    axes = figure.add_axes((0.09, 0.17, 0.66, 0.76))
    told = []
    heights = _apart([float(np.asarray(shares)[-1]) for shares in found.values()])
    for (name, shares), (line, colour, ink), height in zip(
        found.items(), LOOKS, heights, strict=False
    ):
        values = np.asarray(shares, dtype=float)
        axes.plot(values, line, color=colour)
        axes.annotate(name, (2, values[-1]), (2.06, height), textcoords="data", color=ink,
                      va="center", annotation_clip=False, fontsize=10)  # fmt: skip
        words = [_in_words(value) for value in values]
        told.append(f"{name}: {words[0]} where they stay, {words[1]} by 1, {words[2]} by 2")
        if values[1] < values[[0, 2]].min() - 0.03:
            told[-1] += ", and fewest by 1"
    axes.axhline(0.1, color=style.INK, linestyle=":", linewidth=1.4)
    style.note(axes, "guessing: 1 in 10", (0.2, 0.1), (0, 11), fontsize=9)
    axes.set(ylim=(0, 1.05), xlim=(-0.05, 2.05), xlabel="moved to the right by, in pixels",
             ylabel="share right", xticks=(0, 1, 2))  # fmt: skip
    return figure, (
        "The share of the test digits that are told right, by how far they are moved. "
        f"{'; '.join(told)}. Guessing gets one in ten."
    )


def _apart(heights: Sequence[float], gap: float = 0.08) -> list[float]:
    """Heights for names at the end of lines, so that none covers another."""
    placed = dict[int, float]()
    for place in np.argsort(heights):
        placed[int(place)] = max([heights[place], *(one + gap for one in placed.values())])
    return [placed[place] for place in range(len(heights))]


def _in_words(share: float) -> str:
    return next(words for least, words in SHARES if share > least)


@picture(sliders={"depth": Slider(0, 4, 1, "layers")})
def field(
    receptive_field: Callable[[Sequence[tuple[int, int]]], int],
    layers: Sequence[tuple[int, int]],
    image: ArrayLike,
    *,
    depth: float = 4,
) -> tuple[Figure, str]:
    """Draw on a digit how far one unit sees behind each of the first `depth` layers."""
    figure = style.canvas(height=4.0)
    axes = figure.add_axes((0.06, 0.06, 0.42, 0.84))
    picture_ = _plain(image)
    _grey(axes, picture_, f"behind {depth:.0f} layers")
    sizes = [int(receptive_field(layers[:n])) for n in range(int(depth) + 1)]
    names = ["a pixel", *(f"({k}, {stride})" for k, stride in layers)]
    middle, told = len(picture_) // 2 - 0.5, []
    for place, (size, name) in enumerate(zip(sizes, names, strict=False)):
        last = place == len(sizes) - 1
        corner = (middle - size / 2, middle - size / 2)
        axes.add_patch(Rectangle(corner, size, size, fill=False, linewidth=3 if last else 1.5,
                                 edgecolor=style.VERMILLION if last else style.BLUE))  # fmt: skip
        told.append(f"{name}: {size}")
    reach = max(len(picture_), *sizes) / 2
    axes.set(xlim=(middle - reach, middle + reach), ylim=(middle + reach, middle - reach))
    text = "\n".join(["(width, stride): pixels in a row", "", *told])
    figure.text(0.54, 0.5, text, va="center", fontsize=12, linespacing=1.6)
    return figure, (
        f"Squares on a digit of {len(picture_)} by {len(picture_)} pixels: what one unit sees "
        f"behind each layer, by width and stride. {'; '.join(told)} pixels in a row."
    )


def _signed(
    axes: Axes, values: Array, reach: float, written: Callable[[float, float], str], fontsize: int
) -> None:
    """Numbers in two colours, the one above 0 and the other below, each with what is written."""
    axes.imshow(values, cmap=style.DIVERGING, vmin=-reach, vmax=reach)
    axes.set(xticks=[], yticks=[])
    for (row, column), value in np.ndenumerate(values):
        told = written(value, reach)
        axes.text(column, row, told, ha="center", va="center", fontsize=fontsize)


def _sign(value: float, reach: float) -> str:
    return "+" if value > reach / 4 else "−" if value < -reach / 4 else ""


@picture
def filters(before: ArrayLike, after: ArrayLike) -> tuple[Figure, str]:
    """Draw the filters [3, 3, n] of a first layer, before training and after it."""
    figure = style.canvas(height=2.9)
    pair = [np.asarray(one, dtype=float) for one in (before, after)]
    reach, n = max(float(abs(one).max()) for one in pair), pair[0].shape[-1]
    for row, (windows, name) in enumerate(zip(pair, ("before", "after"), strict=True)):
        figure.text(0.01, 0.73 - 0.48 * row, name, va="center")
        for place in range(n):
            axes = figure.add_axes((0.1 + 0.89 * place / n, 0.52 - 0.48 * row, 0.82 / n, 0.42))
            _signed(axes, windows[..., place], reach, _sign, fontsize=11)
    return figure, (
        f"{n} filters of 3 by 3 numbers before training, and the same ones after it, + where a "
        f"number is clearly above 0 and − where it is clearly below. "
        f"{_grown(*pair)} have larger numbers after training than before, and numbers side by side "
        f"have the same sign {_more_alike(*pair)}."
    )


def _grown(before: Array, after: Array) -> str:
    """How many filters have grown, coarse enough for every processor."""
    sizes = [np.sqrt((one**2).sum(axis=(0, 1))) for one in (before, after)]
    share = float(np.mean(sizes[1] > sizes[0]))
    return "All of them" if share == 1 else "Most of them" if share > 0.5 else "Few of them"


def _more_alike(before: Array, after: Array) -> str:
    shares = [
        np.mean([*(a[1:] * a[:-1] > 0).ravel(), *(a[:, 1:] * a[:, :-1] > 0).ravel()])
        for a in (before, after)
    ]
    return "more often than before" if shares[1] > shares[0] else "no more often than before"


@picture
def maps(image: ArrayLike, layers: Sequence[ArrayLike]) -> tuple[Figure, str]:
    """Draw a digit, and the maps [1, h, w, n] that each of two layers makes of it."""
    figure = style.canvas(height=4.8)
    _grey(figure.add_axes((0.01, 0.36, 0.14, 0.32)), _plain(image), "the digit")
    told = []
    rows = [np.asarray(one, dtype=float)[0] for one in layers]
    for top, those in zip((0.7, 0.06), rows, strict=True):
        told.append(f"{those.shape[-1]} maps of {those.shape[0]} by {those.shape[1]}")
        for place in range(those.shape[-1]):
            high, across = divmod(place, 8)
            box = (0.2 + 0.1 * across, top + (0.28 - 0.28 * high if top < 0.5 else 0), 0.09, 0.21)
            _grey(figure.add_axes(box), those[..., place], ends=(0, float(those.max())))
    figure.text(0.2, 0.945, f"first layer: {told[0]}", fontsize=11)
    figure.text(0.2, 0.585, f"second layer: {told[1]}", fontsize=11)
    return figure, (
        f"A digit, and what two layers make of it, dark where a filter answers: {told[0]} in which "
        f"the digit's strokes can be followed, then {told[1]} with a few dark spots each."
    )


@picture
def occlusion(image: ArrayLike, falls: ArrayLike) -> tuple[Figure, str]:
    """Draw a digit, and by how much the score falls when each tile of it is covered."""
    figure = style.canvas(height=4.0)
    values, digit = np.asarray(falls, dtype=float), _plain(image)
    _grey(figure.add_axes((0.04, 0.05, 0.4, 0.84)), digit, "the digit")
    axes = figure.add_axes((0.52, 0.05, 0.4, 0.84))
    reach = max(float(abs(values).max()), 1e-9)
    _signed(axes, values, reach, lambda value, _: decimal(value, 1), fontsize=9)
    axes.set_title("covered, the score falls by", fontsize=10)
    row, column = np.unravel_index(int(values.argmax()), values.shape)
    size = len(digit) // len(values)
    tiles = digit.reshape(len(values), size, -1, size).max(axis=(1, 3))
    empty = abs(values[tiles == 0]) > 0.02 * reach
    told = "not 0 everywhere" if empty.any() else "0"
    return figure, (
        f"A digit, and beside it a table of {values.shape[0]} by {values.shape[1]} tiles: by how "
        f"much the score falls when the tile is covered. It falls most in row {row + 1}, column "
        f"{column + 1}. On tiles where the picture is empty it is {told}."
    )


@picture
def strongest(images: ArrayLike, maps: ArrayLike, field: int) -> tuple[Figure, str]:
    """Draw for each map [n, 6, 6, c] the mean of the parts at which it answers most.

    images: [n, 12, 12, 1].  field: how many pixels a unit of the map sees, in a row.
    """
    pictures, answers = np.asarray(images, dtype=float)[..., 0], np.asarray(maps, dtype=float)
    step, n = pictures.shape[1] // answers.shape[1], answers.shape[-1]
    figure = style.canvas(height=3.4)
    for place in range(n):
        part = _mean_part(pictures, answers[..., place], step, int(field))
        row, column = divmod(place, 8)
        axes = figure.add_axes((0.01 + 0.124 * column, 0.5 - 0.48 * row, 0.112, 0.42))
        _grey(axes, part, str(place + 1))
    return figure, (
        f"{n} small pictures of {field} by {field} pixels, one for each filter of the second "
        "layer: the mean of the twenty places in the test digits at which it answers most. They "
        "are blurred pieces of strokes: bars, slanted lines, bows, ends, and some that have no "
        "name."
    )


def _mean_part(pictures: Array, answers: Array, step: int, field: int) -> Array:
    """The mean of the twenty parts, `field` pixels wide, around the strongest answers."""
    margin = field // 2
    padded = np.pad(pictures, ((0, 0), (margin, margin), (margin, margin)))
    parts = []
    for index in np.argsort(answers, axis=None)[-20:]:
        which, row, column = np.unravel_index(index, answers.shape)
        top, left = (margin + step * place + step // 2 - field // 2 for place in (row, column))
        parts.append(padded[which, top : top + field, left : left + field])
    mean: Array = np.mean(parts, axis=0)
    return mean
