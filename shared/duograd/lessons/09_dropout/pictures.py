"""Pictures of lesson 09: loss curves side by side, thinned networks, and the next neuron's sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal, number
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

Array = NDArray[np.float64]
Mask = Callable[[Any, float, np.random.Generator], Array]
Dropout = Callable[[Array, float, bool, np.random.Generator], Array]

HIDDEN, MASKS, COLUMNS = 20, 1000, 3
_LAYERS = (3, 6, 6, 2)


@picture
def loss_gap(histories: Mapping[str, ArrayLike]) -> tuple[Figure, str]:
    """Draw training and validation loss over the steps, a panel for each of `histories`.

    `histories` maps a title to rows (step, training loss, validation loss, share of the
    validation examples that are right), from step 1 on. Three panels stand side by side.
    """
    rows = -(-len(histories) // COLUMNS)
    figure = style.canvas(height=0.6 + 2.9 * rows)
    place = {"left": 0.075, "right": 0.965, "wspace": 0.14, "hspace": 0.5}
    edges = {"bottom": 0.55 / (0.6 + 2.9 * rows), "top": 1 - 0.6 / (0.6 + 2.9 * rows)}
    columns = min(COLUMNS, len(histories))
    panels = figure.subplots(rows, columns, sharey=True, squeeze=False, gridspec_kw=place | edges)
    told = []
    for axes, (title, history) in zip(panels.flat, histories.items(), strict=True):
        table = np.asarray(history, dtype=float)
        _draw_gap(axes, table)
        best, last = (_percent(table[row, 3]) for row in (table[:, 2].argmin(), -1))
        axes.set_title(f"{title}\n{best} right at the dot, {last} at the end", fontsize=9.5)
        told.append(f"{title}: {_gap_told(table)}")
    for axes in panels[:, 0]:
        axes.set_ylabel("loss")
    panels[0, 0].legend(loc="upper right", framealpha=0.9, fontsize=9)
    for axes in panels[-1]:
        axes.set_xlabel("step")
    return figure, f"Loss on training and validation examples, step by step. {'; '.join(told)}."


def _draw_gap(axes: Axes, table: Array) -> None:
    steps, train, validation, _ = table.T
    best = int(validation.argmin())
    axes.grid(axis="y")
    axes.plot(steps, train, color=style.VERMILLION, label="training")
    axes.plot(steps, validation, color=style.BLUE, linestyle="--", label="validation")
    axes.fill_between(steps, train, validation, color=style.GRID, alpha=0.5, linewidth=0)
    axes.plot(steps[best], validation[best], "o", markersize=6, color=style.BLUE)
    axes.set(ylim=(0, 2.5), xlim=(1, steps[-1]), xscale="log")
    style.log_ticks(axes.xaxis)


def _gap_told(table: Array) -> str:
    _, train, validation, right = table.T
    best = int(validation.argmin())
    return (
        f"validation is lowest at {decimal(validation[best], 1)} with {_percent(right[best])} "
        f"right, and ends at {decimal(validation[-1], 1)} with {_percent(right[-1])} right, "
        f"training at {decimal(train[-1], 1)}"
    )


def _percent(share: float) -> str:
    return f"{decimal(100 * share, 0)} %"


@picture(sliders={"p": Slider(0.0, 0.9, 0.05, "p")})
def dropped_network(dropout_mask: Mask, *, p: float = 0.5, seed: int = 3) -> tuple[Figure, str]:
    """Draw one network in three training steps, the hidden units dropped by the student's mask.

    `dropout_mask(shape, p, rng)` returns zeros and ones of that shape.
    """
    rng = np.random.default_rng(seed)
    figure = style.canvas(height=3.2)
    kept = []
    for column in range(3):
        axes = figure.add_axes((0.01 + 0.333 * column, 0.1, 0.31, 0.78))
        masks = [np.ones(n) for n in _LAYERS]
        for layer in (1, 2):
            masks[layer] = np.asarray(dropout_mask((_LAYERS[layer],), p, rng), dtype=float)
        _draw_network(axes, masks)
        axes.set_title(f"step {column + 1}")
        axes.set_xlabel("inputs → two hidden layers → outputs", fontsize=10)
        kept.append(f"{np.count_nonzero(masks[1])} and {np.count_nonzero(masks[2])}")
    return figure, (
        f"A network with two hidden layers of {_LAYERS[1]} units in three training steps, p = "
        f"{number(p)}. Of the hidden units there stay {', then '.join(kept)}; dropped ones are "
        "crossed out, and no line leads to them."
    )


def _draw_network(axes: Axes, masks: list[Array]) -> None:
    places = [
        [(x, (len(mask) - 1) / 2 - y) for y in range(len(mask))] for x, mask in enumerate(masks)
    ]
    for left, right, here, there in zip(places, places[1:], masks, masks[1:], strict=False):
        for start, a in zip(left, here, strict=True):
            for end, b in zip(right, there, strict=True):
                if a and b:
                    axes.plot(*zip(start, end, strict=True), color="#7FA8C4", linewidth=0.9)
    for column, mask in zip(places, masks, strict=True):
        for place, alive in zip(column, mask, strict=True):
            _draw_unit(axes, place, bool(alive))
    axes.set(xlim=(-0.4, len(masks) - 0.6), ylim=(-3.1, 3.1), xticks=[], yticks=[])
    for spine in axes.spines.values():
        spine.set_visible(False)


def _draw_unit(axes: Axes, place: tuple[float, float], alive: bool) -> None:
    face = style.BLUE if alive else style.BACKGROUND
    axes.plot(*place, "o", markersize=14, color=face, markeredgecolor=style.MUTED, zorder=5)
    if not alive:
        axes.plot(*place, "x", markersize=8, color=style.MUTED, markeredgewidth=1.6, zorder=6)


@picture(sliders={"p": Slider(0.0, 0.9, 0.05, "p")})
def next_neuron(dropout: Dropout, *, p: float = 0.5, seed: int = 4) -> tuple[Figure, str]:
    """Draw the next neuron's z over 1000 masks on the same 20 hidden units.

    `dropout(X, p, training, rng)` is the student's; z is the sum of its 20 numbers, each times a
    fixed weight. Marked are the z without dropout and the mean of the 1000.
    """
    rng = np.random.default_rng(seed)
    units, weights = rng.uniform(0.5, 1.5, HIDDEN), rng.normal(0.5, 1, HIDDEN)
    batch = np.tile(units, (MASKS, 1))
    z = np.asarray(dropout(batch, float(p), True, rng), dtype=float) @ weights
    plain, mean, spread = float(units @ weights), float(z.mean()), float(z.std())
    figure = style.canvas(height=3.4)
    axes = figure.add_axes((0.08, 0.18, 0.9, 0.7))
    bins = np.linspace(plain - 30, plain + 30, 61)
    axes.hist(z, bins.tolist(), color="#9CC4DE", edgecolor=style.BACKGROUND, linewidth=0.6)
    axes.axvline(plain, color=style.INK, linestyle="--", linewidth=1.8, label="z without dropout")
    axes.axvline(mean, color=style.VERMILLION, linewidth=2.2, label="mean over 1000 masks")
    if not bins[0] <= mean <= bins[-1]:
        side: dict[str, Any] = {"ha": "left"} if mean < plain else {"ha": "right"}
        at = (0.01 if mean < plain else 0.99, 0.6)
        text = f"the mean, {decimal(mean, 1)}, lies beyond this end"
        style.note(axes, text, at, xycoords="axes fraction", color=style.VERMILLION_TEXT, **side)
    axes.set(xlabel="z of the next neuron", ylabel="how many masks", xlim=(bins[0], bins[-1]))
    axes.set_title(f"p = {number(p)}: 1000 masks on the same 20 units")
    axes.legend(loc="upper right", framealpha=0.9, fontsize=10)
    return figure, (
        f"Histogram of the next neuron's z over 1000 masks with p = {number(p)}. Its mean is "
        f"{decimal(mean, 1)}, where z without dropout is {decimal(plain, 1)}; its spread (standard "
        f"deviation) is {decimal(spread, 1)}."
    )
