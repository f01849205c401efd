"""Pictures of lesson 07: how rough a small batch's gradient is, and what that costs."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal, number
from duograd.pictures.picture import once_per_picture, picture
from duograd.pictures.sliders import Slider

Array = NDArray[np.float64]
Deal = Callable[..., Any]
Gradient = Callable[..., Array]
Loss = Callable[..., Any]

_BATCHES = 100
_AWAY = 1e4  # no walk comes back from so far
_REACH = 99  # in per cent: a few lone dots may lie outside of the picture


@picture
def gradient_clouds(
    minibatches: Deal,
    batch_gradient: Gradient,
    loss: Loss,
    *,
    w: ArrayLike,
    X: ArrayLike,
    Y: ArrayLike,
    sizes: Sequence[int] = (4, 16, 64),
) -> tuple[Figure, str]:
    """Draw the gradients of 100 batches as dots and that of all the data as a cross, size by size.

    `minibatches(X, Y, batch_size, rng)` deals the batches, `batch_gradient(loss, w, X, Y)` gives
    the gradient [2] of `loss(w, X, Y)`.
    """
    at, X, Y = (np.asarray(value, dtype=float) for value in (w, X, Y))
    full = np.asarray(batch_gradient(loss, at, X, Y), dtype=float)
    clouds = [_cloud(minibatches, batch_gradient, loss, at, X, Y, size) for size in sizes]
    half = _half(clouds, full)
    figure = style.canvas(height=3.6)
    place = {"left": 0.08, "right": 0.985, "bottom": 0.16, "top": 0.83, "wspace": 0.12}
    panels = np.atleast_1d(figure.subplots(1, len(sizes), gridspec_kw=place))
    told = []
    for axes, size, cloud in zip(panels, sizes, clouds, strict=True):
        away = _draw_cloud(axes, cloud, full, half)
        axes.set_title(f"B = {size}\ntypically {decimal(away, 2)} away")
        told.append(f"B = {size}: {decimal(away, 1)}")
    for axes in panels[1:]:
        axes.set(ylabel="", yticklabels=[])
    return figure, (
        f"Gradients of {_BATCHES} batches as dots around that of all the data, a cross. Their "
        f"typical distance from it is, for {', for '.join(told)}."
    )


@picture(sliders={"batch_size": Slider(1, 100, 1, "size B")})
def gradient_cloud(
    minibatches: Deal,
    batch_gradient: Gradient,
    loss: Loss,
    *,
    w: ArrayLike,
    X: ArrayLike,
    Y: ArrayLike,
    batch_size: float = 10,
) -> tuple[Figure, str]:
    """Draw one cloud as in `gradient_clouds`, and beside it the distances for every size so far."""
    at, X, Y = (np.asarray(value, dtype=float) for value in (w, X, Y))
    size = round(batch_size)  # a slider may send 9.999… for 10
    full = np.asarray(batch_gradient(loss, at, X, Y), dtype=float)
    single = _spread(minibatches, batch_gradient, loss, _key(at), _key(X), _key(Y))
    cloud = _cloud(minibatches, batch_gradient, loss, at, X, Y, size)
    figure = style.canvas(height=3.9)
    plane = figure.add_axes((0.08, 0.15, 0.37, 0.75))
    beside = figure.add_axes((0.57, 0.15, 0.41, 0.75))
    away = _draw_cloud(plane, cloud, full, 1.5 * single)
    plane.set_title(f"{_BATCHES} batches of B = {size}")
    grid = np.arange(1, 101)
    beside.plot(grid, single / np.sqrt(grid), color=style.MUTED, linestyle="--", linewidth=1.6)
    beside.plot(size, away, "o", markersize=10, color=style.BLUE, markeredgecolor="white")
    style.note(beside, "one example / √B", (50, single / 50**0.5), (0, 16), color=style.MUTED)
    beside.set(xlabel="batch size B", ylabel="typical distance from the cross", ylim=(0, None))
    beside.set_title("how rough the estimate is")
    return figure, (
        f"Gradients of {_BATCHES} batches of {size} examples as dots around that of all the data, "
        f"a cross. Their typical distance from it is {decimal(away, 1)}; for single examples it is "
        f"{decimal(single, 1)}, and the dashed curve, which is that by the root of B, says "
        f"{decimal(single / size**0.5, 1)} here."
    )


def _cloud(minibatches: Deal, batch_gradient: Gradient, loss: Loss, *data: Any) -> Array:
    """The gradients [100, 2] of batches that the student deals, epoch after epoch."""
    w, X, Y, batch_size = data
    found: list[Any] = []
    rng = np.random.default_rng(7)
    while len(found) < _BATCHES:
        dealt = [tuple(pair) for pair in minibatches(X, Y, batch_size, rng)]
        if not dealt:
            raise ValueError("minibatches dealt no batch at all.")
        full = [pair for pair in dealt if len(np.asarray(pair[0])) == batch_size] or dealt
        for X_b, Y_b in full[: _BATCHES - len(found)]:
            found.append(batch_gradient(loss, w, np.asarray(X_b), np.asarray(Y_b)))
    return np.array(found, dtype=float)


def _key(array: Array) -> tuple[Any, ...]:
    """An array as nested tuples, which can be remembered."""
    return tuple(_key(row) if np.ndim(row) else float(row) for row in array)


@once_per_picture
def _spread(
    minibatches: Deal,
    batch_gradient: Gradient,
    loss: Loss,
    *data: Any,
) -> float:
    """The typical distance of single examples' gradients from that of all the data."""
    w, X, Y = (np.array(value) for value in data)
    full = np.asarray(batch_gradient(loss, w, X, Y), dtype=float)
    return _typical(_cloud(minibatches, batch_gradient, loss, w, X, Y, 1), full)


