"""Pictures of lesson 05: the landscape of a loss, and the way down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.contours import Loss, Window, draw_window
from duograd.pictures.network import network_landscape
from duograd.pictures.numbers import number, point, small
from duograd.pictures.picture import once_per_picture, picture
from duograd.pictures.sliders import Slider

from .surfaces import WEIGHTS, landscape, loss_surface

__all__ = [
    "descent_path",
    "landscape",
    "learning_rates",
    "loss_surface",
    "network_landscape",
    "rate_slider",
]

Array = NDArray[np.float64]
Descend = Callable[[Loss, Array, float, int], tuple[Array, Array]]

_BOUND = "2/λₘₐₓ"
_NOWHERE = (
    " No walk ends lower than it started, so no learning rate here is right: look at the step."
)
_LOG_RATES = (-3.0, 1.0)
_GRID: dict[str, Any] = {"left": 0.085, "right": 0.985, "bottom": 0.1, "top": 0.89}
_GRID |= {"wspace": 0.24, "hspace": 0.32, "height_ratios": [1.5, 1]}


@picture
def descent_path(
    loss: Loss, weights: ArrayLike, losses: ArrayLike, names: tuple[str, str] = WEIGHTS
) -> tuple[Figure, str]:
    """Draw a path on the contours of the loss, and beside it the loss at every step.

    `loss` maps weights [2] to a number; `weights` [steps + 1, 2] and `losses` [steps + 1] are
    what `gradient_descent` returns.
    """
    path, heights = _checked(weights, losses)
    window = _window(path, heights)
    figure = style.canvas(height=4.2)
    above = figure.add_axes((0.085, 0.13, 0.37, 0.79))
    beside = figure.add_axes((0.56, 0.13, 0.42, 0.79))
    draw_window(above, loss, window, names)
    above.set_title("the path, seen from above")
    left = _draw_path(above, window, path)
    _draw_losses(beside, heights)
    beside.set_title("the loss on the way")
    alt = f"A path of {len(path) - 1} steps on the contours of the loss over {' and '.join(names)}"
    return figure, f"{alt}: {_told(window, path, heights, left)}."


@picture
def learning_rates(
    loss: Loss,
    descend: Descend,
    start: ArrayLike,
    rates: Sequence[float],
    bound: float,
    *,
    steps: int = 20,
    names: tuple[str, str] = WEIGHTS,
) -> tuple[Figure, str]:
    """Draw one path and one loss curve per learning rate, small to large, side by side.

    `descend(loss, start, rate, steps)` is the student's gradient descent and returns weights
    [steps + 1, 2] and losses [steps + 1]; `bound` is 2/λ_max, above which steps grow.
    """
    ordered = sorted(rates)
    runs = [_run(descend, loss, start, rate, steps) for rate in ordered]
    window = _common_window(runs)
    verdicts = _verdicts([losses for _, losses in runs])
    figure = style.canvas(height=5.6)
    grid = figure.subplots(2, len(runs), squeeze=False, gridspec_kw=_GRID)
    told = []
    for column, (path, losses) in enumerate(runs):
        draw_window(grid[0, column], loss, window, names)
        grid[0, column].set_title(_rate_title(ordered[column], bound, verdicts[column]))
        left = _draw_path(grid[0, column], window, path)
        _draw_losses(grid[1, column], losses)
        ending = _told(window, path, losses, left)
        told.append(f"with η = {number(ordered[column])} ({verdicts[column]}) {ending}")
    _set_heights(grid[1], [losses for _, losses in runs])
    for axes in grid[:, 1:].flat:
        axes.set_ylabel("")
    alt = f"{steps} steps of gradient descent, with the bound 2/λ_max = {number(bound)}: "
    return figure, f"{alt}{'; '.join(told)}.{_NOWHERE if 'right' not in verdicts else ''}"


@picture(sliders={"log_rate": Slider(*_LOG_RATES, 0.02, "log₁₀ η")})
def rate_slider(
    loss: Loss,
    descend: Descend,
    start: ArrayLike,
    bound: float,
    *,
    steps: int = 20,
    log_rate: float = -1.0,
    names: tuple[str, str] = WEIGHTS,
) -> tuple[Figure, str]:
    """Draw the path and the losses for the learning rate η = 10**log_rate, and where η stands.

    `descend` and `bound` are those of `learning_rates`.
    """
    rate = float(10**log_rate)
    path, losses = _run(descend, loss, start, rate, steps)
    safe = _safe_run(descend, loss, tuple(np.asarray(start, dtype=float).tolist()), bound)
    window = _common_window([safe])
    figure = style.canvas(height=4.4)
    above = figure.add_axes((0.075, 0.12, 0.39, 0.80))
    beside = figure.add_axes((0.56, 0.46, 0.42, 0.46))
    scale = figure.add_axes((0.56, 0.12, 0.42, 0.13))
    draw_window(above, loss, window, names)
    above.set_title(f"η = {number(rate)}, {steps} steps")
    left = _draw_path(above, window, path)
    _draw_losses(beside, losses)
    _set_heights([beside], [safe[1][: steps + 1], losses])
    _draw_rate(scale, rate, bound)
    side = "above" if rate > bound else "below"
    alt = f"Gradient descent with η = {number(rate)}, {side} the bound 2/λ_max = {number(bound)}: "
    return figure, f"{alt}{_told(window, path, losses, left)}."


def _run(
    descend: Descend, loss: Loss, start: ArrayLike, rate: float, steps: int
) -> tuple[Array, Array]:
    with np.errstate(all="ignore"):  # a diverging path overflows, and is drawn all the same
        result = descend(loss, np.asarray(start, dtype=float), float(rate), steps)
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise ValueError("gradient_descent returns two things: weights and losses.")
    return _checked(*result)


def _checked(weights: ArrayLike, losses: ArrayLike) -> tuple[Array, Array]:
    path, heights = np.asarray(weights, dtype=float), np.asarray(losses, dtype=float)
    if path.ndim != 2 or path.shape[1] != 2 or heights.shape != (len(path),):
        raise ValueError(
            f"A path over two weights has weights [steps + 1, 2] and losses [steps + 1], "
            f"not shapes {path.shape} and {heights.shape}."
        )
    if not np.isfinite([*path[0], heights[0]]).all():
        raise ValueError("The path does not start at a finite loss.")
    return path, heights


def _lowest(path: Array, losses: Array) -> Array:
    """The weights [2] of the lowest loss that the path has met."""
    usable = np.isfinite(losses) & np.isfinite(path).all(axis=1)
    return np.asarray(path[np.argmin(np.where(usable, losses, np.inf))])


def _window(path: Array, losses: Array) -> Window:
    """A window on the path; of a path that runs away, on its beginning only."""
    with np.errstate(all="ignore"):
        distance = np.linalg.norm(path - path[0], axis=1)
    progress = np.linalg.norm(_lowest(path, losses) - path[0])
    reach = 1.5 * progress if progress else 1.5 * distance[min(1, len(path) - 1)]
    return Window.around(path[distance <= reach])


def _centred_window(start: Array, lowest: Array, first: Array) -> Window:
    """A window with the lowest point in its middle and the start well inside."""
    aim = lowest if (lowest != start).any() else first
    half = 1.3 * float(np.abs(start - aim).max())
    return Window((float(aim[0]), float(aim[1])), half or 1.0)


def _common_window(runs: Sequence[tuple[Array, Array]]) -> Window:
    lows = [np.where(np.isfinite(losses), losses, np.inf).min() for _, losses in runs]
    path, losses = runs[int(np.argmin(lows))]
    return _centred_window(path[0], _lowest(path, losses), path[min(1, len(path) - 1)])


@once_per_picture
def _safe_run(
    descend: Descend, loss: Loss, start: tuple[float, ...], bound: float
) -> tuple[Array, Array]:
    """Half the bound goes down for sure: what it meets frames the picture at every other rate."""
    return _run(descend, loss, start, bound / 2, 60)


def _draw_path(axes: Axes, window: Window, path: Array) -> int | None:
    """Draw the path; return the step with which it leaves the window for good, or None."""
    inside = np.flatnonzero(window.contains(path))
    left = int(inside[-1]) + 1 if len(inside) else 0
    line: dict[str, Any] = {"color": style.VERMILLION, "linewidth": 1.8, "markeredgecolor": "white"}
    dots = "o" if len(path) <= 60 else ""
    # What comes after the last step inside would only cross the picture again and again.
    axes.plot(*path[: left + 1].T, marker=dots, markersize=5.5, **line)
    _mark(axes, path[0], "s", "start", above=True)
    if left == len(path):
        _mark(axes, path[-1], "*", "end", above=False)
        return None
    bottom = (window.centre[0], window.ends(1)[0])
    style.note(axes, f"leaves the picture at step {left}", bottom, (0, 12), fontsize=10)
    return left


def _mark(axes: Axes, at: Array, marker: str, text: str, above: bool) -> None:
    size = 15 if marker == "*" else 9
    axes.plot(
        *at, marker=marker, markersize=size, color=style.INK, markeredgecolor="white", zorder=9
    )
    style.note(axes, text, tuple(at), (0, 15 if above else -16), fontsize=10)


def _draw_losses(axes: Axes, losses: Array) -> None:
    finite = np.where(np.abs(losses) < 1e100, losses, np.nan)  # no axis reaches farther
    dots = "o" if len(losses) <= 60 else ""
    line: dict[str, Any] = {"color": style.BLUE, "linewidth": 1.8, "markeredgecolor": "white"}
    axes.plot(finite, marker=dots, markersize=5, **line)
    axes.grid(axis="y")
    axes.set(xlabel="step", ylabel="loss J")
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    if _spans_decades([finite]):
        axes.set_yscale("log")
        style.log_ticks(axes.yaxis)


def _spans_decades(curves: Sequence[Array]) -> bool:
    heights = np.concatenate(curves)
    heights = heights[np.isfinite(heights)]
    return bool(heights.size and heights.min() > 0 and heights.max() > 50 * heights.min())


def _set_heights(panels: Sequence[Axes], curves: Sequence[Array]) -> None:
    """Give all panels the same heights: from the lowest loss to a little above the start."""
    low, high, log = _heights(curves)
    for axes, curve in zip(panels, curves[-len(panels) :], strict=True):
        axes.set(yscale="log" if log else "linear", ylim=(low, high))
        if log:
            style.log_ticks(axes.yaxis)
        if not (curve <= high).all():
            corner = {"xycoords": "axes fraction", "ha": "right", "fontsize": 10}
            style.note(axes, "rises out of the picture", (1, 0), (-6, 13), **corner)


def _heights(curves: Sequence[Array]) -> tuple[float, float, bool]:
    """Return (lowest, highest, whether on a log scale)."""
    start, heights = float(curves[0][0]), np.concatenate(curves)
    heights = heights[np.isfinite(heights)]
    low, high = float(heights.min()), float(heights.max())
    if low > 0 and start > 30 * low:
        return max(low, start * 1e-6) / 1.6, start * 30, True
    high = max(start, min(high, start + 0.5 * (start - low)))
    room = 0.08 * (high - low) or 1.0
    return low - room, high + room, False


def _verdicts(curves: Sequence[Array]) -> list[str]:
    """Judge each learning rate, in rising order, by the loss that it ends with."""
    starts = [losses[0] for losses in curves]
    ends = [losses[-1] if np.isfinite(losses[-1]) else np.inf for losses in curves]
    best = int(np.argmin(ends))
    if ends[best] < starts[best]:
        return [_verdict(index, best) for index in range(len(ends))]
    pairs = zip(starts, ends, strict=True)
    return ["climbs" if end > start else "gets nowhere" for start, end in pairs]


def _verdict(index: int, best: int) -> str:
    if index == best:
        return "right"
    return "too small" if index < best else "too large"


def _rate_title(rate: float, bound: float, verdict: str) -> str:
    sign = ">" if rate > bound else "<"
    return f"{verdict}: η = {number(rate)}\n{sign} {_BOUND} = {number(bound)}"


def _draw_rate(axes: Axes, rate: float, bound: float) -> None:
    """Draw the axis of learning rates: where this one stands, and where steps begin to grow."""
    low, high = (10**end for end in _LOG_RATES)
    low, high = min(low, rate, bound / 10), max(high, rate, bound * 10)
    axes.set(xscale="log", xlim=(low, high), ylim=(0, 1), yticks=[], xlabel="learning rate η")
    axes.spines["left"].set_visible(False)
    style.log_ticks(axes.xaxis)
    axes.axvspan(bound, high, hatch="//", facecolor="none", edgecolor=style.GRID, linewidth=0)
    axes.axvline(bound, color=style.INK, linestyle="--", linewidth=1.6)
    words = {"xycoords": axes.get_xaxis_transform(), "fontsize": 10}
    style.note(axes, f"{_BOUND} = {number(bound)}", (bound, 1), (0, 9), **words)
    style.note(axes, "steps shrink", (bound, 0.68), (-6, 0), ha="right", **words)
    style.note(axes, "steps grow", (bound, 0.68), (6, 0), ha="left", **words)
    axes.plot(rate, 0, "^", markersize=14, color=style.VERMILLION, clip_on=False, zorder=9)
    style.note(axes, "η", (rate, 0), (14, 8), **words)


def _told(window: Window, path: Array, losses: Array, left: int | None) -> str:
    """The path in words: where it starts, and where it ends or that it leaves the picture."""
    start = f"from {point(path[0])}, loss {number(losses[0])},"
    if left is None:
        end = point(path[-1], window.half)
        return f"{start} it goes to {end}, loss {small(losses[-1], losses[0])}"
    grows = not losses[-1] <= losses[0]
    return f"{start} it leaves the picture at step {left}" + (
        " and its loss grows" if grows else ""
    )
