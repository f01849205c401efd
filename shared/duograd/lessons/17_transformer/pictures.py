"""Pictures of lesson 17: words cut into heads, learning curves, what heads look at, the stream."""

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

__all__ = ["cut", "depth", "maps", "stream"]

Array = NDArray[np.float64]
Split = Callable[[Array, int], Array]
TINTS = ("#B8DAEE", "#F6CBA9", "#A9DCCB", "#D9D9D9")  # a head each, light enough for ink


@picture
def cut(split_heads: Split, n_heads: int = 2) -> tuple[Figure, str]:
    """Draw two words with the numbers 0 to 7, and which of them each head gets."""
    X = np.arange(8.0).reshape(1, 2, 4)
    pieces = np.asarray(split_heads(X, n_heads))[0]
    figure = style.canvas(height=2.4)
    owner = {int(value): head for head, piece in enumerate(pieces) for value in piece.ravel()}
    _numbers(figure.add_axes((0.09, 0.1, 0.3, 0.6)), X[0], owner, "words")
    for head, piece in enumerate(pieces):
        axes = figure.add_axes((0.56 + 0.24 * head, 0.1, 0.15, 0.6))
        _numbers(axes, piece, owner, f"head {head + 1}")
    told = "; ".join(f"head {head + 1}: {_rows(piece)}" for head, piece in enumerate(pieces))
    return figure, f"Two words, 0 1 2 3 and 4 5 6 7, cut into heads. {told}."


def _rows(piece: Array) -> str:
    return " and ".join(" ".join(f"{value:.0f}" for value in row) for row in piece)


def _numbers(axes: Axes, table: Array, owner: Mapping[int, int], title: str) -> None:
    for (row, column), value in np.ndenumerate(table):
        tint = TINTS[owner[int(value)]]
        axes.fill([column, column + 1, column + 1, column], [row, row, row + 1, row + 1], tint,
                  edgecolor=style.BACKGROUND, linewidth=2)  # fmt: skip
        axes.text(column + 0.5, row + 0.5, f"{value:.0f}", ha="center", va="center")
    axes.set(xlim=(0, table.shape[1]), ylim=(len(table), 0), title=title, xticks=[])
    axes.set_yticks(np.arange(len(table)) + 0.5, [f"word {n + 1}" for n in range(len(table))])
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


@picture
def depth(curves: Mapping[str, ArrayLike], counting: float) -> tuple[Figure, str]:
    """Draw how often models are right while they learn, and what counting alone would reach.

    curves: by name of the model, the share that was right in each step.
    """
    figure = style.canvas(height=3.4)
    axes = figure.add_axes((0.09, 0.17, 0.74, 0.75))
    looks = (("-", style.BLUE, style.BLUE_TEXT), ("--", style.VERMILLION, style.VERMILLION_TEXT))
    told, most = [], max(np.size(shares) for shares in curves.values())
    for (name, shares), (line, colour, ink) in zip(curves.items(), looks, strict=False):
        smooth = np.convolve(np.asarray(shares, dtype=float), np.ones(20) / 20, "valid")
        axes.plot(np.arange(len(smooth)) + 20, smooth, line, color=colour)
        axes.annotate(name, (len(smooth) + 19, smooth[-1]), (8, -8 if line == "-" else 0),
                      textcoords="offset points", color=ink, va="center",
                      annotation_clip=False)  # fmt: skip
        told.append(f"{name}: {_height(smooth[-1], counting)}")
    axes.plot([20, most], [counting, counting], ":", color=style.INK, linewidth=1.4)
    style.note(axes, "counting", (45, counting), (0, 10), fontsize=9)
    axes.set(ylim=(0, 1.05), xlabel="step", ylabel="right, mean of 20 steps")
    return figure, (
        "How often the digit is found while the models learn; who only counts digits reaches "
        f"{decimal(counting, 2)}. At the end, {'; '.join(told)}."
    )


def _height(share: float, counting: float) -> str:
    """Coarse enough that rounding on another processor does not change it."""
    if share > 0.9:
        return "nearly always right"
    return "no better than counting" if share < counting + 0.08 else "better than counting"


