"""Pictures of lesson 26: what a judge looks at, its verdicts, its habits, what it chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = ["chosen", "coloured", "exchanged", "verdicts"]

Array = NDArray[np.float64]
FULL = 3.0  # a weight that gets the full colour
SPAN = 40.0  # width of a row; a letter takes 0.62
TIMES = 10  # that each question is asked
SAID = ("the judge says yes", "the judge says no")
TRUE = ("the truth is yes", "the truth is no")


@picture
def coloured(sentences: Sequence[str], weights: Mapping[str, float]) -> tuple[Figure, str]:
    """Draw sentences word by word, each the darker the larger its weight, the weight below."""
    figure, told = style.canvas(height=1.05 * len(sentences)), []
    for place, sentence in enumerate(sentences):
        low, high = 1 - (place + 0.98) / len(sentences), 0.92 / len(sentences)
        axes = figure.add_axes((0.02, low, 0.96, high))
        _words(axes, sentence.split(), weights)
        told.append(f"{sentence} {_largest(sentence.split(), weights)}")
    return figure, "What each word counts for the judge. " + " ".join(told)


def _words(axes: Axes, words: Sequence[str], weights: Mapping[str, float]) -> None:
    left = 0.0
    for word in words:
        width, weight = 2.0 + 0.62 * len(word), float(weights.get(word, 0))
        corners = [left, left + width, left + width, left], [0.45, 0.45, 1, 1]
        shade = style.DIVERGING(0.5 + 0.5 * np.clip(weight / FULL, -1, 1))
        axes.fill(*corners, facecolor=shade, edgecolor=style.MUTED, linewidth=0.8)
        axes.text(left + width / 2, 0.72, word, ha="center", va="center", fontsize=10)
        axes.text(left + width / 2, 0.2, decimal(weight, 1), ha="center", va="center", fontsize=9)
        left += width
    axes.set(xlim=(-0.1, max(left, SPAN) + 0.1), ylim=(0, 1.1), xticks=[], yticks=[])
    axes.spines[:].set_visible(False)


def _largest(words: Sequence[str], weights: Mapping[str, float]) -> str:
    """Which of the words count most."""
    size = {word: abs(float(weights.get(word, 0))) for word in words}
    most = [word for word in size if size[word] > 0.8 * max(size.values())]
    if len(most) == len(size) > 2:
        return "(all alike)"
    told = " and ".join(f"“{w}” {decimal(float(weights.get(w, 0)), 1)}" for w in most)
    return f"(most: {told})"


@picture
def verdicts(sentences: Sequence[str], notes: ArrayLike, truth: ArrayLike) -> tuple[Figure, str]:
    """Draw judge against truth: how many sentences in each of the four fields, and one of them."""
    yes, true = np.asarray(notes) > 0.5, np.asarray(truth) > 0.5
    figure, told = style.canvas(height=2.9), []
    axes = figure.add_axes((0.13, 0.03, 0.85, 0.84))
    for row, says in enumerate((yes, ~yes)):
        for column, is_so in enumerate((true, ~true)):
            found = np.flatnonzero(says & is_so)
            example = sentences[found[0]] if len(found) else ""
            _field(axes, row, column, len(found), example)
            told.append(f"{SAID[row]} and {TRUE[column]}: {len(found)}{_such_as(example)}")
    axes.set(xlim=(0, 2), ylim=(2, 0))
    axes.set_xticks([0.5, 1.5], TRUE)
    axes.set_yticks([0.5, 1.5], [said.replace(" says ", "\nsays ") for said in SAID])
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return figure, f"Of {len(yes)} sentences, " + "; ".join(told) + "."


def _field(axes: Axes, row: int, column: int, count: int, example: str) -> None:
    right = row == column
    colour = style.SEQUENTIAL(0.55) if right else style.DIVERGING(0.8)
    corners = [column + 0.02, column + 0.98, column + 0.98, column + 0.02]
    heights = [row + 0.03, row + 0.03, row + 0.97, row + 0.97]
    axes.fill(corners, heights, facecolor=colour if count else style.BACKGROUND,
              edgecolor=style.MUTED, linewidth=0.8)  # fmt: skip
    verdict = f"{count}, {'right' if right else 'wrong'}"
    axes.text(column + 0.5, row + 0.36, verdict, ha="center", va="center", fontsize=13)
    axes.text(column + 0.5, row + 0.68, example, ha="center", va="center", fontsize=9)


def _such_as(example: str) -> str:
    return f", such as “{example}”" if example else ""


@picture(sliders={"share": Slider(50, 90, 20, "better one first, of 100")})
def exchanged(
    shown: Mapping[int, Sequence[ArrayLike]],
    order_flips: Callable[[Array, Array], Any],
    *,
    share: float = 90,
) -> tuple[Figure, str]:
    """Draw each pair as an arrow, from how sure the judge is of A first to how sure of A second.

    shown: by share, the notes of A shown first, and those of B shown first.
    """
    first, swapped = (np.asarray(notes, dtype=float) for notes in shown[round(share)])
    flips = (first > 0.5) != (swapped < 0.5)
    figure = style.canvas(height=3.6)
    axes = figure.add_axes((0.09, 0.13, 0.58, 0.74))
    for one, other, flipped in zip(first, 1 - swapped, flips, strict=True):
        colour, line = (style.VERMILLION, "-") if flipped else (style.BLUE, ":")
        arrow = {"arrowstyle": "->", "color": colour, "linestyle": line, "alpha": 0.7}
        axes.annotate("", (1, other), (0, one), arrowprops=arrow)
    axes.axhline(0.5, color=style.INK, linewidth=1)
    axes.set(xlim=(-0.06, 1.06), ylim=(-0.03, 1.03), ylabel="how sure that A is better")
    axes.set_xticks([0, 1], ["A shown first", "A shown second"])
    changed = float(order_flips(first, swapped))
    axes.set_title(f"better one first in {round(share)} of 100: {_of_100(changed)} of 100 change")
    figure.text(0.71, 0.62, "solid: another winner", color=style.VERMILLION_TEXT, fontsize=10)
    figure.text(0.71, 0.54, "dotted: the same winner", color=style.BLUE_TEXT, fontsize=10)
    toward = int((flips & (first > 0.5)).sum())
    return figure, (
        f"The judge that learned with the better one first in {round(share)} of 100 pairs. When "
        f"the two are exchanged, {_of_100(changed)} of 100 verdicts change; in {toward} of those "
        f"{int(flips.sum())} the one that is shown first wins both times."
    )


def _of_100(share: float) -> str:
    return f"{100 * share:.0f}"


@picture(sliders={"n": Slider(1, 16, 1, "samples to choose from, n")})
def chosen(
    scores: ArrayLike,
    right: ArrayLike,
    best_of_n: Callable[[Array, Any], Any],
    *,
    n: float = 16,
) -> tuple[Figure, str]:
    """Draw what `best_of_n` chooses as n grows: the judge's note, what is right, what could be."""
    notes, truth = _anew(np.asarray(scores, dtype=float), np.asarray(right, dtype=bool))
    sizes, rows = range(1, notes.shape[1] + 1), np.arange(len(notes))
    picked = [np.asarray(best_of_n(notes, size), dtype=int) for size in sizes]
    lines = {
        "the judge's note": [notes[rows, places].mean() for places in picked],
        "right, if the truth chooses": [truth[:, :size].any(axis=1).mean() for size in sizes],
        "right, if the judge chooses": [truth[rows, places].mean() for places in picked],
    }
    figure = style.canvas(height=3.6)
    axes = figure.add_axes((0.08, 0.15, 0.62, 0.8))
    at = min(max(round(n), 1), len(sizes))
    for (name, values), looks in zip(lines.items(), _looks(), strict=True):
        axes.plot(sizes, values, markevery=[at - 1], **looks)
        style.note(axes, f"{name}: {decimal(values[at - 1], 2)}", (len(sizes), values[-1]),
                   (10, 0), ha="left", fontsize=10)  # fmt: skip
    axes.axvline(at, color=style.GRID, linewidth=1, zorder=0)
    axes.set(ylim=(0, 1.05), xlabel=f"samples to choose from (numbers: n = {at})", ylabel="share")
    told = "; ".join(f"{name}: {decimal(v[0], 2)} with 1 sample, {decimal(v[at - 1], 2)} with {at}"
                     for name, v in lines.items())  # fmt: skip
    return figure, f"The best of n samples, means over {len(notes) // TIMES} questions. {told}."


def _anew(notes: Array, truth: NDArray[np.bool_]) -> tuple[Array, NDArray[np.bool_]]:
    """Each question several times, its samples in another order."""
    random = np.random.RandomState(0)
    orders = [random.permutation(notes.shape[1]) for _ in range(TIMES)]
    stacked = (np.concatenate([table[:, order] for order in orders]) for table in (notes, truth))
    return next(stacked), next(stacked)


def _looks() -> list[dict[str, Any]]:
    """Lines that differ in more than colour."""
    return [
        {"color": style.VERMILLION, "linestyle": "--", "marker": "s"},
        {"color": style.GREEN, "linestyle": ":", "marker": "^"},
        {"color": style.BLUE, "linestyle": "-", "marker": "o"},
    ]
