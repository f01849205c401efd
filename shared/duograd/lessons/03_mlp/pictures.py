"""Pictures of lesson 03: what hidden units do to the plane, and what a start is worth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.cups import cups, trained_layers
from duograd.pictures.numbers import decimal, number
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = ["cups", "hidden_units", "look_inside", "starts", "trained_layers"]

Array = NDArray[np.floating[Any]]
Forward = Callable[..., Array]

_HALF = 3.2  # the plane reaches from -3.2 to 3.2
_SIDE = np.linspace(-_HALF, _HALF, 65)
_PLANE = np.stack(np.meshgrid(_SIDE, _SIDE), axis=-1).reshape(-1, 2)
_AXES = ("too hot →", "too strong →")


def _identity(z: Any) -> Any:
    return z


@picture(
    sliders={
        "hidden": Slider(1, 8, 1, "hidden units"),
        "active": Slider(0, 1, 1, "activation"),
    }
)
def hidden_units(
    forward: Forward, g: Any, g_out: Any, *, hidden: float = 4, active: float = 1
) -> tuple[Figure, str]:
    """Draw what each hidden unit of a trained network sees, and the region they make together.

    `forward(X, W1, b1, W2, b2, g, g_out)` is the student's network, [n, 2] to [n, 1]. `active` 0
    trains and runs the same network without g.
    """
    units, on = round(hidden), active > 0.5
    (W1, b1), (W2, b2) = trained_layers(units, on)
    between = g if on else _identity
    X, liked = cups()
    hidden_layer = _checked(
        forward(_PLANE, W1, b1, np.eye(units), np.zeros((1, units)), between, _identity), units
    )
    y_hat = _checked(forward(_PLANE, W1, b1, W2, b2, between, g_out), 1)
    right = (_checked(forward(X, W1, b1, W2, b2, between, g_out), 1)[:, 0] > 0.5) == (liked > 0.5)
    figure = style.canvas(height=4.8)
    left = figure.add_axes((0.06, 0.175, 0.37, 0.7))
    beside = figure.add_axes((0.5, 0.175, 0.37, 0.7))
    bar = figure.add_axes((0.885, 0.175, 0.014, 0.7))
    z = _PLANE @ W1 + b1
    as_asked = np.allclose(hidden_layer, np.asarray(between(z), dtype=float), atol=1e-3)
    _draw_units(left, W1, b1, hidden_layer if on else None)
    if not as_asked:
        left.set_title(
            "each hidden unit: its line, an arrow to z > 0;\nyour hidden layer is not g(z)"
        )
    shades = _draw_region(beside, y_hat[:, 0])
    _draw_cups(beside, X, liked, right)
    figure.colorbar(shades, cax=bar, label="prediction ŷ", ticks=[0, 0.25, 0.5, 0.75, 1])
    share = f"{100 * right.mean():.0f} % of the cups right"
    beside.set_title(f"together\n{share}")
    alt = _units_alt(units, on, y_hat, share)
    return figure, alt if as_asked else f"{alt} The hidden layer is not what g makes of z."


def _checked(values: ArrayLike, columns: int) -> Array:
    """The student's output [n, columns]. Raises ValueError for another shape."""
    found = np.asarray(values, dtype=float)
    if found.ndim != 2 or found.shape[1] != columns:
        raise ValueError(f"The network returned shape {found.shape}, not [n, {columns}].")
    return found


def _units_alt(units: int, on: bool, y_hat: Array, share: str) -> str:
    many = "1 hidden unit" if units == 1 else f"{units} hidden units"
    if not on:
        border = "a border" if y_hat.min() <= 0.5 < y_hat.max() else "no border"
        return (
            f"A network of {many} without an activation on the plane of too hot and too strong: "
            f"the units' lines on the left draw {border} on the right: {share}, the others "
            "circled."
        )
    inside = (y_hat > 0.5).mean()
    shape = "nowhere" if inside == 0 else f"on {100 * inside:.0f} % of the plane"
    return (
        f"A network of {many} with an activation, on the plane of too hot and too strong. Left: "
        "the line of each unit, and how many units are on. Right: it says yes "
        f"{shape}, with {share}."
    )


def _draw_units(axes: Axes, W1: Array, b1: Array, hidden_layer: Array | None) -> None:
    """The line z = 0 of each unit with its number on the side where it is on."""
    if hidden_layer is not None:
        count = (hidden_layer > 0).sum(axis=1).reshape(len(_SIDE), -1)
        levels = np.arange(W1.shape[1] + 2) - 0.5
        axes.contourf(_SIDE, _SIDE, count, levels, cmap=style.SEQUENTIAL)
    for place, (w, bias) in enumerate(zip(W1.T, b1[0], strict=True), 1):
        z = (_PLANE @ w + bias).reshape(len(_SIDE), -1)
        axes.contour(_SIDE, _SIDE, z, [0.0], colors=[style.INK], linewidths=1.8)
        unit = w / (np.linalg.norm(w) or 1)
        foot = -bias * unit / (np.linalg.norm(w) or 1)
        if np.abs(foot).max() > _HALF:
            continue
        arrow = {"arrowstyle": "-|>", "color": style.VERMILLION, "linewidth": 2}
        axes.annotate("", foot + 0.75 * unit, foot, arrowprops=arrow, zorder=8)
        style.note(axes, str(place), tuple(foot + 1.0 * unit), color=style.VERMILLION_TEXT)
    _frame(axes)
    some = "where it is on (darker: more are on)" if hidden_layer is not None else "z > 0"
    axes.set_title(f"each hidden unit: its line, and an arrow\nto {some}")


