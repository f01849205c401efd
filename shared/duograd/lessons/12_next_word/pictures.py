"""Pictures of lesson 12: a table that is looked up, words in the plane, what a window misses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = ["bags", "by_clauses", "lookup", "plane"]

Array = NDArray[np.float64]
STEPS = 100  # between two tables of `plane`
MARKS = {
    "name": ("o", style.BLUE, style.BLUE_TEXT),
    "country": ("s", style.VERMILLION, style.VERMILLION_TEXT),
    "language": ("^", style.GREEN, style.GREEN_TEXT),
    "filler": ("D", style.MUTED, style.MUTED),
}


@picture
def lookup(
    words: Sequence[str], vocabulary: Sequence[str], hot: ArrayLike, E: ArrayLike
) -> tuple[Figure, str]:
    """Draw one-hot rows [T, n_words] times the table E [n_words, d]: each picks a row of E."""
    rows, table = np.asarray(hot, dtype=float), np.asarray(E, dtype=float)
    figure = style.canvas(height=4.0)
    first = figure.add_axes((0.07, 0.12, 0.36, 0.68))
    second = figure.add_axes((0.56, 0.12, 0.12, 0.68))
    third = figure.add_axes((0.84, 0.12, 0.12, 0.68))
    names = [word or '""' for word in vocabulary]
    numbered = [f"{word}  {index}" for index, word in enumerate(names)]
    _grid(first, rows, words, names, "one-hot")
    _grid(second, table, numbered, range(table.shape[1]), "E")
    _grid(third, rows @ table, words, range(table.shape[1]), "product")
    for axes, sign in ((second, "·"), (third, "=")):
        axes.text(-0.75, 0.5, sign, fontsize=20, ha="center", va="center", transform=axes.transAxes)
    picked = [int(row.argmax()) for row in rows]
    for row in picked:
        second.axhspan(row - 0.5, row + 0.5, fill=False, edgecolor=style.INK, linewidth=2)
    told = "; ".join(f"{word}: row {row}" for word, row in zip(words, picked, strict=True))
    return figure, (
        "One-hot rows times the table E. Each row of the product is one row of E, framed in the "
        f"table. {told}."
    )


def _grid(
    axes: Axes, table: Array, rows: Sequence[str], columns: Sequence[object], title: str
) -> None:
    reach = max(1.0, float(abs(table).max()))
    axes.imshow(table, cmap=style.DIVERGING, vmin=-reach, vmax=reach, aspect="auto")
    for (row, column), value in np.ndenumerate(table):
        text = decimal(value, 0) if table.shape[1] > 2 else decimal(value, 1)
        axes.text(column, row, text, ha="center", va="center", fontsize=9)
    axes.set(xticks=range(table.shape[1]), yticks=range(len(table)), title=title)
    axes.set_xticklabels([str(name) for name in columns], fontsize=8)
    axes.set_yticklabels(list(rows), fontsize=9)


@picture(sliders={"step": Slider(0, 800, STEPS, "step")})
def plane(
    tables: Sequence[ArrayLike],
    vocabulary: Sequence[str],
    kinds: Sequence[str],
    *,
    step: float = 800,
) -> tuple[Figure, str]:
    """Draw each word with a kind at its two numbers in E, as E was after so many steps.

    tables: E [n_words, 2] as it was every 100 steps.  kinds: what each word is; "" is not drawn.
    """
    E = np.asarray(tables[min(round(step / STEPS), len(tables) - 1)], dtype=float)
    shown = [index for index, kind in enumerate(kinds) if kind in MARKS]
    figure = style.canvas(height=5.6)
    axes = figure.add_axes((0.08, 0.1, 0.88, 0.8))
    for kind, (mark, colour, _) in MARKS.items():
        rows = [index for index in shown if kinds[index] == kind]
        label = "in a clause" if kind == "filler" else kind
        axes.plot(*E[rows].T, mark, color=colour, markersize=6, label=label, linestyle="")
    for row in _apart(E, shown):
        axes.annotate(vocabulary[row], E[row], (6, -3), textcoords="offset points", fontsize=9,
                      color=MARKS[kinds[row]][2])  # fmt: skip
    axes.set(xlabel="first number of a word", ylabel="second number", title=f"step {step:.0f}")
    axes.legend(loc="best", fontsize=9)
    same = _share_of_near_kin(E, [kinds[index] for index in shown], shown)
    return figure, (
        f"{len(shown)} words as points in the plane after {step:.0f} steps, marked by kind: names, "
        f"countries, languages, and what fills the clauses. {_in_words(same)} of the words have "
        "one of their own kind as the nearest neighbour."
    )


def _apart(E: Array, rows: Sequence[int]) -> list[int]:
    """The rows that can be written to the right of their points, where no other point lies."""
    points = E[list(rows)] / np.maximum(np.ptp(E[list(rows)], axis=0), 1e-9)
    written = list[int]()
    for place, row in enumerate(rows):
        right, up = (points - points[place]).T
        names = [rows.index(other) for other in written]
        beside = (abs(up) < 0.03) & (right > 0) & (right < 0.1)
        over = (abs(up[names]) < 0.04) & (abs(right[names]) < 0.1)
        if not (beside.any() or over.any()):
            written.append(row)
    return written


def _share_of_near_kin(E: Array, kinds: Sequence[str], shown: Sequence[int]) -> float:
    """How many of the words have a word of their own kind as their nearest neighbour."""
    points = E[list(shown)]
    squares = ((points[:, None] - points) ** 2).sum(axis=2)
    np.fill_diagonal(squares, np.inf)
    nearest = squares.argmin(axis=1)
    return float(np.mean([kinds[row] == kinds[near] for row, near in enumerate(nearest)]))


def _in_words(share: float) -> str:
    """A share, coarse enough that rounding on another processor does not change it."""
    if share >= 0.75:
        return "At least three in four"
    return "More than half" if share > 0.5 else "At most half"


@picture
def by_clauses(found: Mapping[str, ArrayLike], choices: int) -> tuple[Figure, str]:
    """Draw how often a word is found in stories with 0, 1, 2, … clauses, and the chance level.

    found: by name of the model, the shares.  choices: among how many words one would guess.
    """
    figure = style.canvas(height=3.4)
    axes = figure.add_axes((0.09, 0.17, 0.72, 0.73))
    looks = (("o-", style.BLUE, style.BLUE_TEXT), ("s--", style.VERMILLION, style.VERMILLION_TEXT))
    told = []
    for (name, shares), (line, colour, ink) in zip(found.items(), looks, strict=False):
        values = np.asarray(shares, dtype=float)
        axes.plot(values, line, color=colour)
        axes.annotate(name, (len(values) - 1, values[-1]), (9, 10 if line == "o-" else -8),
                      textcoords="offset points", color=ink, annotation_clip=False)  # fmt: skip
        told.append(f"{name}: {', '.join(_tenths(value) for value in values)}")
    axes.axhline(1 / choices, color=style.INK, linestyle=":", linewidth=1.4)
    style.note(axes, f"guessing: 1 in {choices}", (0.35, 1 / choices), (0, 10), fontsize=9)
    axes.set(ylim=(0, 1.05), xlabel="clauses in the story", ylabel="share found")
    axes.set_xticks(range(max(np.size(shares) for shares in found.values())))
    return figure, (
        f"How often the language is found in stories with 0, 1, 2, … clauses; guessing finds 1 in "
        f"{choices}. {'; '.join(told)}."
    )


def _tenths(share: float) -> str:
    """`always`, `by chance` or tenths: what does not change with the processor."""
    if share >= 0.995:
        return "always"
    return "as by guessing" if share < 0.25 else f"about {decimal(share, 1)}"


@picture
def bags(
    sentences: Sequence[str], embed: Callable[[NDArray[np.int64], Array], Array]
) -> tuple[Figure, str]:
    """Draw sentences as the means of their words' embeddings, by the student's `embed`."""
    words = sorted({word for sentence in sentences for word in sentence.split()})
    E = np.random.RandomState(4).normal(0, 1, (len(words), 2))
    figure = style.canvas(height=3.6)
    axes = figure.add_axes((0.08, 0.14, 0.88, 0.76))
    axes.plot(*E.T, "o", color=style.MUTED, markersize=5)
    for word, point in zip(words, E, strict=True):
        style.note(axes, word, (point[0], point[1]), (0, 10), fontsize=10)
    means = []
    for sentence, (mark, size, colour) in zip(
        sentences, (("s", 15, style.BLUE), ("D", 8, style.VERMILLION)), strict=False
    ):
        indices = np.array([words.index(word) for word in sentence.split()])
        means.append(np.asarray(embed(indices, E)).mean(axis=0))
        axes.plot(*means[-1], mark, color=colour, markersize=size, label=sentence)
    axes.legend(loc="best", fontsize=9, title="mean of the words of", title_fontsize=9)
    axes.set(xlabel="first number", ylabel="second number")
    alike = np.allclose(means[0], means[1], atol=1e-6)
    together = "the same point" if alike else "different points"
    return figure, (
        f"Words as points in the plane, and two sentences as the means of their words: “"
        f"{'” and “'.join(sentences)}” lie on {together}."
    )
