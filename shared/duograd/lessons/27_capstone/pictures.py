"""Pictures of lesson 27: digits, the losses of a training, and what a test can say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import number
from duograd.pictures.picture import picture

__all__ = ["curves", "digits", "intervals"]

Array = NDArray[np.float64]
ACROSS = 5  # digits in a row


@picture
def digits(images: ArrayLike, names: Sequence[str]) -> tuple[Figure, str]:
    """Draw images [n, 64] of 8×8 pixels, 0 paper to 1 ink, each with its name above."""
    pixels = np.asarray(images, dtype=float).reshape(-1, 8, 8)
    rows = max(1, -(-len(pixels) // ACROSS))
    figure = style.canvas(height=1.9 * rows)
    for place, (image, name) in enumerate(zip(pixels, names, strict=True)):
        _digit(figure, place, rows).imshow(image, cmap="gray_r", vmin=0, vmax=1)
        figure.axes[-1].set_title(name, fontsize=11)
    if not len(pixels):
        return figure, "No digits: there was nothing to show."
    return figure, f"{len(pixels)} digits of 8×8 pixels, dark ink on light paper: {_listed(names)}."


def _digit(figure: Figure, place: int, rows: int) -> Axes:
    """A square panel for the digit at a place, without ticks."""
    row, column = divmod(place, ACROSS)
    height = 0.74 / rows
    axes = figure.add_axes((column / ACROSS, 1 - (row + 0.93) / rows, 1 / ACROSS, height))
    axes.set(xticks=[], yticks=[])
    axes.spines[["top", "right"]].set_visible(True)
    return axes


def _listed(names: Sequence[str]) -> str:
    """`3, 4, and 5`; names that hold a comma are parted by semicolons."""
    mark = "; " if any("," in name for name in names) else ", "
    return mark.join(names)


@picture
def curves(history: ArrayLike) -> tuple[Figure, str]:
    """Draw training and validation loss by epoch, and the epoch whose weights were kept.

    history: [epochs, 2], pairs of (training loss, validation loss).
    """
    losses = np.asarray(history, dtype=float)
    epochs, best = np.arange(1.0, len(losses) + 1), int(losses[:, 1].argmin()) + 1
    figure = style.canvas(height=3.6)
    axes = figure.add_axes((0.09, 0.16, 0.76, 0.74))
    axes.axvline(best, color=style.INK, linestyle=":", linewidth=1.4)
    _curve(axes, epochs, losses[:, 0], "training", "--", style.VERMILLION, style.VERMILLION_TEXT)
    _curve(axes, epochs, losses[:, 1], "validation", "-", style.BLUE, style.BLUE_TEXT)
    axes.set(
        xlabel="epoch", ylabel="cross-entropy", ylim=(-0.05 * losses.max(), 1.08 * losses.max())
    )
    axes.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    axes.set_title(f"lowest validation loss at epoch {best} of {len(losses)}")
    first, last, lowest = losses[0, 0], losses[-1, 0], losses[best - 1, 1]
    return figure, (
        f"Training and validation loss over {len(losses)} epochs. The training loss falls from "
        f"{number(first)} to {number(last, 1)}; the validation loss is lowest, {number(lowest)}, "
        f"at epoch {best}, which a dotted line marks."
    )


def _curve(axes: Axes, x: Array, y: Array, name: str, dashes: str, colour: str, ink: str) -> None:
    axes.plot(x, y, dashes, color=colour, marker="o", markersize=4)
    axes.annotate(name, (x[-1], y[-1]), (8, 0), textcoords="offset points", color=ink, va="center",
                  annotation_clip=False)  # fmt: skip


@picture
def intervals(
    interval: Callable[[int, int], tuple[float, float]], tests: Mapping[str, tuple[int, int]]
) -> tuple[Figure, str]:
    """Draw what tests say: the share that was right, and the student's interval around it.

    tests: by name, (right, n).
    """
    height, told = 1.0 + 0.6 * len(tests), []
    figure = style.canvas(height)
    axes = figure.add_axes((0.14, 0.65 / height, 0.83, 0.6 * len(tests) / height))
    for place, (name, (right, n)) in enumerate(tests.items()):
        low, high = (float(end) for end in interval(right, n))
        axes.plot([low, high], [place, place], color=style.BLUE, linewidth=5, alpha=0.5)
        axes.plot(right / n, place, "o", color=style.INK)
        style.note(axes, f"{low:.0%} to {high:.0%}", (right / n, place), (0, 14), fontsize=10)
        told.append(f"{name}: {right / n:.0%} right, the interval from {low:.0%} to {high:.0%}")
    axes.set(ylim=(len(tests) - 0.5, -0.5), yticks=range(len(tests)), yticklabels=list(tests))
    axes.set(xlabel="share of right answers", xlim=(0.5, 1.01))
    return figure, f"{'; '.join(told)}."
