"""Pictures of lesson 19: a window that slides, six maps, places of a window, shared weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = ["handed_over", "maps", "places", "sharing", "window"]

Array = NDArray[np.float64]
N, K = 7, 3  # pixels in a row and in a window, in `places`
SIDE = 5  # of the picture in `sharing`


@picture(sliders={"place": Slider(0, 35, 1, "place")})
def window(
    correlate: Callable[[Array, Array], Array],
    image: ArrayLike,
    kernel: ArrayLike,
    *,
    place: float = 14,
) -> tuple[Figure, str]:
    """Draw a kernel laid on one place of a picture, its products, and the answers so far."""
    pixels, weights = (np.asarray(array, dtype=float) for array in (image, kernel))
    answers = np.asarray(correlate(pixels, weights), dtype=float)
    chosen = min(round(place), answers.size - 1)
    row, column = (int(number) for number in np.unravel_index(chosen, answers.shape))
    covered = pixels[row : row + len(weights), column : column + len(weights)]
    figure = style.canvas(height=3.6)
    _ink(figure.add_axes((0.02, 0.06, 0.3, 0.78)), pixels, (row, column, len(weights)))
    _products(figure.add_axes((0.36, 0.18, 0.3, 0.54)), covered, weights)
    reached = np.where(np.arange(answers.size) <= chosen, answers.ravel(), np.nan)
    _map(figure.add_axes((0.7, 0.06, 0.28, 0.78)), reached.reshape(answers.shape), answers,
         (row, column))  # fmt: skip
    total = decimal(float(answers[row, column]), 2)
    figure.axes[1].set_title("pixel · weight")
    figure.text(0.51, 0.07, f"sum: {total}", ha="center", fontsize=13)
    told = ", ".join(
        f"{decimal(pixel, 2)} · {decimal(weight, 2)}"
        for pixel, weight in zip(covered.ravel(), weights.ravel(), strict=True)
    )
    return figure, (
        f"Left, the picture with the window at row {row}, column {column}. In the middle, its "
        f"products, pixel times weight, row by row: {told}. Their sum is {total}. Right, the "
        f"answers up to here: place {chosen + 1} of {answers.size}."
    )


def _ink(axes: Axes, pixels: Array, frame: tuple[int, int, int]) -> None:
    row, column, k = frame
    axes.imshow(pixels, cmap="gray_r", vmin=0, vmax=1.3)
    corners = np.array([[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]) * k - 0.5
    axes.plot(column + corners[:, 0], row + corners[:, 1], color=style.VERMILLION, linewidth=3)
    _bare(axes, "the picture, and the window")


def _products(axes: Axes, pixels: Array, weights: Array) -> None:
    products = pixels * weights
    axes.imshow(products, cmap=style.DIVERGING, vmin=-1, vmax=1)
    for (row, column), product in np.ndenumerate(products):
        factors = " · ".join(decimal(float(table[row, column]), 2) for table in (pixels, weights))
        axes.text(column, row - 0.16, factors, ha="center", va="center", fontsize=8)
        axes.text(column, row + 0.2, decimal(float(product), 2), ha="center", va="center",
                  fontsize=11, weight="bold")  # fmt: skip
    _bare(axes, "")


def _map(axes: Axes, shown: Array, answers: Array, here: tuple[int, int] | None = None) -> None:
    reach = max(1e-6, float(np.abs(answers).max()))
    axes.imshow(shown, cmap=style.DIVERGING, vmin=-reach, vmax=reach)
    if here is not None:
        axes.plot(here[1], here[0], "s", markersize=17, markerfacecolor="none",
                  markeredgecolor=style.VERMILLION, markeredgewidth=3)  # fmt: skip
        _bare(axes, "the answers up to here")


def _bare(axes: Axes, title: str) -> None:
    axes.set(xticks=[], yticks=[], title=title)
    axes.spines[["top", "right"]].set_visible(True)


@picture
def maps(
    correlate: Callable[[Array, Array], Array],
    images: ArrayLike,
    kernels: Mapping[str, ArrayLike],
) -> tuple[Figure, str]:
    """Draw what each kernel answers to each picture, which gets a border of zeros first."""
    pictures = np.pad(np.asarray(images, dtype=float), ((0, 0), (1, 1), (1, 1)))
    figure = style.canvas(height=6.4)
    grid = figure.subplots(1 + len(pictures), 1 + len(kernels), squeeze=False)
    figure.subplots_adjust(0.01, 0.02, 0.99, 0.94, wspace=0.08, hspace=0.08)
    grid[0, 0].axis("off")
    for axes, image in zip(grid[1:, 0], pictures, strict=True):
        axes.imshow(image[1:-1, 1:-1], cmap="gray_r", vmin=0, vmax=1.1)
        _bare(axes, "")
    strongest = []
    for axes, (name, given) in zip(grid[:, 1:].T, kernels.items(), strict=True):
        kernel = np.asarray(given, dtype=float)
        _kernel(axes[0], name, kernel)
        answers = [np.asarray(correlate(image, kernel), dtype=float) for image in pictures]
        for one, answer in zip(axes[1:], answers, strict=True):
            _map(one, answer, answer)
            _bare(one, "")
        row, column = np.unravel_index(int(answers[-1].round(3).argmax()), answers[-1].shape)
        strongest.append(f"{name}: row {row}, column {column}")
    return figure, (
        f"Feature maps of {len(pictures)} digits, a column for each of {len(kernels)} kernels, "
        "which stand on top; orange is above 0, blue below. Where the largest answer to the last "
        f"digit lies: {'; '.join(strongest)}."
    )


def _kernel(axes: Axes, name: str, kernel: Array) -> None:
    axes.imshow(kernel, cmap=style.DIVERGING, vmin=-2, vmax=2)
    for (row, column), weight in np.ndenumerate(kernel):
        text = "1/9" if abs(weight - 1 / 9) < 1e-6 else decimal(float(weight), 2)
        axes.text(column, row, text, ha="center", va="center", fontsize=10)
    _bare(axes, name)


@picture
def places(output_size: Callable[[Any, Any, Any, Any], Any]) -> tuple[Figure, str]:
    """Draw the middles of all windows of 3 on 7×7 pixels, for strides and paddings."""
    figure = style.canvas(height=5.4)
    grid = figure.subplots(2, 3)
    figure.subplots_adjust(0.05, 0.01, 0.99, 0.94, wspace=0.06, hspace=0.12)
    told = []
    for padding, line in enumerate(grid):
        line[0].set_ylabel(f"padding {padding}")
        for stride, axes in enumerate(line, start=1):
            size = int(output_size(N, K, stride, padding))
            _dots(axes, size, stride, padding)
            axes.set_title(f"stride {stride}: {size} × {size}")
            told.append(f"padding {padding}, stride {stride}: {size}")
    return figure, (
        f"Where a window of {K} has its middle on {N}×{N} pixels, as a dot for each place; zeros "
        f"of the padding lie outside of the frame. How many in a row: {'; '.join(told)}."
    )


def _dots(axes: Axes, size: int, stride: int, padding: int) -> None:
    middles = np.arange(size) * stride + (K - 1) / 2 - padding
    lines = np.arange(-padding, N + padding + 1) - 0.5
    for number in lines:
        axes.plot([lines[0], lines[-1]], [number] * 2, color=style.GRID, linewidth=1)
        axes.plot([number] * 2, [lines[0], lines[-1]], color=style.GRID, linewidth=1)
    frame = np.array([[0, 0], [0, N], [N, N], [N, 0], [0, 0]]) - 0.5
    axes.plot(*frame.T, color=style.INK, linewidth=1.6)
    columns, rows = np.meshgrid(middles, middles)
    axes.plot(columns.ravel(), rows.ravel(), "o", color=style.BLUE, markersize=8)
    axes.set(xlim=(-1.7, N + 0.7), ylim=(N + 0.7, -1.7), aspect="equal", xticks=[], yticks=[])
    axes.spines[:].set_visible(False)


@picture
def sharing(as_dense: Callable[[Array, Any, Any], Array]) -> tuple[Figure, str]:
    """Draw the table of a kernel of weights 1 to 9 over a picture of 5×5 pixels."""
    table = np.asarray(as_dense(np.arange(1.0, K * K + 1).reshape(K, K), SIDE, SIDE), dtype=float)
    figure = style.canvas(height=4.2)
    axes = figure.add_axes((0.06, 0.06, 0.92, 0.78))
    axes.imshow(np.where(table.T == 0, np.nan, table.T), cmap=style.SEQUENTIAL, vmin=-2, vmax=9,
                aspect="auto")  # fmt: skip
    for (row, column), weight in np.ndenumerate(table.T):
        text, colour = (decimal(float(weight), 0), style.INK) if weight else ("·", style.MUTED)
        axes.text(column, row, text, ha="center", va="center", fontsize=10, color=colour)
    _pixels(axes)
    axes.set(ylabel="place", yticks=range(table.shape[1]))
    used = np.count_nonzero(table)
    return figure, (
        f"The weight table of a kernel whose weights are the numbers 1 to 9, for a picture of "
        f"{SIDE}×{SIDE} pixels, on its side: a row for each of {table.shape[1]} places, a column "
        f"for each of {table.shape[0]} pixels. {used} of {table.size} weights are not 0, a dot "
        "stands for 0. The same nine numbers come in each row, further and further to the right: "
        "a slanting band."
    )


def _pixels(axes: Axes) -> None:
    """Name the pixels on top, a line between two rows of the picture."""
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    for end in range(SIDE, SIDE * SIDE, SIDE):
        axes.axvline(end - 0.5, color=style.MUTED, linewidth=1)
    axes.set_xticks([SIDE * row + (SIDE - 1) / 2 for row in range(SIDE)])
    axes.set_xticklabels([f"row {row} of the picture" for row in range(SIDE)])
    axes.tick_params(length=0)


@picture
def handed_over(mine: ArrayLike, his: ArrayLike) -> tuple[Figure, str]:
    """Draw a picture [h, w, 3] in colours, and what a friend made of it."""
    figure = style.canvas(height=3.9)
    told = []
    for left, name, given in ((0.05, "mine", mine), (0.53, "his", his)):
        colours = np.asarray(given, dtype=float)
        axes = figure.add_axes((left, 0.04, 0.42, 0.86))
        axes.imshow(colours.clip(0, 1))
        _bare(axes, name)
        told.append(f"{name}: {_near(colours)}")
    return figure, (
        "Two pictures made of the same numbers. Mine shows blue sky, a sun and green grass. How "
        f"many pixels have just the colour of their neighbour to the right: {'; '.join(told)}."
    )


def _near(colours: Array) -> str:
    """How many pixels have a right neighbour of the same colour, in words."""
    same = float(np.isclose(colours[:, 1:], colours[:, :-1], atol=1e-3).all(axis=2).mean())
    return "nearly all" if same > 0.95 else "fewer, the picture is in pieces"
