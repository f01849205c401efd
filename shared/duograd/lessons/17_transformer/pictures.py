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
    return "not much better than counting" if share < counting + 0.2 else "better than counting"


@picture
def maps(
    words: Sequence[str],
    inside: Sequence[Sequence[ArrayLike]],
    split_heads: Split,
    n_heads: int,
) -> tuple[Figure, str]:
    """Draw what each head looks at, of two layers: a row for each word, a column for what it sees.

    words: name, digit, name, digit, …, name.  inside: for each layer what its attention reads
    [1, T, d], its W_q and its W_k.
    """
    figure, layers = style.canvas(height=3.1), []
    for X, W_q, W_k in ([np.asarray(part, dtype=float) for part in layer] for layer in inside):
        layers.append(_weights(split_heads(X @ W_q, n_heads), split_heads(X @ W_k, n_heads)))
    for place, weights in enumerate(np.concatenate(layers)):
        axes = figure.add_axes((0.05 + 0.245 * place, 0.14, 0.205, 0.7))
        _map(axes, weights, words)
        axes.set_title(f"layer {place // n_heads + 1}, head {place % n_heads + 1}", fontsize=11)
    return figure, (
        f"What the {len(words)} words {' '.join(words)} look at; each row is a word that looks, "
        f"each column one that is seen. In layer 1, {_back(layers[0])}. In layer 2, the last word "
        f"looks {_last(layers[-1], words)}."
    )


def _back(weights: Array) -> str:
    """Whether the digits, every other word, look at the name before them in some head."""
    looks = (np.diagonal(weights, -1, 1, 2)[:, ::2] > 0.5).all(axis=1)
    where = "in at least one head" if looks.any() else "in no head"
    return f"{where} each digit looks mostly at the name before it"


def _last(weights: Array, words: Sequence[str]) -> str:
    """What the last word looks at in the head that is surest of it."""
    surest = weights[weights[:, -1].max(axis=1).argmax(), -1]
    at = int(surest.argmax())
    return f"mostly at word {at + 1}, {words[at]}" if surest[at] > 0.5 else "at several words"


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
            axes.text(column, row, decimal(weight, 1), ha="center", va="center", fontsize=8)
    axes.set_xticks(range(len(words)), words)
    axes.set_yticks(range(len(words)), words)


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
    return f"mostly {choices[best]}" if chances[best] > 0.5 else "none of them mostly"


def _growth(sizes: Array) -> str:
    return "is larger at the end than at the start" if sizes[-1] > sizes[0] else "did not grow"
