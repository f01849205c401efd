"""Pictures of lesson 14: a loop drawn as a chain, how far a gradient reaches, training."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal, number, tick
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

from .cliffs import cliff, step_at_the_cliff

__all__ = ["cliff", "losses", "over_time", "step_at_the_cliff", "two_starts", "unrolled"]

Array = NDArray[np.float64]
LOOKS = (
    ("-", style.BLUE, style.BLUE_TEXT),
    ("--", style.VERMILLION, style.VERMILLION_TEXT),
    (":", style.GREEN, style.GREEN_TEXT),
)
SHARE = 0.1  # a step is reached if this much of the last gradient is left


@picture(sliders={"back": Slider(0, 4, 1, "steps back")})
def unrolled(
    scalar_rnn: Callable[..., Array],
    scalar_bptt: Callable[..., tuple[float, float]],
    *,
    x: Sequence[float],
    y: float,
    w: float,
    u: float,
    back: float = 4,
) -> tuple[Figure, str]:
    """Draw the network of one number as a chain, a column a step, and what has come back.

    With `back` 0 nothing has gone back yet; with 1 the gradient is at the last state, and so on.
    """
    T = len(x)
    h = np.concatenate([[0.0], np.asarray(scalar_rnn(np.array(x), w, u), dtype=float)])
    upstream, delta = [0.0] * (T + 1), [0.0] * (T + 1)
    upstream[T] = 2 * (h[T] - y)
    for t in range(T, 0, -1):
        delta[t] = upstream[t] * (1 - h[t] ** 2)
        upstream[t - 1] = delta[t] * w
    reached = [t for t in range(1, T + 1) if T - t < back]
    passed = [t for t in range(1, T + 1) if T - t + 1 < back]
    figure, axes = _columns(T)
    _chain(axes, x, h, upstream, reached, passed)
    for t in passed:
        style.note(axes, f"δ = {decimal(delta[t], 2)}\nbrings w {decimal(delta[t] * h[t - 1], 2)}, "
                   f"u {decimal(delta[t] * x[t - 1], 2)}", (t, 1.05), fontsize=10,
                   color=style.VERMILLION_TEXT)  # fmt: skip
    due = [sum(delta[t] * h[t - 1] for t in passed), sum(delta[t] * x[t - 1] for t in passed)]
    sums = f"so far ∂J/∂w = {decimal(due[0], 2)}, ∂J/∂u = {decimal(due[1], 2)}"
    if len(passed) == T:
        sums += _compared([float(v) for v in scalar_bptt(np.array(x), y, w, u)], due)
    axes.set_title(sums, fontsize=11)
    axes.set_xlabel("bold: above a circle its state, below it what arrives there from the right")
    told = [f"h{_below(t)} = {decimal(h[t], 2)}" for t in range(1, T + 1)]
    arrived = [f"at h{_below(t)} {decimal(upstream[t], 2)}" for t in reversed(reached)]
    return figure, (
        f"The network of one number as a chain of {T} steps with w = {number(w)}, u = {number(u)}: "
        f"{', '.join(told)}. Gradients that have arrived, from right to left: "
        f"{', '.join(arrived) or 'none yet'}; {sums}."
    )


def _below(t: int) -> str:
    return "₀₁₂₃₄₅₆₇₈₉"[t]


def _columns(T: int) -> tuple[Figure, Axes]:
    figure = style.canvas(height=3.6)
    axes = figure.add_axes((0.02, 0.08, 0.96, 0.82))
    axes.set(xticks=[], yticks=[], xlim=(-0.5, T + 1.5), ylim=(-1.6, 1.6))
    axes.spines[:].set_visible(False)
    return figure, axes


def _chain(
    axes: Axes,
    x: Sequence[float],
    h: Array,
    upstream: Sequence[float],
    reached: Sequence[int],
    passed: Sequence[int],
) -> None:
    T = len(x)
    names = [*(f"h{_below(t)}" for t in range(T + 1)), "J"]
    circle = {"boxstyle": "circle,pad=0.3", "facecolor": "white", "edgecolor": style.INK}
    for place, name in enumerate(names):
        axes.text(place, 0, name, ha="center", va="center", fontsize=13, bbox=circle, zorder=9)
        if place:
            come = place - 1 in reached if place == T + 1 else place in passed
            _arrow(axes, (place - 1, 0), (place, 0), come, "" if place > T else "w")
    for t in range(1, T + 1):
        label = f"x{_below(t)} = {decimal(x[t - 1], 1)}"
        axes.text(t, -1.3, label, ha="center", va="center", fontsize=11)
        _arrow(axes, (t, -1.3), (t, 0), t in passed, "u")
        style.note(axes, decimal(h[t], 2), (t, 0), (0, 25), color=style.BLUE_TEXT,
                   fontweight="bold")  # fmt: skip
        if t in reached:
            style.note(axes, decimal(upstream[t], 2), (t, 0), (34, -22), fontweight="bold",
                       color=style.VERMILLION_TEXT)  # fmt: skip


def _arrow(
    axes: Axes, tail: tuple[float, float], tip: tuple[float, float], come: bool, weight: str
) -> None:
    """Forward as drawn; one that a gradient has passed on its way back is coloured and thick."""
    look = {"color": style.VERMILLION if come else style.MUTED, "linewidth": 2.2 if come else 1.2}
    arrow = {"arrowstyle": "-|>", "shrinkA": 16, "shrinkB": 16, **look}
    axes.annotate("", tip, tail, arrowprops=arrow)
    middle = ((tail[0] + tip[0]) / 2, (tail[1] + tip[1]) / 2)
    if weight:
        offset = (0, 9) if tail[1] == tip[1] else (9, -2)
        style.note(axes, weight, middle, offset, fontsize=10)


def _compared(given: Sequence[float], due: Sequence[float]) -> str:
    """What to add where a student's gradients are not those of the arrows."""
    if np.allclose(given, due, rtol=1e-3, atol=1e-3):
        return "; your function says the same"
    pair = " and ".join(decimal(value, 2) for value in given)
    return f"; your function says {pair}"