def _frame(axes: Axes) -> None:
    ends = (-_HALF, _HALF)
    axes.set(xlabel=_AXES[0], ylabel=_AXES[1], xlim=ends, ylim=ends, aspect="equal")
    axes.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2])


def _draw_region(axes: Axes, y_hat: Array) -> Any:
    values = y_hat.reshape(len(_SIDE), -1)
    levels = np.linspace(0, 1, 21)
    beyond = style.beyond(values, levels)
    shades = axes.contourf(_SIDE, _SIDE, values, levels, cmap=style.DIVERGING, extend=beyond)
    axes.contour(_SIDE, _SIDE, values, [0.5], colors=[style.INK], linewidths=1.8)
    _frame(axes)
    return shades


def _draw_cups(
    axes: Axes, X: Array, liked: Array, right: NDArray[np.bool_], size: float = 22
) -> None:
    looks = ((1, "o", style.VERMILLION, "liked"), (0, "s", style.BLUE, "not liked"))
    for kind, marker, colour, name in looks:
        some = X[liked == kind]
        edge: dict[str, Any] = {"edgecolor": "white", "linewidth": 0.6}
        axes.scatter(
            some[:, 0],
            some[:, 1],
            s=size,
            marker=marker,
            color=colour,
            label=name,
            zorder=5,
            **edge,
        )
    wrong = X[~right]
    axes.scatter(
        wrong[:, 0],
        wrong[:, 1],
        s=3.4 * size,
        marker="o",
        facecolor="none",
        edgecolor=style.INK,
        zorder=6,
        label="told wrong" if len(wrong) else None,
    )
    if size > 20:
        below: dict[str, Any] = {"loc": "upper center", "bbox_to_anchor": (0.5, -0.13), "ncols": 3}
        axes.legend(fontsize=9.5, frameon=False, handletextpad=0.2, **below)


@picture
def look_inside(handmade: Forward, learned: Forward) -> tuple[Figure, str]:
    """Draw the four hidden units and the output of two models, one above the other.

    `model(X, return_hidden=True)` returns z [n, 1] and the hidden layer [n, 4].
    """
    figure = style.canvas(height=4.8)
    place = {"left": 0.115, "right": 0.985, "bottom": 0.11, "top": 0.92, "wspace": 0.16}
    grid = figure.subplots(2, 5, gridspec_kw=place | {"hspace": 0.45})
    names = ["too hot", "too cold", "too strong", "too weak"]
    rows = (("made by hand", handmade, names), ("learned", learned, [f"unit {i}" for i in "1234"]))
    shares = []
    for panels, (title, model, captions) in zip(grid, rows, strict=True):
        shares.append(_inside_row(panels, model, captions))
        panels[0].set_ylabel(f"{title}\n{_AXES[1]}")
    return figure, (
        "Above, four hidden units made by hand: too hot, too cold, too strong, too weak; below, "
        "four learned ones, whose directions have no names. Each is 0 on one side of its line and "
        f"grows on the other. The outputs get {shares[0]} % (by hand) and {shares[1]} % "
        "(learned) of the cups right; the others are circled."
    )


def _inside_row(panels: Any, model: Forward, captions: list[str]) -> str:
    """Draw one model; return how many per cent of the cups it gets right."""
    z, hidden_layer = model(_PLANE, return_hidden=True)
    units = _checked(hidden_layer, 4)
    for axes, column, caption in zip(panels, units.T, captions, strict=False):
        values = column.reshape(len(_SIDE), -1)
        top = max(float(values.max()), 0.1)
        axes.contourf(_SIDE, _SIDE, values, np.linspace(0, top, 13), cmap=style.SURFACE)
        axes.set_title(caption, fontsize=11)
        _frame(axes)
    output = panels[4]
    _draw_region(output, 1 / (1 + np.exp(-_checked(z, 1)[:, 0])))
    X, liked = cups()
    right = (_checked(model(X, return_hidden=True)[0], 1)[:, 0] > 0) == (liked > 0.5)
    _draw_cups(output, X, liked, right, size=7)
    share = f"{100 * right.mean():.0f}"
    output.set_title(f"output: {share} % right", fontsize=11)
    for axes in panels:
        axes.set_xlabel(_AXES[0], fontsize=10)
    for axes in panels[1:]:
        axes.set(ylabel="", yticklabels=[])
    return share


@picture
def starts(predictions: ArrayLike, one: float) -> tuple[Figure, str]:
    """Draw a histogram of predictions [n] from n random starts, and mark one of them."""
    values = np.asarray(predictions, dtype=float).ravel()
    figure = style.canvas(height=2.9)
    axes = figure.add_axes((0.08, 0.2, 0.9, 0.7))
    axes.hist(values, bins=np.linspace(0, 1, 21).tolist(), color=style.BLUE, edgecolor="white")
    axes.axvline(float(one), color=style.VERMILLION, linewidth=2.4)
    high = axes.get_ylim()[1]
    style.note(
        axes,
        f"the start above: {decimal(float(one), 1)}",
        (float(one), 0.9 * high),
        (6, 0),
        ha="left",
        color=style.VERMILLION_TEXT,
    )
    axes.axvline(0.5, color=style.INK, linestyle=":", linewidth=1.4)
    axes.set(xlim=(0, 1), xlabel="ŷ for the student (4, 5), before any training")
    axes.set_ylabel("number of starts")
    below = 10 * round(10 * float((values < 0.5).mean()))
    return figure, (
        f"Histogram of ŷ for the student (4, 5) from {len(values)} random starts: from "
        f"{number(values.min(), 1)} to {decimal(values.max(), 2)}, about {below} of 100 below one "
        f"half. The start above gives {decimal(float(one), 1)}."
    )
