"""Picture of lesson 02: which numbers of X, W and b decide one number of Z."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

Array = NDArray[np.float64]
Dense = Callable[[Array, Array, Array, Any], Array]

MOST = 8  # rows or columns that can still be read
CELL = (0.78, 0.44)  # inches
GAP, SIDE = 0.25, 0.8  # inches between two tables, up and down and from side to side
LIT = {"X": "#BFDDEE", "W": "#F6D2B8", "b": "#BFE5D8", "Z": "#F3E7A9"}


@picture(sliders={"row": Slider(1, 4, 1, "row of Z"), "column": Slider(1, 3, 1, "column of Z")})
def matrix_product(
    dense: Dense,
    X: ArrayLike,
    W: ArrayLike,
    b: ArrayLike,
    *,
    row: float = 1,
    column: float = 1,
) -> tuple[Figure, str]:
    """Draw X, W, b and Z = XW + b as tables, and light up what decides one cell of Z.

    `dense(X, W, b, g)` takes X [n, m], W [m, k] and b [1, k]; drawn is what it returns for a g
    that does nothing. `row` and `column` are counted from 1 and stay within Z.
    """
    x, w, bias = (np.asarray(table, dtype=float) for table in (X, W, b))
    if max(*x.shape, *w.shape) > MOST:
        raise ValueError(f"A table of more than {MOST} rows or columns cannot be read.")
    z = _answers(dense, x, w, bias)
    i = int(np.clip(round(row), 1, z.shape[0])) - 1
    j = int(np.clip(round(column), 1, z.shape[1])) - 1
    one = _Entry(i, j, x[i], w[:, j], float(bias.reshape(-1)[j]), float(z[i, j]))
    figure, places = _places(x, w)
    _draw_table(places["X"], "X", x, lambda r, c: r == i)
    _draw_table(places["W"], "W", w, lambda r, c: c == j)
    _draw_table(places["b"], "b", bias, lambda r, c: c == j)
    _draw_table(places["Z"], "Z", z, lambda r, c: (r, c) == (i, j))
    _name_axes(places)
    figure.text(0.03, 0.95, one.in_words(), va="top", fontsize=13)
    return figure, _alt(x, w, one)


@dataclass(frozen=True)
class _Entry:
    """One number of Z, in row i and column j, and the numbers that decide it."""

    i: int
    j: int
    inputs: Array
    weights: Array
    bias: float
    given: float

    def terms(self) -> str:
        """`1 · 0 + 1 · 1 + 2`: the sum as one would write it."""
        pairs = zip(self.inputs, self.weights, strict=True)
        products = [f"{_factor(a)} · {_factor(b)}" for a, b in pairs]
        return " + ".join([*products, _factor(self.bias)])

    def in_words(self) -> str:
        """The sum with its result, and what the student's Z holds if that is something else."""
        result = float(self.inputs @ self.weights) + self.bias
        lines = [f"row {self.i + 1} of X with column {self.j + 1} of W,", f"and bias {self.j + 1}:"]
        lines += ["", f"z = {self.terms()}", f"   = {decimal(result, 2)}"]
        if abs(result - self.given) > 1e-3 * max(1.0, abs(result)):
            lines.append(f"but your Z holds {decimal(self.given, 2)}")
        return "\n".join(lines)


def _factor(value: float) -> str:
    text = decimal(value, 2)
    return f"({text})" if value < 0 else text


def _answers(dense: Dense, x: Array, w: Array, bias: Array) -> Array:
    z = np.asarray(dense(x, w, bias, lambda z: z), dtype=float)
    asked = (x.shape[0], w.shape[1])
    if z.shape != asked:
        raise ValueError(f"dense returned shape {list(z.shape)}, not {list(asked)}.")
    return z


def _places(x: Array, w: Array) -> tuple[Figure, dict[str, Axes]]:
    """A figure with W and b above Z, X to its left: what belongs together stands in line."""
    (n, m), k = x.shape, w.shape[1]
    wide, high = CELL
    column, base = max(m * wide + 0.9, 3.6) + SIDE, 0.5  # above X there is room for the sum
    upper = base + n * high + GAP
    width, height = column + k * wide + 0.25, upper + high + GAP + m * high + 0.2
    figure = style.canvas(height, width)

    def axes(x0: float, y0: float, columns: int, rows: int) -> Axes:
        box = (x0 / width, y0 / height, columns * wide / width, rows * high / height)
        return figure.add_axes(box)

    return figure, {
        "X": axes(column - SIDE - m * wide, base, m, n),
        "Z": axes(column, base, k, n),
        "b": axes(column, upper, k, 1),
        "W": axes(column, upper + high + GAP, k, m),
    }


def _draw_table(axes: Axes, name: str, table: Array, lit: Callable[[int, int], bool]) -> None:
    rows, columns = table.shape
    for r, c in np.ndindex(rows, columns):
        colour = LIT[name] if lit(r, c) else style.BACKGROUND
        frame: dict[str, Any] = {
            "facecolor": colour,
            "edgecolor": style.MUTED,
            "linewidth": 0.8,
            "clip_on": False,
        }
        axes.add_patch(Rectangle((c, r), 1, 1, **frame))
        weight = "bold" if lit(r, c) else "normal"
        text = decimal(float(table[r, c]), 2)
        axes.text(c + 0.5, r + 0.5, text, ha="center", va="center", fontsize=12, weight=weight)
    axes.set(xlim=(0, columns), ylim=(rows, 0), xticks=[], yticks=[])
    axes.spines[:].set_visible(False)


def _name_axes(places: dict[str, Axes]) -> None:
    side: dict[str, Any] = {"rotation": 0, "ha": "right", "va": "center", "fontsize": 15}
    for name, axes in places.items():
        axes.set_ylabel(name, labelpad=10, **side)
    places["X"].set_xlabel("a column for each input", fontsize=10)
    places["Z"].set_xlabel("a column for each neuron", fontsize=10)


def _alt(x: Array, w: Array, one: _Entry) -> str:
    (n, m), k = x.shape, w.shape[1]
    return (
        f"X with {n} rows and {m} columns, above Z the weights W with {m} rows and {k} columns and "
        f"the row b, and Z with {n} rows and {k} columns. Lit up are row {one.i + 1} of X, column "
        f"{one.j + 1} of W and of b, and the cell of Z that they decide: {one.terms()}, "
        f"and Z holds {decimal(one.given, 2)}."
    )