def _norms(
    read: Callable[..., Array],
    state_gradients: Callable[..., Array],
    X: Array,
    W_xh: Array,
    W_hh: Array,
) -> Array:
    """The length of the gradient at each state, for one that is given at the last."""
    states = np.asarray(read(X, W_xh, W_hh))[0]
    upstream = np.random.RandomState(7).normal(0, 1, len(W_hh))
    gradients = np.asarray(state_gradients(W_hh, states, upstream), dtype=float)
    lengths: Array = np.linalg.norm(gradients.reshape(len(gradients), -1), axis=1)
    return lengths


def _curve(axes: Axes, norms: Array, look: tuple[str, str, str], label: str) -> None:
    line, colour, _ = look
    shown = np.maximum(norms / norms[-1], 1e-30)
    axes.plot(range(1, len(norms) + 1), shown, line, color=colour, label=label)


@picture(
    sliders={
        "size": Slider(0.5, 1.5, 0.1, "size of W_hh"),
        "inputs": Slider(0, 1, 0.1, "size of inputs"),
    }
)
def over_time(
    read: Callable[..., Array],
    state_gradients: Callable[..., Array],
    reach: Callable[..., int],
    *,
    size: float = 1.1,
    inputs: float = 1.0,
) -> tuple[Figure, str]:
    """Draw how long ∂J/∂h_t is for t = 1 … 50, as a share of that at t = 50; 0 inputs and others.

    W_hh is a rotation times 0.9, 1, and `size`; the weights of the inputs have the size `inputs`.
    """
    random = np.random.RandomState(3)
    X = np.eye(8)[random.randint(0, 8, (1, 50))]
    W_xh, rotation = random.normal(0, 1, (8, 32)), np.linalg.qr(random.normal(0, 1, (32, 32)))[0]
    figure, told = style.canvas(height=4.0), []
    for place, scale in enumerate((0.0, inputs)):
        axes = figure.add_axes((0.09 + 0.49 * place, 0.14, 0.4, 0.75))
        for factor, look in zip((0.9, 1.0, size), LOOKS, strict=True):
            norms = _norms(read, state_gradients, X, scale * W_xh, factor * rotation)
            _curve(axes, norms, look, f"W_hh of size {number(factor)}")
            steps = int(reach(norms, SHARE))
            told.append(
                f"inputs {number(scale)}, W_hh {number(factor)}: {_power(norms[0] / norms[-1])} at "
                f"the first step, reaches {steps} steps back"
            )
        axes.axhline(SHARE, color=style.MUTED, linewidth=1, linestyle=(0, (2, 3)))
        axes.set(yscale="log", ylim=(1e-15, 1e9), xlabel="step t")
        axes.set_title(f"weights of the inputs: {number(scale)}")
        style.log_ticks(axes.yaxis)
        axes.legend(loc="lower right", fontsize=9)
        if not place:
            axes.set_ylabel("length of ∂J/∂h_t, last = 1")
    return figure, (
        "How long the gradient is at each of 50 states, as a share of that at the last, for three "
        f"rotations W_hh without inputs (left) and with them (right). {'; '.join(told)}; to be "
        f"reached takes a share of {number(SHARE)}."
    )


