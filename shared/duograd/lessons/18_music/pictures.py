"""Pictures of lesson 18: tunes as piano rolls, chances at a temperature, the loss of a training."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from duograd.data.notation import BadTune, Bar, Tune, read_tune
from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = ["by_temperature", "chances", "losses", "piano_roll"]

Array = NDArray[np.float64]
IN_A_ROW = 8  # bars
FULL = {"6/8": 6, "9/8": 9, "4/4": 8, "3/4": 6, "2/4": 4}  # eighths in a bar
NAMES = ("C", "C sharp", "D", "E flat", "E", "F", "F sharp", "G", "G sharp", "A", "B flat", "B")
OCTAVE, STEP = 12, 0.4  # of temperature


@picture
def piano_roll(tune: str) -> tuple[Figure, str]:
    """Draw a tune in ABC as a piano roll; bars of the wrong length are hatched and named."""
    return _roll(tune, "")


@picture(sliders={"temperature": Slider(STEP, 3 * STEP, STEP, "temperature τ")})
def by_temperature(
    written: Mapping[float, Sequence[str]], *, temperature: float = 2 * STEP
) -> tuple[Figure, str]:
    """Draw the first readable tune of a temperature, and tell how many can be read.

    written: by temperature, tunes in ABC.
    """
    nearest = min(written, key=lambda known: abs(known - temperature))
    songs = written[nearest]
    read = [tune for tune in map(_read, songs) if tune]
    right = [fits for tune in read for fits in tune.right_bars()]
    counted = (
        f"temperature {nearest}: {len(read)} of {len(songs)} tunes can be read, "
        f"{sum(right)} of their {len(right)} bars have the right length"
    )
    figure, words = _roll(next(filter(_read, songs), songs[0]), counted)
    return figure, f"{counted[0].upper()}{counted[1:]}. The first that can be read: {words}"


def _read(tune: str) -> Tune | None:
    try:
        return read_tune(tune)
    except BadTune:
        return None


def _roll(text: str, title: str) -> tuple[Figure, str]:
    try:
        tune = read_tune(text)
    except BadTune as error:
        figure = style.canvas(height=1.2)
        figure.text(0.5, 0.7, title, ha="center", va="center")
        figure.text(0.5, 0.3, f"not a tune: {error}", ha="center", va="center")
        return figure, f"This is not a tune that can be played: {error}."
    _draw(figure := style.canvas(height=0.6 + 1.25 * _rows(tune)), tune)
    figure.suptitle(title, fontsize=11, y=0.99)
    return figure, _told(tune)


def _rows(tune: Tune) -> int:
    return -(-len(tune.bars) // IN_A_ROW)


def _draw(figure: Figure, tune: Tune) -> None:
    pitches = _pitches(tune)
    low, high = min(pitches, default=60) - 2, max(pitches, default=72) + 2
    rows, right = _rows(tune), tune.right_bars()
    for row in range(rows):
        height = 0.88 / rows
        axes = figure.add_axes((0.08, 0.93 - (row + 1) * height, 0.9, height * 0.72))
        first, last = row * IN_A_ROW, (row + 1) * IN_A_ROW
        end = _bars(axes, tune.bars[first:last], right[first:last], FULL[tune.meter], first + 1)
        axes.set(xlim=(0, max(end, IN_A_ROW * FULL[tune.meter])), ylim=(low, high), xticks=[])
        cs = [pitch for pitch in range(low, high + 1) if pitch % OCTAVE in (0, 7)]
        axes.set_yticks(cs, [_name(pitch) for pitch in cs])
        axes.tick_params(labelsize=8)


def _bars(axes: Axes, bars: Sequence[Bar], right: Sequence[bool], full: int, number: int) -> float:
    """Draw bars side by side; where the last one ends, in eighths."""
    place = 0.0
    for bar, fits in zip(bars, right, strict=True):
        length = float(bar.eighths)
        if not fits:
            axes.axvspan(
                place, place + length, facecolor="none", edgecolor=style.VERMILLION, hatch="///"
            )
            _beside(axes, place + length / 2, -0.04, f"{_number(bar.eighths)} of {full}",
                    color=style.VERMILLION_TEXT, ha="center", va="top")  # fmt: skip
        _beside(axes, place + 0.15, 1.0, str(number), color=style.MUTED, va="bottom")
        axes.axvline(place, color=style.MUTED, linewidth=1)
        _notes(axes, bar, place)
        place, number = place + length, number + 1
    axes.axvline(place, color=style.MUTED, linewidth=1)
    return place


def _beside(axes: Axes, place: float, height: float, text: str, **look: Any) -> None:
    """Write above or below the notes: height 1 is their upper edge, 0 the lower one."""
    axes.text(place, height, text, transform=axes.get_xaxis_transform(), fontsize=8, **look)


def _notes(axes: Axes, bar: Bar, place: float) -> None:
    for pitch, length in bar.notes:
        if pitch is not None:
            axes.add_patch(Rectangle((place + 0.05, pitch - 0.5), float(length) - 0.1, 1.0,
                                     facecolor=style.BLUE, edgecolor="none"))  # fmt: skip
        place += float(length)


def _pitches(tune: Tune) -> list[int]:
    return [pitch for bar in tune.bars for pitch, _ in bar.notes if pitch is not None]


def _told(tune: Tune) -> str:
    wrong = [
        f"bar {number} lasts {_number(bar.eighths)}"
        for number, (bar, fits) in enumerate(zip(tune.bars, tune.right_bars(), strict=True), 1)
        if not fits
    ]
    pitches = _pitches(tune)
    reach = f" from {_name(min(pitches))} to {_name(max(pitches))}" if pitches else ""
    lengths = f"Not of {FULL[tune.meter]} eighths: {', '.join(wrong)}." if wrong else (
        "Each bar has its length.")  # fmt: skip
    return (
        f"A piano roll: {len(tune.bars)} bars in {tune.meter}, key {tune.key}, "
        f"{len(pitches)} notes{reach}. {lengths}"
    )


def _name(pitch: int) -> str:
    name = NAMES[pitch % OCTAVE]
    return f"{name}{' ' if ' ' in name else ''}{pitch // OCTAVE - 1}"


def _number(eighths: Fraction) -> str:
    return f"{eighths.numerator}" if eighths.denominator == 1 else decimal(float(eighths), 1)


@picture(sliders={"temperature": Slider(0.1, 4.0, 0.1, "temperature τ")})
def chances(
    characters: str,
    logits: ArrayLike,
    temperature_probabilities: Callable[[Array, float], ArrayLike],
    *,
    temperature: float = 1.0,
) -> tuple[Figure, str]:
    """Draw the chance of each character at a temperature, by the student's function."""
    scores = np.asarray(logits, dtype=float)
    values = np.asarray(temperature_probabilities(scores, temperature), dtype=float)
    figure = style.canvas(height=3.0)
    axes = figure.add_axes((0.09, 0.15, 0.88, 0.7))
    axes.bar(range(len(values)), values, color=style.BLUE)
    for place, value in enumerate(values):
        style.note(axes, decimal(float(value), 2), (place, float(value)), (0, 9), fontsize=10)
    axes.set_xticks(range(len(values)), list(characters))
    axes.set(ylim=(0, 1.12), ylabel="chance", title=f"τ = {decimal(temperature, 1)}")
    told = ", ".join(
        f"{character} {decimal(float(value), 2)}"
        for character, value in zip(characters, values, strict=True)
    )
    return figure, f"Chances of the next character, temperature {decimal(temperature, 1)}: {told}."


@picture
def losses(history: ArrayLike, choices: int) -> tuple[Figure, str]:
    """Draw the loss of each step, and the loss of one who guesses among so many characters."""
    values = np.asarray(history, dtype=float)
    figure = style.canvas(height=3.0)
    axes = figure.add_axes((0.08, 0.18, 0.89, 0.74))
    axes.plot(values, color=style.BLUE)
    axes.axhline(np.log(choices), color=style.INK, linestyle=":", linewidth=1.4)
    style.note(axes, f"guessing among {choices}", (len(values) * 0.7, np.log(choices)), (0, -11))
    axes.set(ylim=(0, np.log(choices) + 0.4), xlabel="step", ylabel="loss")
    half = values[len(values) // 2 :].mean()
    ended = "below half of it" if half < np.log(choices) / 2 else "not below half of it"
    return figure, (
        f"The loss over {len(values)} steps. Guessing among {choices} would have "
        f"{decimal(float(np.log(choices)), 1)}; over the second half of the steps it is {ended}."
    )