@picture(sliders={"layer": Slider(1, 2, 1, "layer")})
def maps(
    words: Sequence[str],
    inside: Sequence[Sequence[ArrayLike]],
    split_heads: Split,
    n_heads: int,
    *,
    layer: float = 2,
) -> tuple[Figure, str]:
    """Draw what each head of a layer looks at: a row for each word, a column for what it sees.

    inside: for each layer what its attention reads [1, T, d], its W_q and its W_k.
    """
    X, W_q, W_k = (np.asarray(part, dtype=float) for part in inside[round(layer) - 1])
    weights = _weights(split_heads(X @ W_q, n_heads), split_heads(X @ W_k, n_heads))
    figure, told = style.canvas(height=4.4), []
    for head, one in enumerate(weights):
        axes = figure.add_axes((0.07 + 0.48 * head, 0.15, 0.42, 0.75))
        _map(axes, one, words)
        axes.set_title(f"layer {layer:.0f}, head {head + 1}")
        told.append(f"Head {head + 1}: {_looks(one, words)}")
    return figure, (
        f"What the {len(words)} words {' '.join(words)} look at in layer {layer:.0f}; each row is "
        f"a word that looks, each column one that is seen. {' '.join(told)}"
    )


def _weights(Q: ArrayLike, K: ArrayLike) -> Array:
    """The causal attention weights of each head of a single text, [n_heads, T, T]."""
    queries, keys = np.asarray(Q, dtype=float)[0], np.asarray(K, dtype=float)[0]
    scores = queries @ keys.swapaxes(-1, -2) / np.sqrt(queries.shape[-1])
    seen = np.where(np.tri(scores.shape[-1], dtype=bool), scores, -np.inf)
    powers = np.exp(seen - seen.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def _map(axes: Axes, weights: Array, words: Sequence[str]) -> None:
    axes.imshow(weights, cmap=style.SEQUENTIAL, vmin=0, vmax=1)
    for (row, column), weight in np.ndenumerate(weights):
        if weight > 0.3:
            axes.text(column, row, decimal(weight, 1), ha="center", va="center", fontsize=9)
    axes.set_xticks(range(len(words)), words)
    axes.set_yticks(range(len(words)), words)
    axes.set(xlabel="what is seen", ylabel="who looks")


def _looks(weights: Array, words: Sequence[str]) -> str:
    """What a head's last word looks at, and how many digits, every other word, look one back."""
    last = int(weights[-1].argmax())
    at = f"mostly at word {last + 1}, {words[last]}" if weights[-1, last] > 0.5 else "at several"
    digits = np.diagonal(weights, -1)[::2]
    back = f"{(digits > 0.5).sum()} of {len(digits)} digits look mostly at the word before them"
    return f"the last word looks {at}; {back}."


@picture(sliders={"part": Slider(0, 4, 1, "parts done")})
def stream(
    streams: ArrayLike,
    scores: ArrayLike,
    choices: Sequence[str],
    *,
    part: float = 4,
) -> tuple[Figure, str]:
    """Draw the last word's stream after each part, and what the model would answer there.

    streams: [parts, d], the last word's numbers.  scores: [parts, choices], their logits.
    """
    numbers, logits = np.asarray(streams, dtype=float), np.asarray(scores, dtype=float)
    at = min(round(part), len(numbers) - 1)
    figure = style.canvas(height=3.4)
    first = figure.add_axes((0.09, 0.2, 0.4, 0.68))
    second = figure.add_axes((0.6, 0.2, 0.37, 0.68))
    sizes = np.linalg.norm(numbers, axis=1)
    bars = first.bar(range(len(sizes)), sizes, color=TINTS[0], edgecolor=style.MUTED)
    bars[at].set(facecolor=style.BLUE, edgecolor=style.INK, linewidth=2.5)
    first.set_xticks(range(len(sizes)), _parts(len(sizes)), fontsize=9)
    first.set(ylabel="size of the stream", title="after each part")
    chances = np.exp(logits[at] - logits[at].max())
    chances /= chances.sum()
    second.bar(range(len(choices)), chances, color=style.BLUE)
    second.set_xticks(range(len(choices)), choices)
    second.set(ylim=(0, 1), ylabel="chance", title=f"answer after “{_name(at)}”")
    return figure, (
        f"The last word's stream after {_name(at)}, and the answer if the model stopped there: "
        f"{_answer(chances, choices)}. The stream {_growth(sizes)}."
    )


def _name(part: int) -> str:
    if part == 0:
        return "the start"
    return f"{'attention' if part % 2 else 'network'} {(part + 1) // 2}"


def _parts(many: int) -> list[str]:
    return [_name(part).replace(" ", "\n") for part in range(many)]


def _answer(chances: Array, choices: Sequence[str]) -> str:
    best = int(chances.argmax())
    return f"{choices[best]}, quite sure" if chances[best] > 0.8 else "unsure"


def _growth(sizes: Array) -> str:
    return "is larger at the end than at the start" if sizes[-1] > sizes[0] else "did not grow"
