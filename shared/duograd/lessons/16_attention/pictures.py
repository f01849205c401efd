"""Pictures of lesson 16: how sharp weights are, an entry found, who looks at whom, places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = ["entries", "looking", "places", "sharpness"]

Array = NDArray[np.float64]
KEYS, QUERIES = 8, 300  # of the random rows in `sharpness`
STEPS = 10  # between two looks of `entries`


@picture(sliders={"d": Slider(4, 512, 0.1, "numbers d", log=True)})
def sharpness(
    attention_weights: Callable[[Array, Array], Array], *, d: float = 512
) -> tuple[Figure, str]:
    """Draw how random queries share out 1 among eight random keys of d numbers, largest first.

    Once with products that are not divided, once by the student's `attention_weights`.
    """
    random, width = np.random.RandomState(0), round(d)
    Q, K = (random.normal(0, 1, (QUERIES, T, width)) for T in (1, KEYS))
    products = Q @ K.swapaxes(1, 2)
    shares = {"not divided": _softmax(products), "yours": np.asarray(attention_weights(Q, K))}
    figure = style.canvas(height=3.2)
    told = []
    for place, (name, weights) in enumerate(shares.items()):
        axes = figure.add_axes((0.08 + 0.5 * place, 0.17, 0.4, 0.68))
        means = -np.sort(-weights[:, 0]).mean(axis=0, dtype="float64")
        axes.bar(np.arange(KEYS) + 1, means, color=(style.VERMILLION, style.BLUE)[place])
        axes.set(ylim=(0, 1.15), xlabel="keys, the luckiest first", title=f"{name}, d = {width}")
        axes.set_ylabel("weight" if not place else "")
        style.note(axes, decimal(float(means[0]), 2), (1, means[0]), (0, 9))
        told.append(f"{name}: {decimal(float(means[0]), 2)}")
    spread = decimal(float(products.std()), 1)
    return figure, (
        f"Random queries and eight random keys of {width} numbers, the mean of {QUERIES} tries. "
        f"The products spread by {spread}. The largest weight: {'; '.join(told)}. An even share is "
        f"{decimal(1 / KEYS, 3)}."
    )


def _softmax(S: Array) -> Array:
    e = np.exp(S - S.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True))


@picture(sliders={"step": Slider(0, 80, STEPS, "step")})
def entries(
    names: ArrayLike,
    digits: ArrayLike,
    asked: ArrayLike,
    truth: ArrayLike,
    seen: Sequence[ArrayLike],
    *,
    step: float = 80,
) -> tuple[Figure, str]:
    """Draw the weights on the entries of the first book, after so many steps of training.

    names, digits: [1, entries].  asked, truth: [1].  seen: the weights, every 10 steps.
    """
    weights = np.asarray(seen[min(round(step / STEPS), len(seen) - 1)], dtype=float)
    (book,), (signs,), (name,), (digit,) = map(np.asarray, (names, digits, asked, truth))
    right = int(np.flatnonzero(book == name)[0])
    figure = style.canvas(height=3.2)
    axes = figure.add_axes((0.08, 0.26, 0.89, 0.6))
    bars = axes.bar(np.arange(len(book)), weights, color=style.MUTED)
    bars[right].set(color=style.BLUE, edgecolor=style.INK, linewidth=2)
    axes.set_xticks(range(len(book)))
    axes.set_xticklabels([f"name {n}\ndigit {s}" for n, s in zip(book, signs, strict=True)])
    axes.set(ylim=(0, 1.05), ylabel="weight", title=f"step {step:.0f}: asked for name {name}")
    return figure, (
        f"A book of {len(book)} entries in which name {name} is asked for; its digit is {digit}. "
        f"After {step:.0f} steps its entry, outlined, has {_much(weights, right)}."
    )


def _much(weights: Array, place: int) -> str:
    """How much of the attention a place has, coarse enough for other processors."""
    if weights[place] > 0.9:
        return "nearly all of the attention"
    if weights[place] > 0.5:
        return "more than half of the attention"
    most = int(weights.argmax()) == place
    return "the largest part of the attention" if most else "less attention than another"


@picture(sliders={"word": Slider(0, 12, 1, "word")})
def looking(words: Sequence[str], weights: ArrayLike, *, word: float = 12) -> tuple[Figure, str]:
    """Draw where a word looks, as lines, and all words' weights [T, T] as a grid."""
    grid = np.asarray(weights, dtype=float)
    who = min(round(word), len(words) - 1)
    figure = style.canvas(height=4.8)
    _lines(figure.add_axes((0.02, 0.04, 0.4, 0.86)), words, grid[who], who)
    _grid(figure.add_axes((0.54, 0.04, 0.44, 0.74)), words, grid, who)
    ranked = np.argsort(-grid[who])
    first, *_ = ranked
    told = f"{words[first]} ({_part(grid[who][first])})"
    above = bool((np.triu(grid, 1) > 1e-6).any())
    return figure, (
        f"Where the words of a sentence look. “{words[who]}”, word {who + 1}, looks most at "
        f"{told}. "
        f"In the grid a row is a word that looks, a column one that is looked at; above the "
        f"diagonal, at words to come, there is {'something' if above else 'nothing'}."
    )


