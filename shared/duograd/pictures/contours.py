"""A loss over two weights, seen from above and from the side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from duograd.pictures import style
from duograd.pictures.numbers import number
from duograd.pictures.picture import once_per_picture

Array = NDArray[np.float64]
Loss = Callable[[Array], float]

_POINTS = 25  # a side of the grid: a framework needs some 0.2 ms for each of its points
_FINER = 4
_BANDS = 11


@dataclass(frozen=True)
class Window:
    """A square of the plane of two weights, so that steps stand square on the contours."""

    centre: tuple[float, float]
    half: float

    @staticmethod
    def around(points: Array, margin: float = 1.3) -> Window:
        """The smallest square around `points` [n, 2], `margin` times as wide."""
        low, high = points.min(axis=0), points.max(axis=0)
        half = margin * float((high - low).max()) / 2
        centre = (low + high) / 2
        return Window((float(centre[0]), float(centre[1])), half or 1.0)

    def ends(self, axis: int) -> tuple[float, float]:
        """The lowest and the highest value of weight `axis`."""
        return self.centre[axis] - self.half, self.centre[axis] + self.half

    def contains(self, points: Array) -> NDArray[np.bool_]:
        """Whether each of `points` [n, 2] lies inside; NaN does not."""
        with np.errstate(invalid="ignore"):
            return np.asarray((np.abs(points - self.centre) <= self.half).all(axis=1))


@once_per_picture
def loss_grid(
    loss: Loss, ends_a: tuple[float, float], ends_b: tuple[float, float]
) -> tuple[Array, Array, Array]:
    """Return (a [n], b [n], values [n, n]), values[i, j] the loss at (a[i], b[j]).

    The loss is asked at 25 by 25 points and drawn through them as a smooth surface.
    """
    a, b = np.linspace(*ends_a, _POINTS), np.linspace(*ends_b, _POINTS)
    with np.errstate(all="ignore"):
        values = np.array([[_scalar(loss(np.array([x, y]))) for y in b] for x in a])
    if not np.isfinite(values).all():
        return a, b, values
    between = _smoothing()
    return between @ a, between @ b, between @ values @ between.T


def _smoothing() -> Array:
    """The matrix [97, 25] that puts a cubic through the four grid points around each place."""
    matrix = np.zeros(((_POINTS - 1) * _FINER + 1, _POINTS))
    nodes = np.arange(4)
    for row in range(len(matrix)):
        first = min(max(row // _FINER - 1, 0), _POINTS - 4)
        place = row / _FINER - first
        for k in nodes:  # Lagrange's polynomial: 1 at its own node, 0 at the three others
            others = nodes[nodes != k]
            matrix[row, first + k] = np.prod((place - others) / (k - others))
    return matrix


def _scalar(value: object) -> float:
    array = np.asarray(value, dtype=float)
    if array.size != 1:
        raise ValueError(f"The loss returned shape {array.shape}, not one number.")
    return float(array.reshape(()))


def draw_window(axes: Axes, loss: Loss, window: Window, names: tuple[str, str]) -> None:
    """Draw the contours of `loss` in `window`, both axes to the same scale."""
    a, b, values = loss_grid(loss, window.ends(0), window.ends(1))
    draw_contours(axes, a, b, values, names)
    axes.set_aspect("equal")


def draw_contours(axes: Axes, a: Array, b: Array, values: Array, names: tuple[str, str]) -> None:
    """Draw filled contours of values [n, m] over a [n] and b [m]: the darker, the higher."""
    edges = _levels(values)
    shades = style.SEQUENTIAL(np.linspace(0, 1, len(edges) - 1))
    axes.contourf(a, b, values.T, levels=edges, colors=shades)
    lines = axes.contour(a, b, values.T, levels=edges[1:-1], colors="#4A7896")
    axes.clabel(lines, np.asarray(lines.levels)[3::3], fmt=number, fontsize=8.5, colors=style.INK)
    axes.set(xlabel=names[0], ylabel=names[1], xlim=(a[0], a[-1]), ylim=(b[0], b[-1]))


def _levels(values: Array) -> Array:
    """Edges of the bands, closer where the loss is low, wherever its heights lie."""
    finite = values[np.isfinite(values)]
    if not finite.size:
        raise ValueError("The loss is not a finite number anywhere in this picture.")
    edges = np.unique(np.quantile(finite, np.linspace(0, 1, _BANDS) ** 2))
    return edges if len(edges) > 3 else finite.min() + np.arange(4.0)


def draw_surface(
    figure: Figure, a: Array, b: Array, values: Array, names: tuple[str, str]
) -> tuple[int, int]:
    """Draw values [n, m] as a surface and as contours; mark the lowest, return its indices."""
    i, j = np.unravel_index(np.nanargmin(values), values.shape)
    _relief(figure, a, b, values, names)
    above = figure.add_axes((0.57, 0.13, 0.41, 0.79))
    draw_contours(above, a, b, values, names)
    above.plot(a[i], b[j], "*", markersize=15, color=style.INK, markeredgecolor="white", zorder=9)
    style.note(above, "lowest", (a[i], b[j]), (0, 17))
    above.xaxis.set_major_locator(MaxNLocator(6))
    above.set_title("the same from above: the darker, the higher")
    return int(i), int(j)


def _relief(figure: Figure, a: Array, b: Array, values: Array, names: tuple[str, str]) -> None:
    axes: Any = figure.add_axes((-0.01, 0.0, 0.45, 0.94), projection="3d")
    grid_a, grid_b = np.meshgrid(a, b, indexing="ij")
    axes.plot_surface(grid_a, grid_b, values, cmap=style.SURFACE, rcount=50, ccount=50, linewidth=0)
    axes.set(xlabel=names[0], ylabel=names[1], zlabel="loss J")
    figure.text(0.23, 0.945, "the loss as a height", ha="center", fontsize=12)
    axes.view_init(elev=32, azim=-58)
    axes.set_box_aspect((1, 1, 0.8), zoom=0.92)
    for axis in (axes.xaxis, axes.yaxis, axes.zaxis):
        axis.set_major_locator(MaxNLocator(5))
        axis.set_pane_color((0.97, 0.97, 0.97, 1.0))