def _typical(cloud: Array, full: Array) -> float:
    """The root of the mean squared distance."""
    return float(np.sqrt(((cloud - full) ** 2).sum(axis=1).mean()))


def _half(clouds: Sequence[Array], full: Array) -> float:
    distances = np.abs(np.concatenate(clouds) - full).max(axis=1)
    return 1.1 * float(np.percentile(distances, _REACH))


def _draw_cloud(axes: Axes, cloud: Array, full: Array, half: float) -> float:
    dots: dict[str, Any] = {"linestyle": "", "marker": "o", "markersize": 5.5, "alpha": 0.65}
    axes.plot(*cloud.T, color=style.BLUE, markeredgecolor="white", **dots)
    axes.plot(*full, "x", color=style.VERMILLION, markersize=14, markeredgewidth=3.2, zorder=9)
    axes.set(xlabel="slope for w₁", ylabel="slope for w₂", aspect="equal")
    axes.set(xlim=(full[0] - half, full[0] + half), ylim=(full[1] - half, full[1] + half))
    axes.xaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_locator(MaxNLocator(4))
    return _typical(cloud, full)


@picture
def two_clocks(runs: Mapping[int, ArrayLike], n: int) -> tuple[Figure, str]:
    """Draw the losses of each run over its epochs, and beside that over its steps.

    `runs` maps a batch size to losses [epochs + 1] on n examples, that of the start first.
    """
    figure = style.canvas(height=3.6)
    place = {"left": 0.08, "right": 0.84, "bottom": 0.16, "top": 0.88, "wspace": 0.12}
    by_looks, by_steps = figure.subplots(1, 2, sharey=True, gridspec_kw=place)
    heights = {size: np.asarray(losses, dtype=float) for size, losses in runs.items()}
    epochs = min(len(losses) for losses in heights.values()) - 1
    looks = ((style.BLUE, "o-"), (style.VERMILLION, "s--"), (style.GREEN, "^:"))
    told = []
    for (size, losses), (colour, look) in zip(heights.items(), itertools.cycle(looks)):
        line: dict[str, Any] = {"color": colour, "markeredgecolor": "white", "label": f"B = {size}"}
        by_looks.plot(losses[: epochs + 1], look, **line)
        steps = np.arange(len(losses)) * -(-n // size)
        by_steps.plot(steps, losses, look, markevery=max(1, len(losses) // 10), **line)
        told.append(
            f"B = {size}: {decimal(losses[epochs], 2)} after {epochs} epochs, "
            f"{decimal(losses[-1], 2)} after {steps[-1]} steps"
        )
    by_looks.set(xlabel="epoch", ylabel="loss on all the data", ylim=(0, None))
    by_looks.set_title("counted in looks")
    by_steps.set(xlabel="step", title="counted in steps")
    for axes in (by_looks, by_steps):
        axes.grid(axis="y")
        axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    figure.legend(*by_looks.get_legend_handles_labels(), loc="center left", **_BESIDE)
    return figure, f"The loss over epochs, and over steps. {'; '.join(told)}."


_BESIDE: dict[str, Any] = {"bbox_to_anchor": (0.855, 0.55), "frameon": False}


@picture
def rate_map(
    minibatches: Deal,
    batch_gradient: Gradient,
    loss: Loss,
    *,
    w: ArrayLike,
    X: ArrayLike,
    Y: ArrayLike,
    sizes: Sequence[int] = (1, 4, 64, 400),
    rates: Sequence[float] = (0.1, 0.3, 0.6, 0.97, 1.1),
    steps: int = 100,
) -> tuple[Figure, str]:
    """Draw the final loss for each batch size and learning rate after the same number of steps.

    Functions as for `gradient_clouds`; every run starts from `w` [2].
    """
    at, X, Y = (np.asarray(value, dtype=float) for value in (w, X, Y))
    start = float(np.asarray(loss(at, X, Y)))

    def ends_at(size: int, rate: float) -> float:
        end = _walk(minibatches, batch_gradient, loss, at, X, Y, size, rate, steps)
        return float(np.asarray(loss(end, X, Y)))

    final = np.array([[ends_at(size, rate) for rate in rates] for size in sizes])
    figure = style.canvas(height=3.9)
    axes = figure.add_axes((0.1, 0.16, 0.72, 0.74))
    bar = figure.add_axes((0.84, 0.16, 0.018, 0.74))
    lowest = min(float(np.nanmin(final)), start / 2)  # where all explode, all are dark
    ends = {"vmin": float(np.log10(lowest)), "vmax": np.log10(start)}
    shown = np.log10(np.clip(np.nan_to_num(final, nan=np.inf), 1e-9, start))
    cells = axes.imshow(shown, origin="lower", aspect="auto", cmap=style.DIVERGING, **ends)
    ticks = [0.2, 0.4, 0.8, 1.6, 3.2]
    scale = figure.colorbar(cells, cax=bar, label="loss at the end")
    inside = [t for t in ticks if ends["vmin"] <= np.log10(t) <= ends["vmax"]]
    scale.set_ticks([float(np.log10(t)) for t in inside], labels=[number(t) for t in inside])
    _name_cells(axes, final, start)
    axes.set_xticks(range(len(rates)), [number(rate) for rate in rates])
    axes.set_yticks(range(len(sizes)), [str(size) for size in sizes])
    axes.set(xlabel="learning rate η", ylabel="batch size B")
    axes.set_title(f"the loss after {steps} steps; at the start it was {decimal(start, 1)}")
    return figure, _map_alt(final, start, sizes, rates, steps)


def _walk(minibatches: Deal, batch_gradient: Gradient, loss: Loss, *data: Any) -> Array:
    """Gradient descent from w with the student's batches and gradients, until it runs away."""
    w, X, Y, size, rate, steps = data
    rng, taken = np.random.default_rng(7), 0
    while taken < steps:
        for X_b, Y_b in list(minibatches(X, Y, size, rng))[: steps - taken]:
            slope = np.asarray(batch_gradient(loss, w, np.asarray(X_b), np.asarray(Y_b)))
            w, taken = w - rate * slope.astype(float), taken + 1
            if not np.abs(w).max() < _AWAY:
                return np.full_like(w, _AWAY)
    return np.asarray(w)


def _name_cells(axes: Axes, final: Array, start: float) -> None:
    for (row, column), value in np.ndenumerate(final):
        text = decimal(value, 2) if value <= 10 * start else "explodes"
        axes.text(column, row, text, ha="center", va="center", fontsize=10.5)


def _map_alt(
    final: Array, start: float, sizes: Sequence[int], rates: Sequence[float], steps: int
) -> str:
    told = []
    for size, row in zip(sizes, final, strict=True):
        safe = [rate for rate, value in zip(rates, row, strict=True) if value < start]
        told.append(f"B = {size} up to {number(max(safe))}" if safe else f"B = {size} never")
    return (
        f"The loss after {steps} steps for {len(sizes)} batch sizes and {len(rates)} learning "
        f"rates. It ends below where it started for {', '.join(told)}."
    )