def _lines(axes: Axes, words: Sequence[str], weights: Array, who: int) -> None:
    """The sentence twice, one word below the other, and a line for each weight."""
    best = int(weights.argmax())
    for place, name in enumerate(words):
        weight = "bold" if place == who else "normal"
        axes.text(0.27, -place, name, ha="right", va="center", weight=weight)
        axes.text(0.73, -place, name, ha="left", va="center",
                  color=style.INK if place <= who else style.MUTED)  # fmt: skip
        if weights[place] > 0.01:
            axes.plot([0.29, 0.71], [-who, -place], color=style.BLUE, linewidth=9 * weights[place],
                      solid_capstyle="butt")  # fmt: skip
    middle = (0.5, -(who + best) / 2)
    style.note(axes, decimal(float(weights[best]), 1), middle, fontsize=10)
    axes.set(xlim=(0, 1), ylim=(0.6 - len(words), 0.6), title="who looks       at whom")
    axes.axis("off")


def _grid(axes: Axes, words: Sequence[str], grid: Array, who: int) -> None:
    axes.imshow(grid, cmap=style.SURFACE, vmin=0, vmax=1)
    axes.axhspan(who - 0.5, who + 0.5, fill=False, edgecolor=style.VERMILLION, linewidth=2)
    axes.xaxis.tick_top()
    axes.set(xticks=range(len(words)), yticks=range(len(words)))
    axes.set_xticklabels(list(words), rotation=90, fontsize=9)
    axes.set_yticklabels(list(words), fontsize=9)


def _part(share: float) -> str:
    """A share in words, the same on every processor."""
    if share > 0.5:
        return "more than half of its attention"
    return "less than half of its attention"


@picture(sliders={"place": Slider(0, 49, 1, "place")})
def places(
    positional_encoding: Callable[[Any, Any], Array], *, place: float = 20
) -> tuple[Figure, str]:
    """Draw the encoding of 50 places in 32 numbers, and how alike one of them is to all others."""
    T, d, chosen = 50, 32, min(round(place), 49)
    rows = np.asarray(positional_encoding(T, d), dtype=float)
    products = [float(product) for product in rows @ rows[chosen]]
    figure = style.canvas(height=3.8)
    first, second = (figure.add_axes((left, 0.15, 0.4, 0.74)) for left in (0.07, 0.57))
    first.imshow(rows, cmap=style.DIVERGING, vmin=-1, vmax=1, aspect="auto")
    first.axhspan(chosen - 0.5, chosen + 0.5, fill=False, edgecolor=style.INK, linewidth=2)
    first.set(xlabel="column: fast clocks left, slow ones right", ylabel="place",
              title="−1 blue, 0 white, 1 orange")  # fmt: skip
    second.plot(products, color=style.BLUE)
    second.plot(chosen, products[chosen], "s", color=style.VERMILLION)
    style.note(second, f"place {chosen}", (chosen, products[chosen]), (0, 12), fontsize=10)
    second.set(xlabel="other place", ylabel="product of the rows", ylim=(0, max(products) + 3))
    best = int(np.argmax(products))
    return figure, (
        f"Left, 50 places as rows of 32 numbers: fast clocks in the first columns, slow ones in "
        f"the last. Right, the product of the row of place {chosen} with every other row: the "
        f"largest is that with place {best}, {decimal(products[best], 1)}; two places on it is "
        f"{decimal(products[min(chosen + 2, 49)], 1)}."
    )
