"""Tunes as text: read the small part of ABC notation that our tunes are written in.

`M:6/8`, `K:G`, then notes and bars in lines. A letter is a note (`C` is middle C, `c` the one
above, `C,` the one below, `z` silence), a number behind it how many eighths it lasts. See
https://abcnotation.com/wiki/abc:standard for all of ABC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

__all__ = ["BadTune", "Bar", "Tune", "read_tune"]

METERS = {"2/4": 4, "3/4": 6, "4/4": 8, "6/8": 6, "9/8": 9}  # eighths in a bar
SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
MIDDLE_C, OCTAVE = 60, 12  # as MIDI numbers the keys of a piano
SHARPS = {"C": 0, "G": 1, "D": 2, "A": 3, "E": 4, "B": 5, "F": -1, "Bb": -2, "Eb": -3}
MODES = {"": 0, "m": -3, "dor": -2, "mix": -1}
ORDER_OF_SHARPS = "FCGDAEB"
ACCIDENTALS = {"^": 1, "_": -1, "=": 0}
TOKEN = re.compile(
    r"(?P<bar>:?\|[:12|]*)|(?P<triplet>\(3)|(?P<swing>[<>])|(?P<space>\s+)"
    r"|(?P<accidental>[\^_=]?)(?P<note>[A-Ga-gz])(?P<octave>[,']*)(?P<length>\d*(?:/\d*)?)"
)

Note = tuple[int | None, Fraction]  # the key as MIDI numbers it (None: silence), eighths


class BadTune(ValueError):
    """A text that is no tune; the message says why, in a few words."""


@dataclass
class Bar:
    """What stands between two bar signs; `sign` is the one before it."""

    sign: str
    notes: list[Note] = field(default_factory=list)

    @property
    def eighths(self) -> Fraction:
        """How long it lasts."""
        return sum((length for _, length in self.notes), Fraction(0))


@dataclass
class Tune:
    """A tune that was read: its meter, its key, its bars."""

    meter: str
    key: str
    bars: list[Bar]

    def right_bars(self) -> list[bool]:
        """Whether each bar lasts as long as the meter says.

        The first, the last and those beside a repeat may be shorter: an upbeat, or what is left.
        """
        signs = [bar.sign for bar in self.bars[1:]] + ["end"]
        pairs = zip(self.bars, signs, strict=True)
        return [self._fits(bar, bar.sign != "|" or after != "|") for bar, after in pairs]

    def _fits(self, bar: Bar, at_an_edge: bool) -> bool:
        full = METERS[self.meter]
        return bar.eighths == full or (at_an_edge and 0 < bar.eighths < full)


def read_tune(text: str) -> Tune:
    """Read one tune. Raises BadTune, for a tune without a bar sign at its end too."""
    lines, head = text.strip().split("\n"), dict[str, str]()
    while lines and re.match(r"[A-Z]:", lines[0]):
        letter, _, value = lines.pop(0).partition(":")
        head[letter] = value.strip()
    meter, key = head.get("M", ""), head.get("K", "")
    if meter not in METERS:
        raise BadTune(f"M:{meter} is no meter that is known here")
    return Tune(meter, key, _Body(_signature(key)).read("".join(lines)))


def _signature(key: str) -> dict[str, int]:
    """By note, 1 for those that a key raises by a semitone, −1 for those that it lowers."""
    found = re.fullmatch(r"([A-G]b?)(m|dor|mix)?", key)
    if not found or found[1] not in SHARPS:
        raise BadTune(f"K:{key} is no key that is known here")
    sharps = SHARPS[found[1]] + MODES[found[2] or ""]
    if sharps >= 0:
        return dict.fromkeys(ORDER_OF_SHARPS[:sharps], 1)
    return dict.fromkeys(ORDER_OF_SHARPS[sharps:], -1)


class _Body:
    """Reads what follows the head, sign by sign."""

    def __init__(self, signature: dict[str, int]) -> None:
        self.signature, self.shifts = signature, dict(signature)
        self.bars, self.triplet, self.swing = [Bar("")], 0, ""

    def read(self, body: str) -> list[Bar]:
        place = 0
        while place < len(body):
            token = TOKEN.match(body, place)
            if not token:
                raise BadTune(f"{body[place]!r} at place {place} is no sign of a tune")
            place = token.end()
            self._take(token)
        if self.bars.pop().notes:
            raise BadTune("there is no bar sign at the end")
        if not self.bars:
            raise BadTune("there are no notes")
        return self.bars

    def _take(self, token: re.Match[str]) -> None:
        if token["bar"]:
            self._bar(token["bar"])
        elif token["triplet"]:
            self.triplet = 3
        elif token["swing"]:
            self._swing(token["swing"])
        elif token["note"]:
            self.bars[-1].notes.append((self._pitch(token), self._length(token["length"])))

    def _bar(self, sign: str) -> None:
        if self.bars[-1].notes:
            self.bars.append(Bar(sign))
        else:
            self.bars[-1].sign += sign
        self.shifts, self.triplet = dict(self.signature), 0

    def _swing(self, sign: str) -> None:
        """`A>B`: the first half as long again, the second half as long; `<` the other way."""
        if not self.bars[-1].notes:
            raise BadTune(f"{sign} stands behind no note")
        pitch, length = self.bars[-1].notes[-1]
        self.bars[-1].notes[-1] = (
            pitch,
            length * (Fraction(3, 2) if sign == ">" else Fraction(1, 2)),
        )
        self.swing = sign

    def _length(self, text: str) -> Fraction:
        above, slash, below = text.partition("/")
        parts = int(below or 2) if slash else 1
        if not parts or above == "0":
            raise BadTune("a note has no length")
        length = Fraction(int(above or 1), parts)
        if self.triplet:
            self.triplet, length = self.triplet - 1, length * Fraction(2, 3)
        if self.swing:
            length *= Fraction(1, 2) if self.swing == ">" else Fraction(3, 2)
            self.swing = ""
        return length

    def _pitch(self, token: re.Match[str]) -> int | None:
        if token["note"] == "z":
            return None
        letter, octaves = token["note"].upper(), token["octave"]
        if token["accidental"]:
            self.shifts[letter] = ACCIDENTALS[token["accidental"]]
        up = token["note"].islower() + octaves.count("'") - octaves.count(",")
        return MIDDLE_C + SEMITONES[letter] + self.shifts.get(letter, 0) + OCTAVE * up
