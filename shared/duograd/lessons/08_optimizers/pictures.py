"""Pictures of lesson 08: optimizers in a ravine, exact and with noise, and plans for the rate."""

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
Schedule = Callable[[float, int, Any, Any], float]
Plan = Callable[[float, int], float]

START = np.array([-8.0, 1.8])
STEEPNESS = np.array([1.0, 20.0])
BALLS, NOISE = 100, 4.0
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
        "count": Slider(1, 200, 1, "steps"),
        "turn": Slider(0, 90, 5, "degrees turned"),
    }
)
def ravine(
    optimizers: Mapping[str, Optimizer],
    *,
    eccentricity: float = 20.0,
    count: float = 30.0,
    turn: float = 0.0,
) -> tuple[Figure, str]:
    """Let one ball per optimizer roll down ½(w₁² + eccentricity · w₂²), from (−8, 1.8).

    `optimizers` maps a name to (step, learning_rate, …): the student's
    `step(w, gradient, state, learning_rate, …)`, which returns the new w [2] and the new state,
    and its settings. Below stands how far each weight moved in each of `count` steps.
    turn: by how many degrees the ravine and the start are turned about the bottom.
    """
    steepness, turned = np.array([1.0, float(eccentricity)]), _rotation(turn)
    hills = turned @ np.diag(steepness) @ turned.T
    paths = {n: _roll(hills, turned @ START, int(count), *how) for n, how in optimizers.items()}
    figure = style.canvas(height=6.2)
    above = figure.add_axes((0.09, 0.5, 0.89, 0.44))
    below = [figure.add_axes((left, 0.09, 0.395, 0.29)) for left in (0.09, 0.585)]
    _draw_ravine(above, hills, turned @ START)
    for place, (path, look) in enumerate(zip(paths.values(), _LOOKS, strict=False)):
        _draw_ball(above, path, look)
        for axes, moved in zip(below, np.abs(np.diff(path, axis=0)).T, strict=True):
            _draw_steps(axes, moved, look, place)
    _finish_steps(below, paths)
    _legend(figure, list(paths), "upper left" if turn else "lower right")
    about = f", turned by {number(turn)} degrees" if turn else ""
    above.set_title(f"{int(count)} steps in the ravine ½(w₁² + {number(eccentricity)} w₂²){about}")
    told = [f"{name} {_told(path @ turned, steepness)}" for name, path in paths.items()]
    start = f"From {point(turned @ START)}, after {int(count)} steps in a ravine "
    shape = f"{number(eccentricity)} times as steep one way as the other{about}"
    return figure, f"{start}{shape}: {'; '.join(told)}."


def _rotation(degrees: float) -> Array:
    cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[cosine, -sine], [sine, cosine]])


def _roll(hills: Array, start: Array, count: int, step: Any, *settings: float) -> Array:
    """The path [count + 1, 2] of one optimizer; what runs away is drawn while it is finite."""
    w, state, path = start, None, [start]
    with np.errstate(all="ignore"):
        for _ in range(count):
            w, state = _taken(step(w, hills @ w, state, *settings))
            path.append(w)
    return np.stack(path)


def _taken(result: Any) -> tuple[Array, Any]:
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise ValueError("a step returns two things: the new w and the new state.")
    return np.asarray(result[0], dtype=float), result[1]


def _draw_ravine(axes: Axes, hills: Array, start: Array) -> None:
    low = min(_ENDS[1][0], start[1] - 2.5)
    a, b = np.linspace(*_ENDS[0], 61), np.linspace(low, _ENDS[1][1], 61)
    w = np.stack(np.meshgrid(a, b, indexing="ij"), axis=-1)
    heights = np.einsum("abi,ij,abj->ab", w, hills, w) / 2
    draw_contours(axes, a, b, heights, ("w₁", "w₂"))
    axes.plot(0, 0, "*", markersize=15, color=style.INK, markeredgecolor="white", zorder=9)
    axes.plot(*start, "P", markersize=9, color=style.INK, markeredgecolor="white", zorder=9)
    style.note(axes, "start", tuple(start), (0, 13), fontsize=10)


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


def _legend(figure: Figure, names: Sequence[str], where: str) -> None:
    handles = [
        figure.axes[0].plot([], [], color=colour, marker=marker, label=name)[0]
        for name, (colour, marker) in zip(names, _LOOKS, strict=False)
    ]
    columns = 1 if where == "upper left" else 5
    look: dict[str, Any] = {"framealpha": 0.9, "fontsize": 10, "ncols": columns}
    figure.axes[0].legend(handles=handles, loc=where, **look)


