"""Picture of lesson 00: slopes that are measured, and how far off they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from duograd.pictures import style
from duograd.pictures.numbers import number, tick
from duograd.pictures.picture import in_precision, once_per_picture, picture
from duograd.pictures.sliders import Slider

Array = NDArray[np.float64]
Function = Callable[[Any], Any]
Measure = Callable[[Function, Any, float], Any]
Slopes = Mapping[str, float]

PRECISIONS = ("float32", "float64")
COLOURS = {"forward": style.VERMILLION, "central": style.BLUE}
MARKS = {"forward": "s", "central": "o"}
MARKS_IN_TEXT = {"forward": "■", "central": "●"}
TEXT_COLOURS = {"forward": style.VERMILLION_TEXT, "central": style.BLUE_TEXT}
DASHES = {"float32": "-", "float64": (0, (4, 1.6))}
LOWEST, A_DECADE = -12, 4  # the smallest step is 10^LOWEST; so many steps for each power of ten
STEPS = 10.0 ** np.linspace(LOWEST, 0, -LOWEST * A_DECADE + 1)
FLOOR = 1e-15  # an error of exactly 0 is drawn here
REACH = 1.25  # how far the left panel shows the curve on either side of x


@picture(sliders={"h": Slider(10.0**LOWEST, 1, 0.1, "step h", log=True)})
def step_size(
    f: Function,
    derivative: Callable[[Function, Any], Any],
    forward: Measure,
    central: Measure,
    *,
    x: float = 2.0,
    h: float = 0.5,
) -> tuple[Figure, str]:
    """Draw the slope of f at x as two ways of measuring find it, and their errors for every step h.

    `derivative(f, x)` gives the exact slope; `forward(f, x, h)` and `central(f, x, h)` measure it.
    x is a scalar, of float32 or float64 by turns; h is marked.
    """
    h = float(f"{h:.2g}")  # the slider counts in tenths of a power of ten: 0.5012 is meant as 0.5
    exact = float(in_precision(derivative, "float64")(f, np.float64(x)))
    measures = {"forward": forward, "central": central}
    errors = {
        (name, dtype): _errors(f, measure, dtype, x, exact)
        for name, measure in measures.items()
        for dtype in PRECISIONS
    }
    figure = style.canvas(height=4.3)
    beside = figure.add_axes((0.07, 0.13, 0.3, 0.78))
    main = figure.add_axes((0.47, 0.13, 0.51, 0.78))
    slopes = {name: _measured(f, m, "float64", x, h) for name, m in measures.items()}
    _draw_chords(beside, f, (x, exact, h), slopes)
    _draw_errors(main, errors, h)
    return figure, _alt(errors, x, h, exact, slopes)


def _measured(f: Function, measure: Measure, dtype: str, x: float, h: float) -> float:
    return float(in_precision(measure, dtype)(f, np.float64(x), h))


@once_per_picture
def _errors(f: Function, measure: Measure, dtype: str, x: float, exact: float) -> Array:
    """How far the measured slope is off for each of STEPS."""
    found = np.array([_measured(f, measure, dtype, x, float(h)) for h in STEPS])
    return np.maximum(np.abs(found - exact), FLOOR)


def _draw_chords(axes: Axes, f: Function, at: tuple[float, float, float], slopes: Slopes) -> None:
    """The curve of f around x, and a line of each measured slope through where it was measured.

    at: x, the exact slope there, and h.
    """
    (x, exact, h), curve = at, in_precision(f, "float64")
    grid = np.linspace(x - REACH, x + REACH, 61)
    heights = np.array([float(curve(np.float64(place))) for place in grid])
    axes.plot(grid, heights, color=style.INK)
    tangent = float(curve(np.float64(x))) + exact * (grid - x)
    axes.plot(grid, tangent, color=style.MUTED, linestyle=":", linewidth=1.8)
    _write_slope(axes, f"··· autograd: slope {number(exact, 4)}", 0, style.MUTED)
    for row, (name, slope) in enumerate(slopes.items()):
        ends = np.array([x - h if name == "central" else x, x + h])
        level = np.array([float(curve(np.float64(place))) for place in ends])
        line: dict[str, Any] = {"color": COLOURS[name], "linewidth": 1.6, "marker": MARKS[name]}
        chord = level.mean() + slope * (grid - ends.mean())
        axes.plot(grid, chord, markersize=4.5, markevery=(2, 8), **line)
        line |= {"markersize": 8 - 2 * row, "markeredgecolor": "white", "linestyle": "none"}
        axes.plot(ends, level, **line)
        text = f"{MARKS_IN_TEXT[name]} {name}: slope {number(slope, 4)}"
        _write_slope(axes, text, row + 1, TEXT_COLOURS[name])
    room = 0.12 * np.ptp(heights)
    axes.set(xlim=(x - REACH, x + REACH), ylim=(heights.min() - room, heights.max() + room))
    axes.set(xlabel="x", ylabel="f(x)", title=f"two measured slopes, h = {number(h)}")


def _write_slope(axes: Axes, text: str, row: int, colour: str) -> None:
    """Write into the upper left corner of the axes, where a rising curve leaves room."""
    at = (0.04, 0.94 - 0.085 * row)
    style.note(axes, text, at, xycoords="axes fraction", ha="left", color=colour, fontsize=10)


def _draw_errors(axes: Axes, errors: Mapping[tuple[str, str], Array], h: float) -> None:
    axes.set(xscale="log", yscale="log", xlim=(STEPS[0], STEPS[-1]), ylim=(1e-13, 1e3))
    for (name, dtype), error in errors.items():
        line: dict[str, Any] = {
            "color": COLOURS[name],
            "linestyle": DASHES[dtype],
            "linewidth": 1.6,
            "marker": MARKS[name],
            "markersize": 4.5,
            "markevery": (2 if name == "forward" else 0, A_DECADE),
        }
        axes.plot(STEPS, error, **line)
    axes.axvline(h, color=style.INK, linestyle=":", linewidth=1.6)
    axes.grid(axis="both")
    for axis in (axes.xaxis, axes.yaxis):
        style.log_ticks(axis)
    axes.set(xlabel="step h", ylabel="error of the slope", title="how far off they are")
    _name_curves(axes, errors)


def _name_curves(axes: Axes, errors: Mapping[tuple[str, str], Array]) -> None:
    """Each curve's name where it is alone: the precise ones low, the coarse ones on the left."""
    for name in COLOURS:
        place = -int(1.6 * A_DECADE) - 1
        at = (STEPS[place], errors[name, "float64"][place])
        words: dict[str, Any] = {"color": TEXT_COLOURS[name], "fontsize": 10}
        style.note(axes, name, at, (0, 13) if name == "forward" else (22, -8), **words)
    for dtype, place, lift in (("float32", 4 * A_DECADE, 12), ("float64", 2 * A_DECADE, -22)):
        height = max(errors[name, dtype][place] for name in COLOURS)
        style.note(axes, dtype, (STEPS[place], height), (0, lift), fontsize=10)