def _power(share: float) -> str:
    """A share as a power of ten."""
    exponent = round(float(np.log10(max(share, 1e-30))))
    return f"about {tick(10.0**exponent)}"


@picture
def two_starts(
    read: Callable[..., Array],
    state_gradients: Callable[..., Array],
    X: ArrayLike,
    starts: Mapping[str, Sequence[ArrayLike]],
    shares: Mapping[str, ArrayLike],
) -> tuple[Figure, str]:
    """Draw gradients over time before training, beside the share of right answers in training.

    starts: by name, W_xh and W_hh first.  shares: by the same names, one for each training step.
    """
    figure, told = style.canvas(height=3.8), []
    left, right = (figure.add_axes((0.09 + at, 0.15, 0.4, 0.74)) for at in (0.0, 0.49))
    for (name, (W_xh, W_hh, *_)), look in zip(starts.items(), LOOKS, strict=False):
        one = _norms(read, state_gradients, np.asarray(X), np.asarray(W_xh), np.asarray(W_hh))
        _curve(left, one, look, name)
        found = np.asarray(shares[name], dtype=float)
        right.plot(np.convolve(found, np.ones(5) / 5, "valid"), look[0], color=look[1], label=name)
        end = "always right" if found[-20:].mean() > 0.97 else "mostly wrong"
        if abs(found[-20:].mean() - 0.25) < 0.07:
            end = "as by guessing"
        told.append(f"{name}: {_power(one[0] / one[-1])} at the first step; in the end {end}")
    left.set(yscale="log", xlabel="step t", ylabel="length of ∂J/∂h_t, last = 1")
    left.set_title("before training")
    style.log_ticks(left.yaxis)
    right.axhline(0.25, color=style.MUTED, linewidth=1, linestyle=(0, (2, 3)))
    style.note(right, "guessing: 1 in 4", (0, 0.25), (4, -24), ha="left", fontsize=9)
    right.set(ylim=(0, 1.05), xlabel="training step", title="share of right answers")
    for axes in (left, right):
        axes.legend(loc="center right" if axes is right else "lower right", fontsize=9)
    return figure, (
        "Left, before training: how long the gradient is at each state, as a share of that at the "
        f"last. Right: how many answers are right during training. {'. '.join(told)}."
    )


@picture
def losses(lines: Mapping[str, ArrayLike]) -> tuple[Figure, str]:
    """Draw losses over the training steps, up to 100; beyond that a line ends."""
    figure, told = style.canvas(height=3.4), []
    axes = figure.add_axes((0.1, 0.16, 0.87, 0.76))
    for (name, given), (line, colour, _) in zip(lines.items(), LOOKS, strict=False):
        values = np.asarray(given, dtype=float)
        lost = np.flatnonzero(~(values < 100))  # NaN, too
        shown = values[: lost[0]] if len(lost) else values
        axes.plot(shown, line, color=colour, label=name)
        if len(lost):
            axes.plot([len(shown) - 1], shown[-1:], "X", color=colour, markersize=11)
        told.append(f"{name}: " + ("lost, beyond 100 or NaN" if len(lost) else _end(values)))
    axes.set(yscale="log", xlabel="training step", ylabel="loss")
    style.log_ticks(axes.yaxis)
    axes.legend(loc="best", fontsize=9)
    return figure, (
        f"Losses over the training steps; a cross marks where one is lost. {'. '.join(told)}."
    )


def _end(values: Array) -> str:
    """How a loss ends, coarse enough for every processor."""
    return "ends below 0.15" if values[-20:].mean() < 0.15 else "ends above 0.15"
