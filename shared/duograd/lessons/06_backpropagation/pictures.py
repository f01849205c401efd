"""Pictures of lesson 06: gradients on their way back, and a network that learns with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal, number
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

from .network_pictures import layer_sizes, learning, regions, unit_paths

__all__ = ["chain", "fork", "layer_sizes", "learning", "nudge", "regions", "unit_paths"]

Array = NDArray[np.float64]
Forward = Callable[[Any, Any, Any], tuple[Any, Any, Any]]
Backward = Callable[[Any, Any, Any, Any], tuple[Any, Any]]


# One chain: x, w1 → z1 → s → ŷ → J


@picture(sliders={"step": Slider(0, 5, 1, "step back")})
def chain(
    forward: Forward,
    backward: Backward,
    *,
    x: float,
    y: float,
    w1: float,
    w2: float,
    step: float = 5,
) -> tuple[Figure, str]:
    """Draw the lecture's chain: each value above its node, each gradient below, once reached.

    `forward(x, w1, w2)` returns z1, s, ŷ; `backward(x, y, w1, w2)` returns ∂J/∂w1 and ∂J/∂w2.
    With `step` 0 nothing has gone back yet, with 5 all has arrived.
    """
    inputs = [np.asarray(value, dtype=float) for value in (x, y, w1, w2)]
    z1, s, y_hat = (float(v) for v in forward(inputs[0], inputs[2], inputs[3]))
    dw1, dw2 = (float(v) for v in backward(*inputs))
    error, slope = 2 * (y_hat - y), s * (1 - s)
    values = {"x": x, "w₁": w1, "z₁": z1, "s": s, "w₂": w2, "ŷ": y_hat, "y": y}
    values["J"] = (y_hat - y) ** 2
    arrived = {"J": 1.0, "ŷ": error, "w₂": dw2, "s": error * w2, "z₁": error * w2 * slope}
    arrived["w₁"] = dw1
    when = {"J": 1, "ŷ": 2, "w₂": 3, "s": 3, "z₁": 4, "w₁": 5}
    shown = {name: value for name, value in arrived.items() if when[name] <= step}
    factors = {("ŷ", "J"): error, ("s", "ŷ"): w2, ("z₁", "s"): slope, ("w₁", "z₁"): x}
    factors[("w₂", "ŷ")] = s
    figure, axes = _diagram(2.9)
    axes.set(xlim=(-0.6, 8.6), ylim=(-3.0, 1.25))
    axes.set_xlabel("values (above) go to the right, gradients of J (below) come back to the left")
    _edges(axes, _CHAIN, [*factors, ("x", "z₁"), ("y", "J")], factors, shown)
    for name, at in _CHAIN.items():
        _node(axes, name, at, values[name], shown.get(name))
    chained = {"w₁": error * w2 * slope * x, "w₂": error * s}
    said = _contradicted(axes, {name: (shown.get(name), chained[name]) for name in chained})
    told = ", ".join(f"∂J/∂{name} = {decimal(value, 2)}" for name, value in shown.items())
    return figure, (
        f"The chain from x = {number(x)} to J = {decimal(values['J'], 2)}: z₁ = {decimal(z1, 2)}, "
        f"s = {decimal(s, 2)}, ŷ = {decimal(y_hat, 2)}. Gradients that have arrived, from right "
        f"to left: {told or 'none yet'}.{said}"
    )


def _contradicted(axes: Axes, gradients: Mapping[str, tuple[float | None, float]]) -> str:
    """Say on the picture, and return, where a student's gradient is not the arrows' product.

    gradients: by name, the student's (None: not shown yet) and that of the arrows.
    """
    wrong = [
        f"for {name} your function gives {decimal(given, 2)}, the arrows give {decimal(due, 2)}"
        for name, (given, due) in gradients.items()
        if given is not None and abs(given - due) > 1e-3 * max(1.0, abs(due))
    ]
    if not wrong:
        return ""
    said = "; ".join(wrong)
    words: dict[str, Any] = {"xycoords": "axes fraction", "color": style.VERMILLION_TEXT}
    style.note(axes, said, (0.5, 0), va="bottom", fontsize=10, **words)
    return f" {said[0].upper()}{said[1:]}."


_CHAIN = {
    "x": (0.0, 0.0),
    "w₁": (0.0, -1.9),
    "z₁": (2.0, 0.0),
    "s": (4.0, 0.0),
    "ŷ": (6.0, 0.0),
    "w₂": (4.0, -1.9),
    "J": (8.0, 0.0),
    "y": (6.0, -1.9),
}


def _diagram(height: float) -> tuple[Figure, Axes]:
    figure = style.canvas(height=height)
    axes = figure.add_axes((0.01, 0.12, 0.98, 0.86))
    axes.set(xticks=[], yticks=[])
    axes.spines[:].set_visible(False)
    return figure, axes


def _node(
    axes: Axes, name: str, at: tuple[float, float], value: float, gradient: float | None
) -> None:
    circle = {"boxstyle": "circle,pad=0.35", "facecolor": "white", "edgecolor": style.INK}
    axes.text(*at, name, ha="center", va="center", fontsize=13, bbox=circle, zorder=9)
    style.note(axes, decimal(value, 2), at, (0, 27), color=style.BLUE_TEXT, fontweight="bold")
    if gradient is not None:
        text = decimal(gradient, 2)
        colour = style.VERMILLION_TEXT
        style.note(axes, text, at, (0, -27), color=colour, fontweight="bold")


def _edges(
    axes: Axes,
    places: Mapping[str, tuple[float, float]],
    edges: Sequence[tuple[str, str]],
    factors: Mapping[tuple[str, str], float],
    shown: Mapping[str, float],
) -> None:
    """Draw the arrows; one that a gradient has passed is coloured and tells its factor."""
    for edge in edges:
        tail, tip = (np.array(places[name]) for name in edge)
        passed = edge in factors and edge[0] in shown
        colour = style.VERMILLION if passed else style.MUTED
        arrow = {"arrowstyle": "-|>", "color": colour, "linewidth": 2.0 if passed else 1.2}
        arrow |= {"shrinkA": 18, "shrinkB": 18}
        axes.annotate("", (tip[0], tip[1]), (tail[0], tail[1]), arrowprops=arrow)
        if passed:
            middle = (tail + tip) / 2
            text = f"× {decimal(factors[edge], 2)}"
            style.note(axes, text, tuple(middle), color=style.VERMILLION_TEXT, fontsize=10)


@picture(sliders={"delta": Slider(-0.5, 0.5, 0.01, "nudge Δw₁")})
def nudge(
    forward: Forward,
    backward: Backward,
    *,
    x: float,
    y: float,
    w1: float,
    w2: float,
    delta: float = 0.2,
) -> tuple[Figure, str]:
    """Draw J over w1, the straight line that the gradient promises, and both after a nudge."""
    grid = np.linspace(-0.7, 0.7, 71)

    def J(change: ArrayLike) -> Array:
        weights = w1 + np.asarray(change, dtype=float)
        y_hat = forward(np.asarray(float(x)), weights, np.asarray(float(w2)))[2]
        return np.asarray((np.asarray(y_hat, dtype=float) - y) ** 2)

    inputs = [np.asarray(float(value)) for value in (x, y, w1, w2)]
    slope, start = float(backward(*inputs)[0]), float(J(0.0))
    moved, promised = float(J(delta)) - start, slope * delta
    figure = style.canvas(height=3.6)
    axes = figure.add_axes((0.09, 0.16, 0.55, 0.75))
    axes.plot(w1 + grid, J(grid), color=style.BLUE)
    axes.plot(w1 + grid, start + slope * grid, color=style.VERMILLION, linestyle="--")
    _nudged(axes, (w1, start), delta, moved, promised)
    lines = (
        ("J itself grows by", style.BLUE_TEXT, moved),
        ("the gradient promises", style.VERMILLION_TEXT, promised),
        ("they differ by", style.INK, moved - promised),
    )
    figure.text(0.68, 0.80, f"Δw₁ = {number(delta)}", fontsize=12)
    for row, (words, colour, value) in enumerate(lines):
        figure.text(0.68, 0.66 - 0.12 * row, f"{words} {decimal(value, 3)}", color=colour)
    return figure, (
        f"J over w₁ (solid) and the line that ∂J/∂w₁ = {decimal(slope, 2)} promises (dashed), "
        f"touching at w₁ = {number(w1)}. After a nudge of {number(delta)} J has grown by "
        f"{decimal(moved, 2)}, the gradient promised {decimal(promised, 2)}."
    )


def _nudged(
    axes: Axes, here: tuple[float, float], delta: float, moved: float, promised: float
) -> None:
    w1, start = here
    axes.axvline(w1 + delta, color=style.GRID, zorder=0)
    dot: dict[str, Any] = {"marker": "o", "markersize": 9, "markeredgecolor": "white", "zorder": 9}
    axes.plot(w1, start, color=style.INK, **dot)
    axes.plot(w1 + delta, start + promised, color=style.VERMILLION, **dot)
    axes.plot(w1 + delta, start + moved, color=style.BLUE, **dot)
    style.note(axes, "here", (w1, start), (0, 16), fontsize=10)
    axes.set(xlabel="weight w₁", ylabel="loss J", title="a nudge, and what the gradient promised")


# One value, two paths: e = (a + b)(b − 1)


@picture
def fork(
    graph_backward: Callable[[Any, Any], tuple[Any, Any]], a: float, b: float
) -> tuple[Figure, str]:
    """Draw the graph of e = (a + b)(b − 1), with the gradients that the student's function gives.

    `graph_backward(a, b)` returns ∂e/∂a and ∂e/∂b.
    """
    da, db = (float(v) for v in graph_backward(np.asarray(float(a)), np.asarray(float(b))))
    c, d = a + b, b - 1
    values = {"a": a, "b": b, "c": c, "d": d, "e": c * d}
    gradients = {"a": da, "b": db, "c": d, "d": c, "e": 1.0}
    factors = {("c", "e"): d, ("d", "e"): c, ("a", "c"): 1.0, ("b", "c"): 1.0, ("b", "d"): 1.0}
    figure, axes = _diagram(3.3)
    axes.set(xlim=(-0.9, 6.9), ylim=(-2.6, 2.6))
    axes.set_xlabel("e = c · d with c = a + b and d = b − 1; values above, gradients of e below")
    _edges(axes, _FORK, list(factors), factors, gradients)
    for name, at in _FORK.items():
        _node(axes, name, at, values[name], gradients[name])
    said = _contradicted(axes, {"a": (da, d), "b": (db, c + d)})
    return figure, (
        f"The graph of e = (a + b)(b − 1) for a = {number(a)} and b = {number(b)}: c = {number(c)} "
        f"and d = {number(d)} flow into e = {number(c * d)}. Back come {number(d)} at c and "
        f"{number(c)} at d; a gets {number(da)}, and b, which feeds both, gets {number(db)}.{said}"
    )


_FORK = {"a": (0.0, 1.4), "b": (0.0, -1.2), "c": (3.0, 1.4), "d": (3.0, -1.2), "e": (6.0, 0.1)}