def _alt(
    errors: Mapping[tuple[str, str], Array], x: float, h: float, exact: float, slopes: Slopes
) -> str:
    told = " and ".join(f"{number(slope, 4)} ({name})" for name, slope in slopes.items())
    # Below it the last digits are rounding, which is not the same on every processor.
    measured = f"measured with h = {number(h)} as {told}" if h > 1e-3 else "measured with a tiny h"
    there = int(np.argmin(np.abs(STEPS - 1e-2)))
    at = [f"{number(errors[name, 'float64'][there], 1)} {name}" for name in slopes]
    return (
        f"Left: the curve of f and its slope at x = {number(x)}, which is {number(exact, 4)}, "
        f"{measured}. Right: the error of the measured slope for h from {tick(STEPS[0])} to 1, "
        f"both axes logarithmic. With h = 0.01 it is {' and '.join(at)}. In float32, central is "
        f"{_compared(errors['central', 'float32'], 1e-6, 1e-2)}; in float64, "
        f"{_compared(errors['central', 'float64'], 1e-10, 1e-5)}."
    )


def _compared(error: Array, h: float, other: float) -> str:
    worse = _height(error, h) > _height(error, other)
    return f"{'worse' if worse else 'better'} at h = {tick(h)} than at {tick(other)}"


def _height(error: Array, h: float) -> float:
    """The largest error within a power of ten around h: single ones jump about with rounding."""
    near = np.abs(np.log10(STEPS / h)) < 0.51
    return float(error[near].max())
