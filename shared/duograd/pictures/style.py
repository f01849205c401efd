"""One look for every picture: opaque, colour-blind safe, readable on any notebook theme."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import matplotlib.style
import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.text import Annotation
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator
from numpy.typing import ArrayLike

from duograd.pictures.numbers import tick

BACKGROUND = "#ffffff"
INK = "#222222"
MUTED = "#555555"
GRID = "#d9d9d9"

# Lines and markers: Okabe and Ito (2008), told apart under every common colour blindness.
BLUE, VERMILLION, GREEN = "#0072B2", "#D55E00", "#009E73"
# The same hues as text: darkened until their contrast with the background is 4.5 to 1 or more.
BLUE_TEXT, VERMILLION_TEXT, GREEN_TEXT = "#005A8C", "#A34700", "#006B4E"
TEXT_COLOURS = (INK, MUTED, BLUE_TEXT, VERMILLION_TEXT, GREEN_TEXT)

DIVERGING = LinearSegmentedColormap.from_list(
    "duograd_diverging", ["#4C9ACB", "#F7F7F7", "#EE9A55"]
)
SEQUENTIAL = LinearSegmentedColormap.from_list("duograd_sequential", ["#FBFDFE", "#8FBEDD"])
SURFACE = LinearSegmentedColormap.from_list("duograd_surface", ["#E4F0F8", "#4C9ACB", "#0B3C5D"])

DPI = 100
WIDTH = 9.0  # inches

_RC: dict[str, Any] = {
    "figure.dpi": DPI,
    "savefig.dpi": DPI,
    "figure.facecolor": BACKGROUND,
    "savefig.facecolor": BACKGROUND,
    "axes.facecolor": BACKGROUND,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.titlesize": 12,
    "axes.labelsize": 12,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "text.color": INK,
    "font.size": 11,
    "grid.color": GRID,
    "lines.linewidth": 2.2,
    "lines.markeredgewidth": 0.7,
    "contour.linewidth": 0.8,
}

_PLATE = {"facecolor": BACKGROUND, "edgecolor": "none", "alpha": 0.9, "boxstyle": "round,pad=0.2"}


def house_style() -> AbstractContextManager[None]:
    """The settings of the pictures, whatever a student has set for their own plots."""
    return matplotlib.style.context(_RC, after_reset=True)


def canvas(height: float, width: float = WIDTH) -> Figure:
    """An empty figure, in inches, that no global plotting state knows of.

    Its panels are placed by hand: looking for room at every draw would hold up a slider.
    """
    return Figure(figsize=(width, height))


def note(
    axes: Axes,
    text: str,
    at: tuple[float, float],
    offset: tuple[float, float] = (0, 0),
    **kwargs: Any,
) -> Annotation:
    """Write `text` on a light plate, `offset` (in points) away from the data point `at`."""
    style: dict[str, Any] = {"ha": "center", "va": "center", "color": INK, "bbox": _PLATE}
    return axes.annotate(
        text, at, offset, textcoords="offset points", zorder=10, **(style | kwargs)
    )


def beyond(values: ArrayLike, levels: ArrayLike) -> str:
    """At which ends of `levels` the colours go on, in matplotlib's words."""
    reach, ends = np.asarray(values), np.asarray(levels)
    low, high = bool(reach.min() < ends[0] - 1e-6), bool(reach.max() > ends[-1] + 1e-6)
    named = {(True, True): "both", (True, False): "min", (False, True): "max"}
    return named.get((low, high), "neither")


def log_ticks(axis: Axis) -> None:
    """Write a log scale with a few plain numbers; its small ticks would take long to draw."""
    axis.set_major_locator(LogLocator(numticks=6))
    axis.set_major_formatter(FuncFormatter(tick))
    axis.set_minor_locator(NullLocator())


def zero_lines(axes: Axes) -> None:
    """Draw the two axes through 0, behind everything else."""
    axes.axhline(0, color=GRID, linewidth=1, zorder=0)
    axes.axvline(0, color=GRID, linewidth=1, zorder=0)
