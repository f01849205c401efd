"""Pictures of lesson 24: the loss while it learns, tokens by their loss, chances."""

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

__all__ = ["chances", "coloured", "curve"]

Array = NDArray[np.float64]
Told = tuple[Sequence[str], ArrayLike]  # tokens, and a loss for each
SHOWN = 10  # tokens as bars
BLIND = 5.0  # a loss near that of guessing blindly among 194


@picture
def curve(losses: Sequence[float]) -> tuple[Figure, str]:
    """Draw the loss of each step, and what guessing blindly among the 194 tokens costs."""
    figure = style.canvas(height=3.2)
    axes = figure.add_axes((0.09, 0.19, 0.87, 0.75))
    blind = float(np.log(194))
    axes.plot(range(1, len(losses) + 1), losses, color=style.BLUE)
    axes.plot([1, len(losses)], [blind, blind], ":", color=style.INK, linewidth=1.4)
    style.note(axes, "guessing blindly", (0.8 * len(losses), blind), (0, 8), fontsize=9)
    axes.set(ylim=(0, None), xlabel="step", ylabel="loss of the answers")
    fell = "below 1" if np.mean(losses[-10:]) < 1 else "not below 1"
    return figure, (
        f"The loss of the answers over {len(losses)} steps; guessing blindly costs "
        f"{decimal(blind, 1)}. The mean of the last ten is {fell}."
    )


@picture
def coloured(rows: Mapping[str, Told]) -> tuple[Figure, str]:
    """Draw sentences token by token, each the darker the less it was expected, its loss below.

    rows: by name, the tokens and their losses.
    """
    figure, told = style.canvas(height=1.25 * len(rows)), []
    for place, (name, (pieces, losses)) in enumerate(rows.items()):
        axes = figure.add_axes((0.02, 1 - (place + 0.98) / len(rows), 0.96, 0.9 / len(rows)))
        values = np.asarray(losses, dtype=float)
        _sentence(axes, name, pieces, values)
        told.append(f"{name}: {_surprises(pieces, values)}")
    return figure, "What the model did not expect. " + "; ".join(told) + "."


def _sentence(axes: Axes, name: str, pieces: Sequence[str], losses: Array) -> None:
    left = 0.0
    for piece, loss in zip(pieces, losses, strict=True):
        width = 1.6 + 0.62 * len(piece)
        shade = min(loss / (2 * BLIND), 1) * 0.75
        colour = tuple(1 - shade * (1 - part) for part in _rgb(style.VERMILLION))
        axes.fill([left, left + width, left + width, left], [0.42, 0.42, 1, 1], color=colour,
                  edgecolor=style.MUTED, linewidth=0.8)  # fmt: skip
        axes.text(left + width / 2, 0.71, piece, ha="center", va="center", fontsize=10)
        axes.text(left + width / 2, 0.2, decimal(loss, 1), ha="center", va="center", fontsize=9)
        left += width
    axes.set(xlim=(-0.1, max(left, 44) + 0.1), ylim=(0, 1.35), xticks=[], yticks=[])
    axes.text(0, 1.13, f"{name}; below each token its loss", fontsize=9)
    axes.spines[:].set_visible(False)


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def _surprises(pieces: Sequence[str], losses: Array) -> str:
    """The tokens that cost more than guessing blindly."""
    strange = [piece for piece, loss in zip(pieces, losses, strict=True) if loss > BLIND]
    listed = ", ".join(strange)
    return f"worse than guessing blindly at {listed}" if strange else "it expected every token"


@picture(
    sliders={
        "temperature": Slider(0.25, 3, 0.25, "temperature τ"),
        "top_k": Slider(1, SHOWN, 1, "top-k"),
    }
)
def chances(
    tokens: Sequence[str],
    scores: ArrayLike,
    sampling_probabilities: Callable[[Array, Any, Any], Array],
    *,
    temperature: float = 1,
    top_k: float = SHOWN,
) -> tuple[Figure, str]:
    """Draw the chances of the tokens with the largest scores, by `sampling_probabilities`."""
    numbers, kept = np.asarray(scores, dtype=float), round(top_k)
    best = numbers.argsort()[::-1][:SHOWN]
    shown = np.asarray(sampling_probabilities(numbers, temperature, kept), dtype=float)[best]
    figure = style.canvas(height=3.2)
    axes = figure.add_axes((0.09, 0.16, 0.87, 0.72))
    axes.bar(range(SHOWN), shown, color=style.BLUE)
    for place, chance in enumerate(shown):
        axes.text(place, chance + 0.02, decimal(chance, 2), ha="center", fontsize=9)
    axes.set_xticks(range(SHOWN), [tokens[number] for number in best])
    axes.set(ylim=(0, 1.1), ylabel="chance", title=f"τ = {temperature:g}, the best {kept} kept")
    told = ", ".join(
        f"{tokens[n]} {decimal(p, 2)}" for n, p in zip(best, shown, strict=True) if p >= 0.005
    )
    return figure, (
        f"Chances of the next token at temperature {temperature:g} with the best {kept} kept, the "
        f"largest score first: {told}."
    )
