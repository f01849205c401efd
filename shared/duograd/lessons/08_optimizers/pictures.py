"""Pictures of lesson 08: optimizers in a ravine, and a learning rate that falls by stairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from duograd.pictures import style
from duograd.pictures.contours import draw_contours
from duograd.pictures.numbers import number, point, small
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

Array = NDArray[np.float64]
# A step, then its learning rate and the rest of its settings.
Optimizer = tuple[Any, ...]
Schedule = Callable[[float, int, float, int], float]

START = np.array([-8.0, 1.8])
_ENDS = ((-9.5, 4.0), (-2.6, 2.6))
# Told apart by colour, by marker and by the name at the ball.
_LOOKS = (
    (style.BLUE, "o"),
    (style.VERMILLION, "s"),
    (style.GREEN, "^"),
    ("#8A5FA8", "D"),
    (style.INK, "v"),
)


@picture(
    sliders={
        "eccentricity": Slider(1, 40, 1, "eccentricity"),
        "count": Slider(1, 60, 1, "steps"),
    }
)
def ravine(
    optimizers: Mapping[str, Optimizer], *, eccentricity: float = 20.0, count: float = 30.0
) -> tuple[Figure, str]:
    """Let one ball per optimizer roll down ½(w₁² + eccentricity · w₂²), from (−8, 1.8).

    `optimizers` maps a name to (step, learning_rate, …): the student's
    `step(w, gradient, state, learning_rate, …)`, which returns the new w [2] and the new state,
    and its settings. Below stands how far each weight moved in each of `count` steps.
    """
    steepness = np.array([1.0, float(eccentricity)])
    paths = {n: _roll(steepness, int(count), *how) for n, how in optimizers.items()}
    figure = style.canvas(height=6.2)
    above = figure.add_axes((0.09, 0.5, 0.89, 0.44))
    below = [figure.add_axes((left, 0.09, 0.395, 0.29)) for left in (0.09, 0.585)]
    _draw_ravine(above, steepness)
    for place, (path, look) in enumerate(zip(paths.values(), _LOOKS, strict=False)):
        _draw_ball(above, path, look)
        for axes, moved in zip(below, np.abs(np.diff(path, axis=0)).T, strict=True):
            _draw_steps(axes, moved, look, place)
    _finish_steps(below, paths)
    _legend(figure, list(paths))
    above.set_title(f"{int(count)} steps in the ravine ½(w₁² + {number(eccentricity)} w₂²)")
    told = [f"{name} {_told(path, steepness)}" for name, path in paths.items()]
    start = f"From {point(START)}, after {int(count)} steps in a ravine {number(eccentricity)} "
    return figure, f"{start}times as steep along w₂ as along w₁: {'; '.join(told)}."


def _roll(steepness: Array, count: int, step: Any, *settings: float) -> Array:
    """The path [count + 1, 2] of one optimizer; what runs away is drawn while it is finite."""
    w, state, path = START, None, [START]
    with np.errstate(all="ignore"):
        for _ in range(count):
            result = step(w, steepness * w, state, *settings)
            if not isinstance(result, tuple | list) or len(result) != 2:
                raise ValueError("a step returns two things: the new w and the new state.")
            w, state = np.asarray(result[0], dtype=float), result[1]
            path.append(w)
    return np.stack(path)


def _draw_ravine(axes: Axes, steepness: Array) -> None:
    a, b = (np.linspace(*ends, 61) for ends in _ENDS)
    heights = (a[:, None] ** 2 + steepness[1] * b**2) / 2
    draw_contours(axes, a, b, heights, ("w₁", "w₂"))
    axes.plot(0, 0, "*", markersize=15, color=style.INK, markeredgecolor="white", zorder=9)
    axes.plot(*START, "P", markersize=9, color=style.INK, markeredgecolor="white", zorder=9)
    style.note(axes, "start", tuple(START), (0, 13), fontsize=10)


def _draw_ball(axes: Axes, path: Array, look: tuple[str, str]) -> None:
    colour, marker = look
    near = path[np.isfinite(path).all(axis=1) & (np.abs(path) < 50).all(axis=1)]
    axes.plot(*near.T, color=colour, linewidth=1.5, marker=marker, markersize=3)
    ball: dict[str, Any] = {
        "markersize": 11,
        "markeredgecolor": "white",
        "markeredgewidth": 1.2,
        "zorder": 10,
    }
    axes.plot(*near[-1], marker, color=colour, **ball)


def _draw_steps(axes: Axes, moved: Array, look: tuple[str, str], place: int) -> None:
    """The length of each step; a marker at the first one, then one here and there, staggered."""
    colour, marker = look
    marked = [0, *range(1 + place, len(moved), len(_LOOKS))]
    axes.plot(
        np.arange(1, len(moved) + 1),
        moved,
        color=colour,
        linewidth=1.8,
        marker=marker,
        markersize=6,
        markeredgecolor="white",
        markeredgewidth=0.7,
        markevery=marked,
    )


def _finish_steps(panels: Sequence[Axes], paths: Mapping[str, Array]) -> None:
    """Both weights on the same log scale: what is equal looks equal."""
    for axes, weight in zip(panels, ("w₁", "w₂"), strict=True):
        axes.set(ylim=(1e-3, 10), xlabel="step", title=f"how far {weight} moves")
        axes.set_yscale("log")  # its limits stand already: a ball may never move
        axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        axes.grid(axis="y")
        style.log_ticks(axes.yaxis)
    panels[0].set_ylabel("length of the step")


def _legend(figure: Figure, names: Sequence[str]) -> None:
    handles = [
        figure.axes[0].plot([], [], color=colour, marker=marker, label=name)[0]
        for name, (colour, marker) in zip(names, _LOOKS, strict=False)
    ]
    figure.axes[0].legend(handles=handles, loc="lower right", framealpha=0.9, fontsize=10, ncols=5)


def _told(path: Array, steepness: Array) -> str:
    """Where the ball is, in words that do not depend on a last digit."""
    inside = [np.abs(path[:, i]).max() <= 1.5 * abs(START[i]) for i in (0, 1)]
    if not np.isfinite(path).all() or not all(inside):
        return "leaves the ravine"
    first, last = (float(steepness @ w**2) / 2 for w in (path[0], path[-1]))
    return f"is at {point(path[-1], 10)}, loss {small(last, first)}"


@picture
def schedule(
    step_decay: Schedule, learning_rate: float, factor: float, every: int, *, epochs: int = 50
) -> tuple[Figure, str]:
    """Draw `step_decay(learning_rate, epoch, factor, every)` over the epochs, from 0 on."""
    rates = np.array(
        [float(step_decay(learning_rate, e, factor, every)) for e in range(epochs)], dtype=float
    )
    figure = style.canvas(height=2.9)
    axes = figure.add_axes((0.09, 0.19, 0.88, 0.7))
    axes.grid(axis="y")
    axes.plot(np.arange(epochs), rates, "o", markersize=4, color=style.BLUE)
    axes.step(np.arange(epochs), rates, where="post", color=style.BLUE, linewidth=1.2)
    axes.set(xlabel="epoch", ylabel="learning rate η", ylim=(0, 1.1 * max(rates.max(), 1e-12)))
    axes.set_title(f"step_decay with factor {number(factor)}, every {every} epochs")
    levels = len({number(rate, 6) for rate in rates})
    return figure, (
        f"The learning rate over {epochs} epochs, from {number(rates[0])} to {number(rates[-1])} "
        f"on {levels} different levels."
    )
