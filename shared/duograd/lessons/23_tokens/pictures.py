"""Pictures of lesson 23: text in pieces, how long it is, where a token comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = ["lengths", "pieces", "tree"]

Pair = tuple[str, str]
FILLS = ("#B5D3E8", "#F6CBA9")  # of every other token; a gap tells them apart, too
LINE = 74  # letters in a line of `pieces`
GAP = 0.1  # at each end of a token, in letters


@picture(sliders={"n": Slider(0, 160, 5, "merges")})
def pieces(
    lines: Sequence[str],
    merges: Sequence[Pair],
    encode: Callable[[str, Sequence[Pair]], list[str]],
    *,
    n: float = 20,
) -> tuple[Figure, str]:
    """Draw lines of text as the tokens that the student's `encode` makes with the first n merges.

    lines: each at most 74 letters long, with a mark before each word.
    """
    used = list(merges[: round(n)])
    rows = [[t for word in line.split() for t in encode("▁" + word, used)] for line in lines]
    figure = style.canvas(height=0.75 + 0.42 * len(lines))
    axes = figure.add_axes((0.01, 0.02, 0.98, 0.98 - 0.4 / figure.get_figheight()))
    axes.set(xlim=(0, LINE), ylim=(len(lines), 0), title=f"{len(used)} merges")
    axes.axis("off")
    for place, row in enumerate(rows):
        _row(axes, row, place)
    counts = ", ".join(str(len(row)) for row in rows)
    first = " | ".join(rows[0])
    return figure, (
        f"{len(lines)} talks, cut into tokens with {len(used)} merges: {counts} tokens. The first: "
        f"“{first}”."
    )


def _row(axes: Axes, tokens: Sequence[str], row: int) -> None:
    """One line of boxes, as wide as their letters are many."""
    left = 0.0
    for number, token in enumerate(tokens):
        _box(axes, number, (left + GAP, row + 0.12), len(token) - 2 * GAP)
        for place, letter in enumerate(token):
            axes.text(left + place + 0.5, row + 0.5, letter, fontsize=10, family="monospace",
                      ha="center", va="center_baseline")  # fmt: skip
        left += len(token)


def _box(axes: Axes, number: int, corner: tuple[float, float], width: float) -> None:
    fill = FILLS[number % 2]
    axes.add_patch(Rectangle(corner, width, 0.74, facecolor=fill, edgecolor="none"))


@picture
def lengths(steps: Sequence[int], counts: Sequence[Sequence[int]]) -> tuple[Figure, str]:
    """Draw how many tokens the talks have, by the number of merges: the mean, and most of them.

    counts: for each number of merges, the tokens of each talk.
    """
    table = np.asarray(counts, dtype=float)
    low, high = np.quantile(table, [0.05, 0.95], axis=1)
    mean = table.mean(axis=1)
    figure = style.canvas(height=3.2)
    axes = figure.add_axes((0.08, 0.18, 0.88, 0.74))
    axes.fill_between(steps, low, high, color=style.BLUE, alpha=0.18, linewidth=0)
    axes.plot(steps, mean, "o-", color=style.BLUE)
    axes.set(xlabel="merges", ylabel="tokens a talk", ylim=(0, high.max() * 1.05))
    shown = [0, len(steps) // 2, len(steps) - 1]
    for place in shown:
        told = decimal(float(mean[place]), 0)
        style.note(axes, told, (steps[place], mean[place]), (10, 7), bbox=None)
    style.note(axes, "nine talks in ten", (steps[3], high[3]), (6, 8), fontsize=9, ha="left")
    told = "; ".join(f"{steps[p]} merges: {decimal(float(mean[p]), 0)} tokens" for p in shown)
    return figure, (
        f"How many tokens a talk has, in the mean, by the number of merges. {told}. Nine talks in "
        "ten lie in a band around the curve."
    )


@picture
def tree(
    word: str, merges: Sequence[Pair], merge: Callable[[list[str], Pair], list[str]]
) -> tuple[Figure, str]:
    """Draw how the student's `merge` builds a word's tokens up from its letters."""
    tokens, stages = list(word), [list(word)]
    done = list[Pair]()
    for pair in merges:
        after = merge(tokens, pair)
        if after != tokens:
            tokens = after
            stages.append(list(after))
            done.append(pair)
    figure = style.canvas(height=0.7 + 0.42 * len(stages))
    axes = figure.add_axes((0.24, 0.02, 0.5, 0.96))
    axes.set(xlim=(0, len(word)), ylim=(-0.1, len(stages)))
    axes.axis("off")
    for height, row in enumerate(stages):
        _stage(axes, row, len(stages) - 1 - height)
    names = ["letters", *(f"{a} + {b}" for a, b in done)]
    for height, name in enumerate(names):
        axes.text(-0.4, len(stages) - 0.5 - height, name, ha="right", va="center", fontsize=10)
    return figure, (
        f"How {word} is put together: {'; '.join(' '.join(row) for row in stages)}. "
        f"{len(done)} of {len(merges)} merges find something to join."
    )


def _stage(axes: Axes, tokens: Sequence[str], height: int) -> None:
    left = 0
    for number, token in enumerate(tokens):
        _box(axes, number, (left + 0.05, height + 0.12), len(token) - 0.1)
        middle = left + len(token) / 2
        axes.text(middle, height + 0.5, token, fontsize=11, ha="center", va="center_baseline")
        left += len(token)
