"""Pictures of lesson 15: what lies on the belt, how far the gradient gets, who learns the game."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal, tick
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = ["belt", "learned", "way_back"]

Array = NDArray[np.float64]
LOOKS = (
    ("-", style.VERMILLION, style.VERMILLION_TEXT),
    ("--", style.GREEN, style.GREEN_TEXT),
    ("-.", style.BLUE, style.BLUE_TEXT),
    (":", style.INK, style.INK),
)
WINS = 0.97  # from this share on it wins nearly always
WINDOW = 10  # batches whose share is averaged


@picture(sliders={"forget_bias": Slider(-2, 6, 0.5, "forget bias")})
def belt(
    words: Sequence[str],
    X: ArrayLike,
    W: ArrayLike,
    b: ArrayLike,
    gate: Callable[..., Array],
    step: Callable[..., tuple[Array, Array]],
    *,
    forget_bias: float = 0.0,
) -> tuple[Figure, str]:
    """Draw i, f, o, c and h of a cell of one number over words, by the student's `lstm_step`.

    X [T, k], W [k, 4], b [4] without its second entry, which is forget_bias. h opens no gate: U is
    0.
    """
    rows = _watched(np.asarray(X), np.asarray(W), np.asarray(b), gate, step, forget_bias)
    figure = style.canvas(height=3.9)
    axes = figure.add_axes((0.2, 0.27, 0.78, 0.62))
    names = ("i: written", "f: kept", "o: shown", "c: on the belt", "h: what comes out")
    axes.imshow(rows, cmap=style.SEQUENTIAL, vmin=0, vmax=1, aspect="auto")
    for (row, column), value in np.ndenumerate(rows):
        axes.text(column, row, _short(value), ha="center", va="center", fontsize=10)
    axes.axhline(2.5, color=style.INK, linewidth=1.5)
    axes.set(xticks=range(len(words)), yticks=range(5))
    axes.set_title(f"forget bias {decimal(forget_bias, 1)}")
    axes.set_yticklabels(names)
    axes.set_xticklabels(list(words), rotation=45, ha="right", rotation_mode="anchor")
    place, (c, h) = int(rows[0].argmax()), rows[3:, -1]
    low, high = decimal(rows[1].min(), 2), decimal(rows[1].max(), 2)
    kept = f"is {low} everywhere" if low == high else f"lies between {low} and {high}"
    return figure, (
        f"Three gates, the cell c and the state h at each word, forget bias "
        f"{decimal(forget_bias, 1)}: f {kept}. At “{words[place]}” {_short(rows[3, place])} is put "
        f"on the belt; at “{words[-1]}” {_short(c)} of it is left, and {_short(h)} comes out."
    )


def _short(value: float) -> str:
    return decimal(value, 3 if abs(value) < 0.01 else 2)


def _watched(
    X: Array,
    W: Array,
    b: Array,
    gate: Callable[..., Array],
    step: Callable[..., tuple[Array, Array]],
    forget_bias: float,
) -> Array:
    """i, f, o, c and h, a row each, a column for each word."""
    b = np.array([b[0], forget_bias, *b[2:]], dtype=b.dtype)
    U = np.zeros((1, 4), dtype=b.dtype)
    h = c = np.zeros((1, 1), dtype=b.dtype)
    columns = []
    for x in X[:, None]:
        opened = [gate(x, h, W[:, [k]], U[:, [k]], b[[k]]) for k in (0, 1, 3)]
        h, c = step(x, h, c, W, U, b)
        columns.append([float(np.asarray(value).item()) for value in (*opened, c, h)])
    return np.array(columns).T


@picture
def way_back(norms: Mapping[float, ArrayLike]) -> tuple[Figure, str]:
    """Draw how long ∂J/∂c is at each step, measured by the last one, for some forget biases.

    norms: by forget bias, the lengths after each of T steps.
    """
    figure = style.canvas(height=3.8)
    axes = figure.add_axes((0.11, 0.15, 0.75, 0.76))
    told = []
    for (bias, lengths), (line, colour, ink) in zip(norms.items(), LOOKS, strict=False):
        shares = np.asarray(lengths, dtype=float)
        shares = shares / shares[-1]
        steps = np.arange(1, len(shares) + 1)
        axes.plot(steps, shares, line, color=colour)
        _label(axes, f"b = {decimal(bias)}", (1, shares[0]), ink)
        told.append(f"b = {decimal(bias)}: about {tick(10 ** round(np.log10(shares[0])))}")
    axes.set_yscale("log")
    style.log_ticks(axes.yaxis)
    axes.set(xlabel="step", ylabel="∂J/∂c, the last step is 1", title="reading backwards")
    axes.set_xlim(len(steps) + 1, 0)
    axes.set_xticks([1, *range(10, len(steps) + 1, 10)])
    return figure, (
        "The size of ∂J/∂c at each step, on a logarithmic scale, going back from the last step, "
        f"where it is 1. At the first step it is: {'; '.join(told)}."
    )


def _label(axes: Axes, text: str, at: tuple[float, float], ink: str) -> None:
    """Write at the right end of a line, outside the panel."""
    axes.annotate(text, at, (8, 0), textcoords="offset points", color=ink, va="center",
                  annotation_clip=False)  # fmt: skip


@picture
def learned(shares: Mapping[float, Sequence[float]], choices: int) -> tuple[Figure, str]:
    """Draw how often each network wins, step by step, and the chance level.

    shares: by forget bias, the share of each batch that was right.  choices: of how many.
    """
    figure = style.canvas(height=3.8)
    axes = figure.add_axes((0.09, 0.15, 0.78, 0.76))
    told = []
    for (bias, path), (line, colour, _) in zip(shares.items(), LOOKS, strict=False):
        values = np.convolve(path, np.ones(WINDOW) / WINDOW, "valid")
        steps = np.arange(WINDOW, WINDOW + len(values))
        axes.plot(steps, values, line, color=colour, label=f"b = {decimal(bias)}")
        told.append(f"b = {decimal(bias)}: {_when(values, len(path))}")
    axes.axhline(1 / choices, color=style.MUTED, linestyle=":", linewidth=1.2)
    axes.legend(loc="center right", title="forget bias")
    axes.set(xlabel="step of the training", ylabel="share that is right", ylim=(0, 1.05))
    axes.set_title("the memory game")
    return figure, (
        f"The share of rounds that are won, step by step of the training; guessing wins 1 in "
        f"{choices}. Nearly always right: {'; '.join(told)}."
    )


def _when(values: Array, steps: int) -> str:
    """When it wins nearly always, so coarse that another processor says the same."""
    won = np.flatnonzero(values > WINS)
    if not len(won):
        return f"not within {steps} steps"
    return "within 60 steps" if won[0] + WINDOW <= 60 else f"within {steps} steps"