def _told(path: Array, steepness: Array) -> str:
    """Where the ball is on the ravine's own axes, in words that do not depend on a last digit."""
    inside = [np.abs(path[:, i]).max() <= 3 * abs(START[i]) for i in (0, 1)]
    if not np.isfinite(path).all() or not all(inside):
        return "leaves the ravine"
    first, last = (float(steepness @ w**2) / 2 for w in (path[0], path[-1]))
    return f"is at {point(path[-1], 10, digits=1)}, loss {small(last, first)}"


@picture
def settling(
    optimizers: Mapping[str, tuple[Any, ...]], plan: Plan, *, count: int = 200, seed: int = 0
) -> tuple[Figure, str]:
    """Draw the loss in a ravine with a noisy gradient: with a rate that stays, and one that falls.

    `optimizers` maps a name to (step, rate that stays, rate that falls, …): the student's step
    `step(w, gradient, state, learning_rate, …)`, its two rates, and the rest of its settings.
    `plan(learning_rate, step)` is the falling rate. 100 balls a rule; their mean loss is drawn.
    """
    figure = style.canvas(height=3.9)
    panels = [figure.add_axes((left, 0.15, 0.41, 0.74)) for left in (0.075, 0.57)]
    plans: tuple[tuple[str, Plan], ...] = (("η stays", lambda rate, _: rate), ("η falls", plan))
    told = {name: [] for name in optimizers}  # type: dict[str, list[str]]
    for column, (axes, (title, rate_of)) in enumerate(zip(panels, plans, strict=True)):
        for (name, (step, *rest)), look in zip(optimizers.items(), _LOOKS, strict=False):
            rates = [rate_of(rest[column], t) for t in range(count)]
            losses = _jostled(step, rates, rest[2:], np.random.default_rng(seed))
            _draw_losses(axes, losses, look, name)
            told[name].append(number(float(losses[-20:].mean()), 1))
        axes.set(xlabel="step", ylim=(0.01, 100), xlim=(0, count), title=title, yscale="log")
        style.log_ticks(axes.yaxis)
    panels[0].set_ylabel("mean loss of 100 balls")
    panels[0].legend(loc="upper right", framealpha=0.9, fontsize=10)
    ends = "; ".join(f"{name} {stays} and {falls}" for name, (stays, falls) in told.items())
    return figure, (
        f"Loss over {count} steps in a ravine with a noisy gradient. Mean over the last 20 steps, "
        f"first where η stays and then where it falls: {ends}."
    )


def _jostled(
    step: Any, rates: Sequence[float], settings: Sequence[float], rng: np.random.Generator
) -> Array:
    """The mean loss of 100 balls after each step, each with its own noise on the gradient."""
    w, state, losses = np.tile(START, (BALLS, 1)), None, []
    for rate in rates:
        gradient = STEEPNESS * w + NOISE * rng.normal(size=w.shape)
        w, state = _taken(step(w, gradient, state, rate, *settings))
        losses.append(float((STEEPNESS * w**2).sum(axis=1).mean()) / 2)
    return np.array(losses)


def _draw_losses(axes: Axes, losses: Array, look: tuple[str, str], name: str) -> None:
    colour, marker = look
    axes.grid(axis="y")
    axes.plot(
        np.arange(1, len(losses) + 1), losses, color=colour, linewidth=1.4, label=name,
        marker=marker, markersize=6, markeredgecolor="white", markevery=25,
    )  # fmt: skip


@picture
def schedule(
    rule: Schedule, learning_rate: float, one: float, two: float, *,
    count: int = 50, unit: str = "epoch",
) -> tuple[Figure, str]:  # fmt: skip
    """Draw `rule(learning_rate, t, one, two)` for t = 0, 1, …, `count` of them.

    The rule is the student's `step_decay` (factor, every) or `warmup_cosine` (warmup, steps).
    """
    times = np.arange(count)
    rates = np.array([float(rule(learning_rate, int(t), one, two)) for t in times], dtype=float)
    figure = style.canvas(height=2.9)
    axes = figure.add_axes((0.09, 0.19, 0.88, 0.7))
    axes.grid(axis="y")
    axes.plot(times, rates, "o", markersize=4 if count <= 50 else 2, color=style.BLUE)
    axes.step(times, rates, where="post", color=style.BLUE, linewidth=1.2)
    axes.set(xlabel=unit, ylabel="learning rate η", ylim=(0, 1.1 * max(rates.max(), 1e-12)))
    axes.set_title(f"η from {unit} to {unit}")
    levels = len({number(rate, 6) for rate in rates})
    about = f", on {levels} different levels" if count <= 50 else ""
    return figure, (
        f"The learning rate over {count} {unit}s: it begins at {number(rates[0])}, its highest is "
        f"{number(rates.max())}, and it ends at {number(rates[-1])}{about}."
    )
