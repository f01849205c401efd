"""The loss of a network of one number over its two weights: a plain with a cliff in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal, number
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

Array = NDArray[np.float64]
GOAL, RATE = 0.5, 0.05
START = 1.2, -0.003  # w and u, at the edge
LOOKS = style.VERMILLION, style.GREEN  # as it comes, clipped


def inputs(steps: float) -> Array:
    """A 1, and then nothing."""
    x: Array = np.zeros(round(steps))
    x[0] = 1
    return x


def loss(scalar_rnn: Callable[..., Array], steps: float, w: Array, u: Array) -> Array:
    """J for all pairs of weights at once."""
    last: Array = np.asarray(scalar_rnn(inputs(steps), w, u), dtype=float)[-1]
    return (last - GOAL) ** 2


def plain(axes: Axes, scalar_rnn: Callable[..., Array], steps: float, reach: float) -> None:
    """Draw J over w and u, from −reach to reach in u."""
    w, u = np.meshgrid(np.linspace(0, 2, 81), np.linspace(-reach, reach, 121))
    J = loss(scalar_rnn, steps, w, u)
    levels = np.linspace(0, 2, 11)
    filled = axes.contourf(w, u, J, levels, cmap=style.SURFACE.reversed(), extend="max")
    bar = axes.figure.colorbar(filled, ax=axes, ticks=levels[::2], pad=0.02)
    bar.set_label("J")
    axes.set(xlabel="w", ylabel="u")


@picture(sliders={"steps": Slider(2, 30, 1, "steps T")})
def cliff(scalar_rnn: Callable[..., Array], *, steps: float = 30) -> tuple[Figure, str]:
    """Draw J over w and u after so many steps, and a cut through it at w = 1.5."""
    figure = style.canvas(height=3.9)
    left = figure.add_axes((0.1, 0.14, 0.44, 0.75))
    right = figure.add_axes((0.64, 0.14, 0.34, 0.75))
    plain(left, scalar_rnn, steps, 1.0)
    left.axvline(1.5, color=style.INK, linestyle="--", linewidth=1.2)
    left.set_title(f"J after {steps:.0f} steps")
    u = np.linspace(-1, 1, 401)
    J = loss(scalar_rnn, steps, np.full_like(u, 1.5), u)
    right.plot(u, J, color=style.BLUE)
    right.set(xlabel="u", title="cut at w = 1.5", ylim=(0, max(2.0, 1.05 * float(J.max()))))
    slope = float(abs(np.diff(J)).max() / (u[1] - u[0]))
    sharp = slope > 50
    steep = "steeper than 50" if sharp else f"at most {number(slope, 1)} steep"
    seen = "a plain, and for w above 1 a cliff along u = 0" if sharp else "no cliff yet"
    return figure, (
        f"The loss J over the weights w and u of the network of one number after {steps:.0f} "
        f"steps: {seen}. Cut at w = 1.5, the curve is "
        f"{steep}: from {decimal(J[190], 1)} at u = −0.05 to {decimal(J[210], 1)} at u = 0.05."
    )


@picture(sliders={"limit": Slider(1, 15, 1, "limit")})
def step_at_the_cliff(
    scalar_rnn: Callable[..., Array],
    scalar_bptt: Callable[..., tuple[float, float]],
    clip_by_norm: Callable[..., Sequence[Array]],
    *,
    steps: float = 30,
    limit: float = 4.0,
) -> tuple[Figure, str]:
    """Draw one step of gradient descent from the edge of the cliff, as it comes and clipped."""
    w, u = START
    gradients = [np.array(float(v)) for v in scalar_bptt(inputs(steps), GOAL, w, u)]
    short = [float(v) for v in clip_by_norm(gradients, limit)]
    ends = [(w - RATE * float(dw), u - RATE * float(du)) for dw, du in (gradients, short)]
    figure = style.canvas(height=4.0)
    axes = figure.add_axes((0.1, 0.14, 0.88, 0.76))
    plain(axes, scalar_rnn, steps, 1.0)
    for end, colour, line in zip(ends, LOOKS, ("--", "-"), strict=True):
        axes.plot(*zip(START, end, strict=True), line, color=colour, linewidth=2.5)
        axes.plot(*end, "X", color=colour, markersize=11)
    style.note(
        axes, "as it comes", (1.09, 0.9), color=style.VERMILLION_TEXT, ha="right", fontsize=10
    )
    style.note(axes, "clipped", (1.22, 0.2), color=style.GREEN_TEXT, ha="left", fontsize=10)
    axes.plot(*START, "o", color=style.INK, markersize=8)
    told = [f"({decimal(end[0], 2)}, {decimal(end[1], 2)})" for end in ends]
    axes.set(xlim=(0, 2), ylim=(-1, 1))
    axes.set_title(f"one step: as it comes to {told[0]}, clipped to {number(limit)}: to {told[1]}")
    return figure, (
        f"The loss over w and u after {steps:.0f} steps, and one step of gradient descent from "
        f"w = {number(w)}, u = {number(u)}: as it comes it leads to {told[0]}; with the gradient "
        f"clipped to {number(limit)} it leads to {told[1]}."
    )
