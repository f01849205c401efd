"""Pictures of lesson 04: what a prediction costs, and how steep the cost is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import once_per_picture, picture
from duograd.pictures.sliders import Slider

Array = NDArray[np.float64]
Loss = Callable[[Array, Array], Any]

_Z = np.linspace(-10, 10, 101)
_P = 1 / (1 + np.exp(-np.linspace(-6, 6, 121)))  # closer where the curves are steep
_STEP = 0.05  # wide enough that float32 does not blur a slope


def _loss_at(loss: Loss, prediction: float, y: float) -> float:
    """The loss of one example. Raises ValueError unless it is a single number."""
    value = np.asarray(loss(np.array([prediction]), np.array([y])), dtype=float)
    if value.shape:
        raise ValueError(f"The loss returned shape {value.shape}, not one number.")
    return float(value)


@picture
def price(loss: Loss, *, p: float = 0.1) -> tuple[Figure, str]:
    """Draw what a probability costs if the answer turns out to be 1, and if it turns out 0.

    `loss(p, y)` takes p [1] and y [1] and returns one number.
    """
    figure = style.canvas(height=3.6)
    axes = figure.add_axes((0.08, 0.16, 0.9, 0.78))
    told, curves, lowest = [], [], 0.0
    looks = (
        (1.0, style.BLUE, style.BLUE_TEXT, "-"),
        (0.0, style.VERMILLION, style.VERMILLION_TEXT, "--"),
    )
    for y, colour, ink, line in looks:
        costs = np.array([_loss_at(loss, value, y) for value in _P])
        axes.plot(_P, costs, color=colour, linestyle=line)
        lowest = min(lowest, 1.1 * float(costs.min()))
        ends = f"from {decimal(costs[0], 1)} to {decimal(costs[-1], 1)}"
        curves.append(f"{ends} for y = {y:.0f} ({'solid' if y else 'dashed'})")
        here = _loss_at(loss, p, y)
        axes.plot(p, here, "o", color=colour, markersize=9, markeredgecolor="white", zorder=9)
        text = f"y = {y:.0f}: loss {decimal(here, 2)}"
        room, side = (12, "left") if p < 0.6 else (-12, "right")
        style.note(axes, text, (p, min(here, 4.8)), (room, 17), ha=side, color=ink)
        told.append(f"{decimal(here, 2)} if y = {y:.0f}")
    axes.axvline(p, color=style.INK, linestyle=":", linewidth=1.4, zorder=1)
    axes.set(xlim=(0, 1), ylim=(lowest, 5.4), xlabel="predicted probability p", ylabel="loss")
    return figure, (
        "The loss over the predicted probability p. From p near 0 to p near 1 it goes "
        f"{' and '.join(curves)}. At p = {decimal(p, 2)} the loss is {' and '.join(told)}."
    )


@picture(sliders={"z": Slider(-10, 10, 0.1, "z")})
def two_losses(cross_entropy: Loss, squared: Loss, *, z: float = -8.0) -> tuple[Figure, str]:
    """Draw two losses of a logit z for y = 1, their slopes below, and where one z stands.

    Both take z [1] and y [1] and return one number.
    """
    figure = style.canvas(height=5.2)
    above = figure.add_axes((0.09, 0.53, 0.89, 0.42))
    below = figure.add_axes((0.09, 0.1, 0.89, 0.34))
    both = (
        ("cross-entropy", cross_entropy, style.BLUE, style.BLUE_TEXT, "-"),
        ("squared error", squared, style.VERMILLION, style.VERMILLION_TEXT, "--"),
    )
    told, far, reach = [], [], [-1.25, 0.15]
    for place, (name, loss, colour, ink, line) in enumerate(both):
        values = _curve(loss)
        slopes = np.gradient(values, _Z)
        reach += [float(1.2 * slopes.min()), float(1.2 * slopes.max())]
        far.append(f"{name} is {decimal(values[0], 1)} with slope {decimal(slopes[0], 1)}")
        value, slope = _loss_at(loss, z, 1.0), _slope_at(loss, z)
        above.plot(_Z, values, color=colour, linestyle=line)
        below.plot(_Z, slopes, color=colour, linestyle=line)
        dot: dict[str, Any] = {"color": colour, "markersize": 9, "markeredgecolor": "white"}
        above.plot(z, value, "o", zorder=9, **dot)
        below.plot(z, slope, "o", zorder=9, **dot)
        _say(above, f"{name}: loss {decimal(value, 2)}", 0.86 - 0.16 * place, ink)
        _say(below, f"{name}: slope {decimal(slope, 3)}", 0.45 - 0.2 * place, ink)
        told.append(f"{name} is {decimal(value, 2)} with slope {decimal(slope, 3)}")
    for axes, label in ((above, "loss for y = 1"), (below, "slope")):
        axes.axvline(z, color=style.INK, linestyle=":", linewidth=1.4, zorder=1)
        axes.axhline(0, color=style.GRID, linewidth=1, zorder=0)
        axes.set(xlim=(-10, 10), xticks=[-10, -5, 0, 5, 10], ylabel=label)
    ends = (min(reach), max(reach))
    below.set(xlabel="z (the true answer is 1, so the right is right)", ylim=ends)
    above.set_title(f"z = {decimal(z, 1)}")
    return figure, (
        "Two losses of z for y = 1, and below them their slopes. Far left, where the prediction "
        f"is most wrong, {' and '.join(far)}. At z = {decimal(z, 1)} {' and '.join(told)}."
    )


@once_per_picture
def _curve(loss: Loss) -> Array:
    return np.array([_loss_at(loss, z, 1.0) for z in _Z])


def _slope_at(loss: Loss, z: float) -> float:
    rise = _loss_at(loss, z + _STEP, 1.0) - _loss_at(loss, z - _STEP, 1.0)
    return rise / (2 * _STEP)


def _say(axes: Axes, text: str, height: float, ink: str) -> None:
    """One line of words at the right end of a panel, at a share of its height."""
    words: dict[str, Any] = {"xycoords": "axes fraction", "ha": "right", "color": ink}
    style.note(axes, text, (0.985, height), **words)


@picture(
    sliders={
        "z1": Slider(-3, 5, 0.1, "z of cat"),
        "z2": Slider(-3, 5, 0.1, "z of dog"),
        "z3": Slider(-3, 5, 0.1, "z of bird"),
    }
)
def shares(
    softmax: Callable[[Array], ArrayLike], *, z1: float = 0.0, z2: float = 0.693, z3: float = 1.609
) -> tuple[Figure, str]:
    """Draw three scores, and beside them the probabilities that softmax makes of them.

    `softmax(Z)` takes [1, 3] and returns [1, 3].
    """
    scores = np.array([z1, z2, z3])
    found = np.asarray(softmax(scores[None]), dtype=float)
    if found.shape != (1, 3):
        raise ValueError(f"For one row of 3 the softmax returned shape {found.shape}.")
    figure = style.canvas(height=3.2)
    panels = (
        (figure.add_axes((0.08, 0.14, 0.39, 0.74)), scores, "score z", (-3.4, 5.6)),
        (figure.add_axes((0.585, 0.14, 0.39, 0.74)), found[0], "probability", _room(found)),
    )
    names = ["cat", "dog", "bird"]
    colours = [style.BLUE, style.VERMILLION, style.GREEN]
    for axes, values, label, ends in panels:
        axes.bar(names, values, color=colours, width=0.6)
        axes.axhline(0, color=style.MUTED, linewidth=1)
        axes.set(ylabel=label, ylim=ends)
        for place, value in enumerate(values):
            style.note(axes, decimal(value, 2), (place, max(float(value), 0)), (0, 10))
    panels[0][0].set_title("scores: any numbers")
    total = decimal(float(found.sum()), 2)
    panels[1][0].set_title(f"softmax: they add up to {total}")
    told = ", ".join(
        f"{name} {decimal(z, 2)} becomes {decimal(share, 2)}"
        for name, z, share in zip(names, scores, found[0], strict=True)
    )
    return figure, f"Three scores and what softmax makes of them: {told}. They add up to {total}."


def _room(heights: Array) -> tuple[float, float]:
    """The ends of an axis of probabilities, with room for what should not be one."""
    return min(0.0, 1.15 * float(heights.min())), 1.15 * max(1.0, float(heights.max()))
