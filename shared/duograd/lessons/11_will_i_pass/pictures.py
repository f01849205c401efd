"""Pictures of lesson 11: the students, and what a network learns about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = ["classroom", "grid", "learning"]

Array = NDArray[np.float64]
Students = tuple[Array, Array]

LECTURES, HOURS = np.linspace(0, 5, 26), np.linspace(0, 10, 21)
YOU = (4.0, 5.0)
# Where the grid holds a student who went to 4 lectures and worked for 5 hours.
PLACE = int(np.argmin(np.abs(LECTURES - YOU[0]))), int(np.argmin(np.abs(HOURS - YOU[1])))


def grid() -> Array:
    """The places [546, 2] (lectures, hours) at which `learning` wants to know the answers."""
    lectures, hours = np.meshgrid(LECTURES, HOURS, indexing="ij")
    return np.stack([lectures.ravel(), hours.ravel()], axis=1)


@picture
def classroom(X: ArrayLike, passed: ArrayLike) -> tuple[Figure, str]:
    """Draw students, who passed and who failed, and the one at (4, 5).

    X: [n, 2], lectures and hours. passed: [n], 1 or 0.
    """
    figure = style.canvas(height=4.2)
    axes = figure.add_axes((0.08, 0.13, 0.56, 0.79))
    _plane(axes)
    _students(axes, np.asarray(X, float), np.asarray(passed, float))
    _you(axes)
    handles, labels = axes.get_legend_handles_labels()
    figure.legend(handles, labels, loc="center left", bbox_to_anchor=(0.67, 0.6), frameon=False)
    axes.set_title("who passed?")
    share = float(np.mean(np.asarray(passed, float)))
    return figure, (
        f"{len(np.asarray(passed))} students by lectures attended and hours on the project; "
        f"{share:.0%} passed. Nearly all who passed have been to 2 lectures or more and worked for "
        "about 4 hours or more: a corner of the plane, not one side of a straight line. A star "
        "marks the student at (4, 5)."
    )


@picture(sliders={"step": Slider(0, 100, 5, "step")})
def learning(
    steps: Sequence[int],
    answers: ArrayLike,
    X: ArrayLike,
    passed: ArrayLike,
    *,
    step: float = 100,
) -> tuple[Figure, str]:
    """Draw what a network answers everywhere at a step, its misses, and ŷ(4, 5) over all steps.

    steps: [k], in rising order. answers: [k, 546], ŷ at `grid()` after each of them. X: [n, 2],
    students on the grid. passed: [n].
    """
    at = int(np.argmin(np.abs(np.asarray(steps) - step)))
    shape = (len(steps), len(LECTURES), len(HOURS))
    y_hat = np.asarray(answers, dtype=float).reshape(shape)
    students, truth = np.asarray(X, float), np.asarray(passed, float)
    missed = (_at_students(y_hat[at], students) > 0.5) != (truth > 0.5)
    figure = style.canvas(height=4.3)
    plane = figure.add_axes((0.07, 0.13, 0.41, 0.78))
    bar = figure.add_axes((0.495, 0.13, 0.014, 0.78))
    beside = figure.add_axes((0.66, 0.13, 0.325, 0.78))
    shades = _region(plane, y_hat[at])
    figure.colorbar(shades, cax=bar, label="ŷ: chance to pass", ticks=[0, 0.25, 0.5, 0.75, 1])
    _students(plane, students, truth, missed)
    _you(plane)
    plane.set_title(f"step {steps[at]}: {1 - missed.mean():.0%} right, misses circled")
    yours = y_hat[:, PLACE[0], PLACE[1]]
    _by_step(beside, steps, yours, at)
    return figure, (
        f"After step {steps[at]} the network gets {1 - missed.mean():.0%} of {len(truth)} students "
        f"right; its misses are circled. For the student at (4, 5) it says "
        f"ŷ = {decimal(yours[at], 1)}."
    )


def _at_students(y_hat: Array, X: Array) -> Array:
    """The answers of the grid at whole lectures and half hours: [n]."""
    rows = np.rint(X[:, 0] / (LECTURES[1] - LECTURES[0])).astype(int)
    columns = np.rint(X[:, 1] / (HOURS[1] - HOURS[0])).astype(int)
    return np.asarray(y_hat[rows, columns])


def _plane(axes: Axes) -> None:
    axes.set(xlabel="lectures attended", ylabel="hours on the project")
    axes.set(xlim=(-0.4, 5.4), ylim=(-0.5, 10.5), xticks=range(6))


def _region(axes: Axes, y_hat: Array) -> Any:
    levels = np.linspace(0, 1, 21)
    shades = axes.contourf(
        LECTURES, HOURS, y_hat.T, levels, cmap=style.DIVERGING, vmin=0, vmax=1,
        extend=style.beyond(y_hat, levels),
    )  # fmt: skip
    if y_hat.min() < 0.5 < y_hat.max():
        axes.contour(LECTURES, HOURS, y_hat.T, [0.5], colors=style.INK, linewidths=1.8)
    _plane(axes)
    return shades


def _students(axes: Axes, X: Array, passed: Array, missed: Array | None = None) -> None:
    """Filled dots passed, crosses failed; a little to the side, so that equal ones are seen."""
    spread = np.random.RandomState(0).uniform(-0.17, 0.17, X.shape)
    places, yes = X + spread, passed > 0.5
    dot: dict[str, Any] = {"s": 17, "zorder": 4}
    x, y = places[yes].T
    axes.scatter(
        x, y, color=style.VERMILLION_TEXT, edgecolor="white", lw=0.4, label="passed", **dot
    )
    x, y = places[~yes].T
    axes.scatter(x, y, color=style.BLUE_TEXT, marker="x", lw=1.3, label="failed", **dot)
    if missed is not None and missed.any():
        x, y = places[missed].T
        axes.scatter(x, y, s=95, facecolor="none", edgecolor=style.INK, lw=1.4, zorder=5)


def _you(axes: Axes) -> None:
    axes.plot(*YOU, "*", markersize=17, color=style.INK, markeredgecolor="white", zorder=9,
              linestyle="none", label="the student at (4, 5)")  # fmt: skip


def _by_step(axes: Axes, steps: Sequence[int], yours: Array, at: int) -> None:
    axes.axhline(0.5, color=style.GRID, linewidth=1.4)
    axes.plot(steps, yours, color=style.BLUE)
    axes.plot(steps[at], yours[at], "*", markersize=15, color=style.INK, markeredgecolor="white")
    axes.set(xlabel="step", ylabel="ŷ", ylim=(0, 1.02), title="ŷ(4, 5) as it learns")
