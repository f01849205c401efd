"""Pictures of a network while it learns: its plane, one student's chance, its hidden units."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal, point
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

Array = NDArray[np.float64]
Probability = Callable[..., Array]
Path = Sequence[Sequence[ArrayLike]]

_LECTURES, _HOURS = np.linspace(-0.25, 5.25, 45), np.linspace(-0.5, 10.5, 45)
_SHADES = np.linspace(0, 1, 11)
_COLOURS = (style.BLUE, style.VERMILLION, style.GREEN)


@picture
def regions(
    probability: Probability,
    path: Path,
    X: ArrayLike,
    passed: ArrayLike,
    *,
    steps: Sequence[int],
    at: tuple[float, float] = (4.0, 5.0),
) -> tuple[Figure, str]:
    """Draw the plane of lectures and hours after some steps, shaded by the chance to pass.

    `path[k]` are the params after k steps; `probability(X, *params)` returns ŷ [n, 1] for
    students X [n, 2]. `at` is the student whose chance is told.
    """
    figure = style.canvas(height=3.5)
    place: dict[str, Any] = {"left": 0.065, "right": 0.985, "bottom": 0.15, "top": 0.82}
    panels = np.atleast_1d(figure.subplots(1, len(steps), gridspec_kw=place | {"wspace": 0.16}))
    told = []
    for axes, step in zip(panels, steps, strict=True):
        _region(axes, probability, path[step])
        _students(axes, X, passed, at)
        chance = _chance(probability, path[step], at)
        axes.set_title(f"after {step} steps\nŷ{point(at)} = {decimal(chance, 2)}")
        told.append(f"after {step} steps {decimal(chance, 2)}")
    for axes in panels[1:]:
        axes.set(ylabel="", yticklabels=[])
    return figure, (
        "Students by lectures and hours, filled where they passed, on a plane shaded by the chance "
        "to pass, orange above one half and blue below; the line marks one half. "
        f"For the student at {point(at)}: {', '.join(told)}."
    )


@picture(sliders={"step": Slider(0, 300, 1, "step")})
def learning(
    probability: Probability,
    path: Path,
    X: ArrayLike,
    passed: ArrayLike,
    *,
    step: float = 20,
    at: tuple[float, float] = (4.0, 5.0),
) -> tuple[Figure, str]:
    """Draw the region after one number of steps, and beside it ŷ of one student on the way.

    Arguments as for `regions`.
    """
    now = min(round(step), len(path) - 1)  # a slider sends 19.999… for 20
    figure = style.canvas(height=4.2)
    plane = figure.add_axes((0.07, 0.13, 0.38, 0.79))
    beside = figure.add_axes((0.56, 0.13, 0.42, 0.79))
    _region(plane, probability, path[now])
    _students(plane, X, passed, at)
    plane.set_title(f"after {now} steps")
    chances = np.array([_chance(probability, params, at) for params in path])
    beside.axhline(0.5, color=style.GRID, zorder=0)
    beside.plot(chances, color=style.BLUE)
    beside.plot(now, chances[now], "o", markersize=9, color=style.INK, markeredgecolor="white")
    text = f"ŷ = {decimal(chances[now], 2)}"
    style.note(beside, text, (now, chances[now]), (34, -12))
    beside.set(xlabel="step", ylabel=f"ŷ{point(at)}", ylim=(0, 1.03))
    beside.set_title(f"the chance of the student at {point(at)}")
    return figure, (
        f"The plane of lectures and hours shaded by the chance to pass after {now} steps, and the "
        f"chance of the student at {point(at)} over {len(path) - 1} steps: it starts at "
        f"{decimal(chances[0], 2)}, is {decimal(chances[now], 2)} now and ends at "
        f"{decimal(chances[-1], 2)}."
    )


def _chance(
    probability: Probability, params: Sequence[ArrayLike], at: tuple[float, float]
) -> float:
    student = np.array([at], dtype=float)
    return float(np.asarray(probability(student, *params)).reshape(-1)[0])


def _region(axes: Axes, probability: Probability, params: Sequence[ArrayLike]) -> None:
    grid = np.stack(np.meshgrid(_LECTURES, _HOURS), axis=-1)
    y_hat = np.asarray(probability(grid.reshape(-1, 2), *params), dtype=float)
    y_hat = y_hat.reshape(grid.shape[:2])
    axes.contourf(_LECTURES, _HOURS, y_hat, _SHADES, cmap=style.DIVERGING)
    if y_hat.min() < 0.5 < y_hat.max():
        axes.contour(_LECTURES, _HOURS, y_hat, [0.5], colors=style.INK, linewidths=1.8)
    axes.set(xlabel="lectures attended", ylabel="hours on the project")
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))


def _students(axes: Axes, X: ArrayLike, passed: ArrayLike, at: tuple[float, float]) -> None:
    places, yes = _apart(np.asarray(X, dtype=float)), np.asarray(passed).reshape(-1) > 0.5
    dots: dict[str, Any] = {"linestyle": "", "marker": "o", "markersize": 3.2}
    dots |= {"markeredgecolor": style.INK, "markeredgewidth": 0.5}
    axes.plot(*places[yes].T, color=style.INK, **dots)
    axes.plot(*places[~yes].T, color="white", **dots)
    axes.plot(*at, "*", markersize=17, color=style.VERMILLION, markeredgecolor="white", zorder=9)


def _apart(places: Array) -> Array:
    """Students with the same two numbers, moved a little sideways so that all can be seen."""
    sideways = (np.arange(len(places)) * 0.382) % 1 - 0.5
    return np.stack([places[:, 0] + 0.36 * sideways, places[:, 1]], axis=1)


@picture
def unit_paths(paths: Mapping[str, Path]) -> tuple[Figure, str]:
    """Draw how the two weights of each hidden unit move while the network learns.

    `paths` maps a title to a path of params (W1 [2, h], …) as for `regions`.
    """
    figure = style.canvas(height=3.9)
    place = {"left": 0.08, "right": 0.98, "bottom": 0.15, "top": 0.9, "wspace": 0.22}
    panels = np.atleast_1d(figure.subplots(1, len(paths), gridspec_kw=place))
    told = []
    for axes, (title, path) in zip(panels, paths.items(), strict=True):
        weights = np.stack([np.asarray(params[0], dtype=float) for params in path])
        _unit_panel(axes, title, weights)
        count = len(np.unique(np.round(weights[-1], 3), axis=1).T)
        told.append(f"{title}: {weights.shape[2]} units, {count} different at the end")
    said = "How the two weights of each hidden unit move, from the square to the star: "
    return figure, said + "; ".join(told) + "."


def _unit_panel(axes: Axes, title: str, weights: Array) -> None:
    style.zero_lines(axes)
    for unit in range(weights.shape[2]):
        colour = _COLOURS[unit % len(_COLOURS)]
        line = weights[:, :, unit].T
        axes.plot(*line, color=colour, linewidth=max(5 - 1.5 * unit, 1))
        axes.plot(*line[:, 0], "s", markersize=max(11 - 2.5 * unit, 4), color=colour)
        axes.plot(*line[:, -1], "*", markersize=max(19 - 4 * unit, 7), color=colour)
    for name, end in _named_ends(weights[-1]):
        style.note(axes, name, end, (0, 17), fontsize=10)
    axes.margins(0.16)
    axes.set(title=title, xlabel="its weight for lectures", ylabel="its weight for hours")


def _named_ends(ends: Array) -> list[tuple[str, tuple[float, float]]]:
    """`unit 1` or `units 1, 2, 3` for each place [2] of `ends` [2, h] at which units stand."""
    named: dict[tuple[float, float], list[int]] = {}
    for unit, end in enumerate(ends.T, 1):
        place = (round(float(end[0]), 3), round(float(end[1]), 3))
        named.setdefault(place, []).append(unit)
    return [
        (f"unit{'s' if len(units) > 1 else ''} {', '.join(map(str, units))}", place)
        for place, units in named.items()
    ]


@picture
def layer_sizes(starts: Mapping[str, Sequence[float]]) -> tuple[Figure, str]:
    """Draw how large the numbers are after each layer, a line for each start, each named.

    `starts` maps a name to sizes [layers + 1], that of the input first.
    """
    figure = style.canvas(height=3.6)
    axes = figure.add_axes((0.1, 0.16, 0.68, 0.78))
    looks = ((style.BLUE, "o-"), (style.VERMILLION, "s--"), (style.GREEN, "^:"), (style.INK, "D-"))
    for place, (name, sizes) in enumerate(starts.items()):
        colour, look = looks[place % len(looks)]
        axes.semilogy(sizes, look, color=colour, markeredgecolor="white", label=name)
    axes.grid(axis="y")
    axes.set(xlabel="layer", ylabel="size of its numbers")
    axes.xaxis.set_major_locator(MaxNLocator(10, integer=True))
    figure.legend(loc="center left", bbox_to_anchor=(0.8, 0.55), frameon=False)
    told = (f"{name} {sizes[-1]:.0e}" for name, sizes in starts.items())
    layers = max(len(sizes) for sizes in starts.values()) - 1
    return (
        figure,
        f"The size of the numbers after {layers} layers, by first weights: {', '.join(told)}.",
    )
