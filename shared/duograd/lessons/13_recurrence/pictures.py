"""Pictures of lesson 13: a network unrolled in time, a change that fades, what is remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, Rectangle
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = ["fading", "remembered", "unrolled"]

Array = NDArray[np.float64]
Forward = Callable[[Array, Array, Array, Array, Array], Array]
HALF = 0.27  # of the width of a state


def states_of(
    X: ArrayLike, forward: Forward, W_xh: ArrayLike, W_hh: ArrayLike, b: ArrayLike
) -> Array:
    """The states [T, H] of one sequence X [1, T, k], by the student's function, from zeros on.

    Raises ValueError for another shape, or for what is not a number.
    """
    weights = [np.asarray(table, dtype="float32") for table in (W_xh, W_hh, b)]
    start = np.zeros((1, len(weights[2])), "float32")
    states = np.asarray(forward(np.asarray(X, dtype="float32"), start, *weights), dtype="float64")
    asked = (1, np.shape(X)[1], len(weights[2]))
    if states.shape != asked:
        raise ValueError(f"rnn_forward returned shape {list(states.shape)}, not {list(asked)}.")
    if not np.isfinite(states).all():
        raise ValueError("rnn_forward returned something that is not a number.")
    one: Array = states[0]
    return one


@picture(sliders={"read": Slider(0, 11, 1, "words read")})
def unrolled(
    words: Sequence[str],
    X: ArrayLike,
    rnn_forward: Forward,
    W_xh: ArrayLike,
    W_hh: ArrayLike,
    b: ArrayLike,
    *,
    read: float = 11,
) -> tuple[Figure, str]:
    """Draw the network unrolled, a column for each word, and below it the same network once.

    X [1, T, k]: the words as inputs.  read: how many of them have been read.
    """
    states = states_of(X, rnn_forward, W_xh, W_hh, b)
    done = min(round(read), len(words))
    figure = style.canvas(height=5.4)
    axes = figure.add_axes((0.02, 0.36, 0.96, 0.62))
    for place, word in enumerate(words):
        _column(axes, place, word, states[place] if place < done else None)
    axes.set(xlim=(-1.6, len(words) - 0.4), ylim=(-1.75, 1.25))
    axes.axis("off")
    _once(figure.add_axes((0.02, 0.02, 0.96, 0.3)))
    told = _numbers(states[done - 1]) if done else "all zeros"
    so_far = f"“{' '.join(words[:done])}”" if done else "nothing"
    return figure, (
        f"The network unrolled: {len(words)} words in a row, above each the state after it, which "
        f"is passed on to the next. Read so far: {so_far}. The state is {told}. Below, the same "
        "network drawn once: x goes through W_xh into h, and h goes through W_hh back into itself."
    )


def _column(axes: Axes, place: int, word: str, state: Array | None) -> None:
    """A word, the arrow up to its state, and the arrow from the state before."""
    ink = style.MUTED if state is None else style.INK
    axes.text(place, -1.6, word, ha="center", va="center", color=ink, fontsize=10)
    _arrow(axes, (place, -1.42), (place, -1.05), style.BLUE if state is not None else style.GRID)
    _arrow(axes, (place - 1 + HALF, 0), (place - HALF, 0),
           style.VERMILLION if state is not None else style.GRID)  # fmt: skip
    if place == 0:
        axes.text(-1.1, 0, "zeros", ha="center", va="center", color=style.MUTED, fontsize=10)
    if state is None:
        axes.add_patch(Rectangle((place - HALF, -1), 2 * HALF, 2, fill=False, color=style.GRID))
        return
    axes.imshow(
        state[:, None], cmap=style.DIVERGING, vmin=-1, vmax=1, aspect="auto",
        extent=(place - HALF, place + HALF, -1, 1),
    )  # fmt: skip
    frame = Rectangle((place - HALF, -1), 2 * HALF, 2, fill=False, color=style.MUTED, linewidth=0.8)
    axes.add_patch(frame)
    for unit, value in enumerate(state):
        height = 1 - (unit + 0.5) * 2 / len(state)
        axes.text(place, height, decimal(value, 1), ha="center", va="center", fontsize=8)


def _once(axes: Axes) -> None:
    """The network drawn once: x, h, the answer, and the loop from h to h."""
    axes.set(xlim=(0, 9), ylim=(0, 2))
    axes.axis("off")
    frame = {"boxstyle": "round,pad=0.4", "fc": style.BACKGROUND, "ec": style.MUTED}
    for x, text in ((2.2, "x: a word"), (4.5, "h: what is in mind"), (6.9, "scores")):
        axes.text(x, 0.55, text, ha="center", va="center", fontsize=11, bbox=frame)
    _arrow(axes, (2.75, 0.55), (3.5, 0.55), style.BLUE)
    _arrow(axes, (5.5, 0.55), (6.45, 0.55), style.GREEN)
    loop = FancyArrowPatch((4.9, 0.85), (4.1, 0.85), connectionstyle="arc3,rad=1.1",
                           arrowstyle="-|>", mutation_scale=13, color=style.VERMILLION)  # fmt: skip
    axes.add_patch(loop)
    names = (
        (3.12, 0.85, "W_xh", style.BLUE_TEXT),
        (4.5, 1.62, "W_hh", style.VERMILLION_TEXT),
        (5.97, 0.85, "W_hy", style.GREEN_TEXT),
    )
    for x, y, text, colour in names:
        axes.text(x, y, text, ha="center", va="center", color=colour, fontsize=11)


def _arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str) -> None:
    axes.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.6})


def _numbers(state: Array) -> str:
    return ", ".join(decimal(value, 1) for value in state)


@picture(sliders={"changed": Slider(1, 15, 1, "changed word")})
def fading(
    words: Sequence[str],
    X: ArrayLike,
    rnn_forward: Forward,
    W_xh: ArrayLike,
    W_hh: ArrayLike,
    b: ArrayLike,
    *,
    changed: float = 1,
) -> tuple[Figure, str]:
    """Draw how far apart two states are after each word, if one word of the two sentences differs.

    X [1, T, k]: the words as one-hot inputs; the other sentence has the next word of the
    vocabulary at place `changed`, counted from 1.
    """
    place = min(round(changed), len(words)) - 1
    one, other = np.array(X, dtype="float32"), np.array(X, dtype="float32")
    other[0, place] = np.roll(one[0, place], 1)
    first, second = (states_of(x, rnn_forward, W_xh, W_hh, b) for x in (one, other))
    apart = np.sqrt(((first - second) ** 2).sum(axis=1))
    figure = style.canvas(height=3.6)
    axes = figure.add_axes((0.08, 0.27, 0.9, 0.66))
    axes.bar(range(len(words)), apart, color=style.BLUE)
    axes.bar([place], apart[place], color=style.VERMILLION, hatch="//", edgecolor=style.INK)
    axes.set(ylabel="distance of the states", xticks=range(len(words)))
    axes.set_xticklabels(list(words), rotation=40, ha="right", fontsize=10)
    style.note(axes, "changed", (place, apart[place]), (0, 9), fontsize=10)
    axes.set_ylim(0, apart.max() * 1.15 + 0.1)
    return figure, (
        f"Two sentences that differ in word {place + 1}, “{words[place]}”, and how far apart the "
        f"states are after each word. {_before(apart, place)}After it: {_few(apart[place])}. "
        f"{_later(apart, place, words)}"
    )


def _before(apart: Array, place: int) -> str:
    return f"Before it, at most {_few(apart[:place].max())}. " if place else ""


def _later(apart: Array, place: int, words: Sequence[str]) -> str:
    """How much of the distance is left further on, in words."""
    told = []
    for steps in (1, 3, 5, 10):
        if place + steps < len(apart):
            told.append(
                f"{steps} further on, at “{words[place + steps]}”: {_few(apart[place + steps])}"
            )
    return f"Words {'; '.join(told)}." if told else "No word comes after it."


def _few(distance: float) -> str:
    if distance == 0:
        return "0"
    return decimal(distance, 1) if distance >= 0.05 else "less than 0.05"


@picture
def remembered(shares: ArrayLike, choices: int) -> tuple[Figure, str]:
    """Draw how often a word is found in stories with 0, 1, 2, … clauses, and the chance level.

    choices: among how many words one would guess.
    """
    values = np.asarray(shares, dtype=float)
    figure = style.canvas(height=3.2)
    axes = figure.add_axes((0.09, 0.18, 0.86, 0.76))
    axes.bar(range(len(values)), values, color=style.BLUE, width=0.5)
    axes.axhline(1 / choices, color=style.INK, linestyle=":", linewidth=1.6)
    axes.annotate(f"guessing: 1 in {choices}", (len(values) - 0.65, 1 / choices), (0, 5),
                  textcoords="offset points")  # fmt: skip
    axes.set(ylim=(0, 1.05), xlim=(-0.5, len(values) + 0.35), ylabel="language found")
    axes.set(xticks=range(len(values)), xlabel="clauses between the country and the question")
    shrinks = bool((np.diff(values) < 0).all())
    return figure, (
        f"How often the language is found in stories with 0, 1, 2, … clauses; guessing finds 1 in "
        f"{choices}. With none: {_share(values[0])}; with {len(values) - 1}: {_share(values[-1])}. "
        f"{'With each clause it is found less often.' if shrinks else ''}"
    )


def _share(value: float) -> str:
    """Coarse enough that rounding on another processor does not change it."""
    if value >= 0.95:
        return "nearly always"
    return "more often than 1 in 4" if value > 0.25 else "about as by guessing"
