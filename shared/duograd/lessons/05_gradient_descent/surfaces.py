"""Pictures of lesson 05: a loss as a landscape, from the side and from above."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.contours import Loss, draw_surface, loss_grid
from duograd.pictures.numbers import number, point, small
from duograd.pictures.picture import picture

Array = NDArray[np.float64]

WEIGHTS = ("w₁", "w₂")


@picture
def loss_surface(
    loss: Loss, low: ArrayLike, high: ArrayLike, names: tuple[str, str] = WEIGHTS
) -> tuple[Figure, str]:
    """Draw the loss of two weights as a surface and as contours, its lowest point marked.

    `loss` maps weights [2] to a number; `low` and `high` are two numbers each, or one for both.
    """
    lows, highs = (np.broadcast_to(np.asarray(v, dtype=float), 2).tolist() for v in (low, high))
    grid = loss_grid(loss, (lows[0], highs[0]), (lows[1], highs[1]))
    return _surface(*grid, names, "The loss")


@picture
def landscape(
    a: ArrayLike,
    b: ArrayLike,
    values: ArrayLike,
    names: tuple[str, str] = ("direction a", "direction b"),
) -> tuple[Figure, str]:
    """Draw a loss already computed, its second hollow marked where it has one.

    `values[i, j]` [n, m] is the loss at `a[i]`, `b[j]`.
    """
    along_a, along_b, heights = (np.asarray(v, dtype=float) for v in (a, b, values))
    figure, alt = _surface(along_a, along_b, heights, names, "The loss of a network")
    hollows = _hollows(heights)
    if len(hollows) < 2:
        return figure, alt
    i, j = hollows[1]
    at = (float(along_a[i]), float(along_b[j]))
    figure.axes[-1].plot(*at, "o", markersize=8, color=style.INK, markeredgecolor="white", zorder=9)
    style.note(figure.axes[-1], "second hollow", at, (-10, 0), ha="right")
    where = point(at, max(np.ptp(along_a), np.ptp(along_b)))
    return figure, f"{alt} A second hollow, {number(heights[i, j])}, is near {where}."


def _hollows(values: Array) -> list[tuple[int, int]]:
    """Where values [n, m] are lower than all eight around them, the lowest first."""
    inner, (n, m) = values[1:-1, 1:-1], values.shape
    around = [(i, j) for i in range(3) for j in range(3) if (i, j) != (1, 1)]
    lower = [inner < values[i : n - 2 + i, j : m - 2 + j] for i, j in around]
    found = [(int(i) + 1, int(j) + 1) for i, j in np.argwhere(np.all(lower, axis=0))]
    return sorted(found, key=lambda place: float(values[place]))


def _surface(
    a: Array, b: Array, values: Array, names: tuple[str, str], title: str
) -> tuple[Figure, str]:
    figure = style.canvas(height=4.2)
    i, j = draw_surface(figure, a, b, values, names)
    highest = float(values[np.isfinite(values)].max())
    scale = max(np.ptp(a), np.ptp(b))
    return figure, (
        f"{title} over {names[0]} and {names[1]}, as a surface and as contours. It is lowest, "
        f"{small(float(values[i, j]), highest)}, near {point((a[i], b[j]), scale)}, and rises "
        f"to {number(highest)} in this picture."
    )
