"""Pictures of lesson 25: what is learned and what is lost, over the steps and by strength."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture

__all__ = ["before_and_after", "by_strength", "crossing"]

Numbers = Sequence[float]


@picture
def crossing(steps: Numbers, plain: Numbers, styled: Numbers) -> tuple[Figure, str]:
    """Draw the perplexities of plain and styled answers over the steps."""
    figure, axes = _panel("step")
    _two_lines(axes, steps, plain, styled)
    crossed = [step for step, p, s in zip(steps, plain, styled, strict=True) if s < p]
    when = "they never cross"
    if crossed:
        when = f"the styled one is lower {'before' if crossed[0] <= 40 else 'only after'} step 40"
    return figure, (
        "Perplexity of answers about the 60 facts that were not told. "
        f"{_ends(plain, styled)}; {when}."
    )


@picture
def by_strength(strengths: Numbers, plain: Numbers, styled: Numbers) -> tuple[Figure, str]:
    """Draw the perplexities of plain and styled answers by the strength α of the update."""
    figure, axes = _panel("strength α of the update")
    _two_lines(axes, strengths, plain, styled)
    best = strengths[int(np.argmin(styled))]
    return figure, (
        f"Perplexity by strength. {_ends(plain, styled)}; "
        f"the styled answers are likeliest {_near(best)}."
    )


def _near(best: float) -> str:
    return "between 3 and 6" if 3 <= best <= 6 else f"at {best:g}"


def _panel(label: str) -> tuple[Figure, Axes]:
    figure = style.canvas(height=3.4)
    axes = figure.add_axes((0.1, 0.17, 0.86, 0.78))
    axes.set(yscale="log", xlabel=label, ylabel="perplexity")
    style.log_ticks(axes.yaxis)
    return figure, axes


def _two_lines(axes: Axes, x: Numbers, plain: Numbers, styled: Numbers) -> None:
    for name, values, colour, marker, text in (
        ("plain", plain, style.BLUE, "o", style.BLUE_TEXT),
        ("in the style", styled, style.VERMILLION, "s", style.VERMILLION_TEXT),
    ):
        axes.plot(x, values, color=colour, marker=marker, markersize=5)
        style.note(axes, name, (x[-2], values[-2]), (-22, 13), color=text)


def _ends(plain: Numbers, styled: Numbers) -> str:
    """Where both lines begin and end, in sizes that do not depend on the run."""
    words = [
        f"{name} from {_size(values[0])} to {_size(values[-1])}"
        for name, values in (("Plain", plain), ("styled", styled))
    ]
    return ", ".join(words)


def _size(value: float) -> str:
    bounds = ((1.1, "about 1"), (3, "below 3"), (30, "between 3 and 30"), (100, "below 100"))
    return next((words for bound, words in bounds if value < bound), "above 100")


@picture
def before_and_after(before: Mapping[str, float], after: Mapping[str, float]) -> tuple[Figure, str]:
    """Draw the shares of answers with the tone, of sentences and of right facts."""
    figure = style.canvas(height=3.0)
    axes = figure.add_axes((0.08, 0.12, 0.88, 0.8))
    for shift, name, shares, colour in (
        (-0.2, "before", before, style.BLUE),
        (0.2, "after", after, style.VERMILLION),
    ):
        for place, share in enumerate(shares.values()):
            axes.bar(place + shift, share, 0.36, color=colour)
            label = f"{name} {decimal(share, 2)}"
            axes.text(place + shift, share + 0.03, label, ha="center", fontsize=9)
    axes.set_xticks(range(len(before)), list(before))
    axes.set(ylim=(0, 1.18), ylabel="share of 60 answers")
    told = "; ".join(
        f"{name}: before {decimal(before[name], 2)}, after {decimal(after[name], 2)}"
        for name in before
    )
    return figure, f"Answers about facts that were not told in the style. {told}."
