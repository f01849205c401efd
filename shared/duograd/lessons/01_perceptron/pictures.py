"""Pictures of lesson 01: activation functions, and what one neuron does to the plane."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import CenteredNorm
from matplotlib.contour import QuadContourSet
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal, line_equation, number, point
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

Array = NDArray[np.float64]
Activation = Callable[[Array], Array]
Neuron = Callable[[Array, Array, float, Any], Array]

# Both sides of 0, never 0 itself: the slope of ReLU is not defined there.
_SIDES = (np.linspace(-5, -0.005, 120), np.linspace(0.005, 5, 120))
_HALF = 4.0  # the plane reaches from -4 to 4
_Z = np.linspace(-12, 12, 241)


@picture
def activations(functions: Mapping[str, tuple[Activation, Activation]]) -> tuple[Figure, str]:
    """Draw each activation g (solid) and its derivative g′ (dashed) over z from −5 to 5.

    `functions` maps a name to (g, g′), both elementwise on arrays [n]. z = 0 is never asked.
    """
    figure = style.canvas(height=3.1)
    place = {"left": 0.06, "right": 0.96, "bottom": 0.19, "top": 0.9, "wspace": 0.42}
    panels = np.atleast_1d(figure.subplots(1, len(functions), gridspec_kw=place))
    told = []
    for axes, (name, (g, g_prime)) in zip(panels, functions.items(), strict=True):
        values, slopes = _on_both_sides(g), _on_both_sides(g_prime)
        _activation_panel(axes, name, values, slopes)
        told.append(
            f"{name} from {decimal(np.nanmin(values), 1)} to {decimal(np.nanmax(values), 1)}, "
            f"g′ at most {decimal(np.nanmax(slopes), 2)}"
        )
    alt = "Activations g (solid) and their derivatives g′ (dashed) for z from −5 to 5: "
    return figure, alt + "; ".join(told) + "."


def _on_both_sides(function: Activation) -> Array:
    """The values [241] on `_SIDES`, NaN between them, so that a jump is not joined up."""
    left, right = (np.asarray(function(side), dtype=float) for side in _SIDES)
    return np.concatenate([left, [np.nan], right])


def _activation_panel(axes: Axes, name: str, values: Array, slopes: Array) -> None:
    z = np.concatenate([_SIDES[0], [0.0], _SIDES[1]])
    style.zero_lines(axes)
    axes.plot(z, values, color=style.BLUE)
    axes.plot(z, slopes, color=style.VERMILLION, linestyle="--")
    axes.set(title=name, xlabel="z", xlim=(-5, 5), xticks=[-5, 0, 5])
    _label_at_end(axes, "g", values[-1], style.BLUE_TEXT, values[-1] >= slopes[-1])
    _label_at_end(axes, "g′", slopes[-1], style.VERMILLION_TEXT, values[-1] < slopes[-1])


def _label_at_end(axes: Axes, text: str, height: float, colour: str, above: bool) -> None:
    axes.annotate(
        text,
        (5, height),
        (5, 4 if above else -4),
        textcoords="offset points",
        color=colour,
        fontsize=13,
        va="center",
        annotation_clip=False,
    )


@picture(
    sliders={
        "w0": Slider(-6, 6, 0.1, "bias w₀"),
        "w1": Slider(-5, 5, 0.1, "weight w₁"),
        "w2": Slider(-5, 5, 0.1, "weight w₂"),
    }
)
def neuron_plane(
    neuron: Neuron,
    g: Activation,
    *,
    w0: float = 1.0,
    w1: float = 3.0,
    w2: float = -2.0,
    x: tuple[float, float] = (-1.0, 2.0),
) -> tuple[Figure, str]:
    """Draw the plane of x₁ and x₂ shaded by the neuron's ŷ, and the point x by the curve of g.

    `neuron(X, w, w0, g)` takes X [n, 2] and w [2], and returns ŷ [n]; `g` is passed on to it.
    """
    w, at = np.array([w1, w2], dtype=float), np.asarray(x, dtype=float)
    z = float(w0 + w @ at)
    y_hat = float(_predictions(neuron, at[None, :], w, w0, g)[0])
    on_curve = float(np.asarray(g(np.array([z])), dtype=float)[0])
    figure = style.canvas(height=4.3)
    plane = figure.add_axes((0.07, 0.13, 0.385, 0.79))
    bar = figure.add_axes((0.475, 0.13, 0.016, 0.79))
    curve = figure.add_axes((0.645, 0.13, 0.34, 0.79))
    shades = _shade(plane, neuron, w, w0, g)
    figure.colorbar(shades, cax=bar, label="prediction ŷ", ticks=np.asarray(shades.levels)[::5])
    _half_planes(plane, w, w0, at)
    _mark_point(plane, at, f"x = {point(at)}")
    _curve_panel(curve, g, z, y_hat)
    lies = _where(y_hat, on_curve)
    curve.set_title(f"the point lies {lies} of g")
    told = f"The point x = {point(at)}, with z = {number(z, 3)} and ŷ = {decimal(y_hat)}, lies "
    return figure, f"{_plane_alt(w, w0)} {told}{lies} of g."


def _where(y_hat: float, on_curve: float) -> str:
    """Whether the neuron answered what g makes of its z."""
    near = abs(y_hat - on_curve) <= 1e-3 * max(1, abs(on_curve))
    return "on the curve" if near else "off the curve"


def _predictions(neuron: Neuron, X: Array, w: Array, w0: float, g: Any) -> Array:
    y_hat = np.asarray(neuron(X, w, w0, g), dtype=float)
    if y_hat.shape != (len(X),):
        raise ValueError(
            f"For {len(X)} points the neuron returned shape {y_hat.shape}, not ({len(X)},)."
        )
    return y_hat


def _shade(axes: Axes, neuron: Neuron, w: Array, w0: float, g: Any) -> QuadContourSet:
    side = np.linspace(-_HALF, _HALF, 81)
    X = np.stack(np.meshgrid(side, side), axis=-1)
    y_hat = _predictions(neuron, X.reshape(-1, 2), w, w0, g).reshape(X.shape[:2])
    norm, levels = _scale(g)
    beyond = style.beyond(y_hat, levels)
    shades = axes.contourf(
        side, side, y_hat, levels, norm=norm, cmap=style.DIVERGING, extend=beyond
    )
    ends = (-_HALF, _HALF)
    axes.set(xlabel="x₁", ylabel="x₂", xlim=ends, ylim=ends, aspect="equal")
    return shades


def _scale(g: Activation) -> tuple[CenteredNorm, Array]:
    """The colours of ŷ: neutral at g(0), where z is 0, and fixed while the weights move."""
    reach, middle = np.asarray(g(_Z), dtype=float), np.asarray(g(np.zeros(1)), dtype=float)
    low, high, centre = (round(float(v), 2) for v in (reach.min(), reach.max(), middle[0]))
    half = max(high - centre, centre - low) or 1.0
    return CenteredNorm(centre, half), np.linspace(low, high if high > low else low + 1, 21)


def _half_planes(axes: Axes, w: Array, w0: float, at: Array) -> None:
    """The line on which z is 0, w across it, and the sign of z on either side."""
    ends = _line_in_window(w, w0)
    axes.set_title(_plane_title(w, w0, ends))
    busy = [at]
    if ends is not None:
        axes.plot(*ends.T, color=style.INK)
        busy += _weight_arrow(axes, w, ends)
    _name_sides(axes, w, w0, busy)


def _plane_title(w: Array, w0: float, ends: Array | None) -> str:
    if not w.any():
        return "w = 0: ŷ is the same everywhere"
    line = line_equation(w0, w.tolist())
    return f"the line {line}" if ends is not None else f"{line} lies outside"


def _line_in_window(w: Array, w0: float) -> Array | None:
    """The two points [2, 2] where the line leaves the window, or None if it is not in it."""
    if not w.any():
        return None
    foot, along = -w0 * w / (w @ w), np.array([-w[1], w[0]]) / np.linalg.norm(w)
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = np.sort((np.array([[-_HALF], [_HALF]]) - foot) / along, axis=0)
    reach = np.where(np.abs(along) > 1e-12, reach, [[-np.inf], [np.inf]])
    first, last = reach[0].max(), reach[1].min()
    inside = first < last and (np.abs(foot + (first + last) / 2 * along) <= _HALF).all()
    return np.stack([foot + first * along, foot + last * along]) if inside else None


def _weight_arrow(axes: Axes, w: Array, ends: Array) -> list[Array]:
    """w from the middle of the line, shortened where it would leave the window.

    Returns the places on it where no other text should stand.
    """
    tail, unit = ends.mean(axis=0), w / np.linalg.norm(w)
    room = np.array(
        [(0.92 * _HALF * np.sign(c) - t) / c for c, t in zip(w, tail, strict=True) if c]
    )
    tip = tail + np.clip(room.min(), 0.15, 1.0) * w
    arrow = {"arrowstyle": "-|>,head_width=0.35,head_length=0.7", "linewidth": 2.4}
    arrow |= {"color": style.INK, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", tuple(tip), tuple(tail), arrowprops=arrow, zorder=9)
    middle = tail + 0.6 * (tip - tail)
    beside = np.array([-unit[1], unit[0]])
    if beside @ (middle if abs(beside[0]) > 0.35 else np.array([0, middle[1] - 2.5])) > 0:
        beside = -beside  # towards the middle of the window, where there is room
    _write_beside(axes, f"w = {point(w)}", middle, beside)
    return [middle, tip, middle + beside, middle + 2 * beside]


def _write_beside(axes: Axes, text: str, at: Array, direction: Array) -> None:
    across, up = direction
    across = across if abs(across) > 0.35 else -at[0] if abs(at[0]) > 0.5 * _HALF else 0
    ha = "left" if across > 0 else "right" if across < 0 else "center"
    va = "bottom" if up > 0.35 else "top" if up < -0.35 else "center"
    style.note(axes, text, tuple(at), tuple(9 * direction), ha=ha, va=va)


def _name_sides(axes: Axes, w: Array, w0: float, busy: list[Array]) -> None:
    """Write the sign of z on either side: near the line, away from what is there already."""
    side = np.linspace(-0.82, 0.82, 13) * _HALF
    spots = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    height = (w0 + spots @ w) / (np.linalg.norm(w) or 1.0)
    near = np.min([np.linalg.norm((spots - place) / (1.6, 1.0), axis=1) for place in busy], axis=0)
    for text, depth in (("z > 0", height), ("z < 0", -height)):
        cost = np.abs(depth - 1.0) + 4 * np.maximum(0, 1.0 - near)
        cost += 0.1 * np.linalg.norm(spots, axis=1)
        cost[depth < min(0.7, abs(w0) if not w.any() else 0.7)] = np.inf
        if np.isfinite(cost).any() and depth.max() > 0:
            style.note(axes, text, tuple(spots[np.argmin(cost)]), fontsize=11.5)


def _mark_point(axes: Axes, at: Array, text: str) -> None:
    axes.plot(*at, marker="o", markersize=9, color=style.INK, markeredgecolor="white", zorder=11)
    style.note(axes, text, tuple(at), (0, 16 if at[1] < 3 else -16))


def _curve_panel(axes: Axes, g: Activation, z: float, y_hat: float) -> None:
    reach = max(8.0, abs(z) + 2.0)
    grid = np.linspace(-reach, reach, 201)
    values = np.asarray(g(grid), dtype=float)
    low, high = min(values.min(), y_hat), max(values.max(), y_hat)
    room = high - low or 1.0
    low, high = low - 0.15 * room, high + 0.3 * room
    style.zero_lines(axes)
    axes.plot(grid, values, color=style.BLUE)
    axes.plot([z, z, -reach], [low, y_hat, y_hat], color=style.INK, linestyle=":", linewidth=1.6)
    axes.plot(z, y_hat, "o", markersize=9, color=style.INK, markeredgecolor="white", zorder=11)
    axes.set(xlabel="z = w₀ + w₁x₁ + w₂x₂", ylabel="ŷ = g(z)")
    axes.set(xlim=(-reach, reach), ylim=(low, high))
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    # An activation rises to the right: above its left there is room for words.
    room = {"ha": "right"} if z > -0.3 * reach else {"ha": "left"}
    text = f"z = {number(z, 3)}\nŷ = {decimal(y_hat)}"
    style.note(axes, text, (z, y_hat), (-8 if room["ha"] == "right" else 0, 26), **room)


def _plane_alt(w: Array, w0: float) -> str:
    if _line_in_window(w, w0) is None:
        where = "; no line with z = 0 crosses it"
    else:
        where = (
            f", and the line {line_equation(w0, w.tolist())}, across which w points to where z > 0"
        )
    return f"The plane of x₁ and x₂ shaded by ŷ for w₀ = {number(w0, 3)} and w = {point(w)}{where}."
