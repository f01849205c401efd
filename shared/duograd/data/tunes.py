"""Irish tunes from O'Neill's *Music of Ireland* (Chicago, 1903), as music21 carries them.

Nothing of the book is copied here: the package music21 brings it as ABC text, keyed in by
volunteers. Only its text files are read. What comes out is simple ABC (`notation.py`): lengths in
eighths, no ornaments, and only tunes whose every bar has its length.
"""

from __future__ import annotations

import functools
import importlib.util
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from duograd.data.notation import BadTune, read_tune

__all__ = ["MISSING", "TunesMissing", "tunes"]

BOOK = "corpus/oneills1850"
MISSING = "The tunes are read from the package music21, which is not here: pip install music21"
LENGTHS = range(60, 501)  # characters of a tune, without its head
MODES = {
    "": "", "maj": "", "major": "", "m": "m", "min": "m", "minor": "m", "aeo": "m", "aeolian": "m",
    "dor": "dor", "dorian": "dor", "mix": "mix", "mixolydian": "mix",
}  # fmt: skip
KEY = re.compile(r"([A-G][#b]?)\s*([a-z]*)", re.I)
CUTS = (  # what is left out or written otherwise, in this order
    (r'"[^"]*"|![^!]*!|\{[^}]*\}|\s+', ""),  # chord names, marks, grace notes
    (r"[~HuvTMPSOLR.`\\]", ""),  # ornaments
    (r"\[([\^_=]*[A-Ga-g][,']*)[^\]\d:]*\]", r"\1"),  # of a chord its first note
    (r"\((?!\d)|\)|-", ""),  # slurs and ties
    (r"\[\|", "|"), (r"\|\]", "|"), (r":\|:|::|:\|\|:", ":||:"),
    (r":?\|?\[2|:\|2", ":|2"), (r"\|?\[1|\|1", "|1"),
    (r"(?<!:)\|{2,}(?!:)", "|"), (r"\|\|:", "|:"), (r":\|\|(?!:)", ":|"),
)  # fmt: skip
NOTE = re.compile(r"(?P<name>[\^_=]?[A-Ga-gzx][,']*)(?P<length>\d*/*\d*)")
PLAIN = re.compile(r"(?:[\^_=]?[A-Ga-gz][,']?\d*/?|[<>]|\(3|:\|\|:|\|:|:\||:\|2|\|1|\|)+")


class TunesMissing(ImportError):
    """music21 is not installed; the message says what to do."""


@functools.cache
def tunes(meter: str = "6/8") -> tuple[str, ...]:
    """All tunes of a meter, in the order of the book: `M:6/8⏎K:G⏎…⏎` each; 6/8 are jigs.

    Raises TunesMissing without music21. The first call takes a second or two.
    """
    paths = sorted(_book().glob("*.abc"))
    read = (_clean(tune, meter) for path in paths for tune in _split(path))
    return tuple(dict.fromkeys(filter(None, read)))


def _book() -> Path:
    found = importlib.util.find_spec("music21")  # to import it takes seconds
    if not found or not found.origin:
        raise TunesMissing(MISSING)
    return Path(found.origin).parent / BOOK


def _split(path: Path) -> Iterator[str]:
    """The tunes of a file; each begins with its number, `X:`."""
    text = path.read_text(encoding="utf-8", errors="replace")
    return (part for part in re.split(r"(?m)^(?=X:)", text) if part.startswith("X:"))


def _clean(tune: str, meter: str) -> str:
    """The tune in simple ABC, or nothing where it is not that simple or in another meter."""
    head, body = _parts(tune)
    key, unit = _key(head.get("K", "")), re.fullmatch(r"1/(\d+)", head.get("L", "1/8"))
    if not (_meter(head.get("M", "")) == meter and key and unit and body):
        return ""
    for pattern, instead in CUTS:
        body = re.sub(pattern, instead, body)
    body = NOTE.sub(lambda note: note["name"] + _in_eighths(note["length"], int(unit[1])), body)
    body = body.replace("x", "z")
    cleaned = f"M:{meter}\nK:{key}\n{body}\n"
    plain = PLAIN.fullmatch(body) and len(body) in LENGTHS
    return cleaned if plain and _is_right(cleaned) else ""


def _parts(tune: str) -> tuple[dict[str, str], str]:
    """The lines of the head by their letter, and the notes; no notes if the head changes later."""
    head, body = dict[str, str](), []
    for line in map(str.strip, tune.splitlines()):
        if "K" in head and not line:
            break
        if found := re.match(r"([A-Za-z]):(.*)", line):
            if "K" in head and found[1] in "MKL":
                return head, ""
            head.setdefault(found[1], found[2].strip())
        elif "K" in head:
            body.append(line.partition("%")[0].rstrip("\\"))
    return head, "".join(body)


def _meter(text: str) -> str:
    """The meter in numbers: `C` means 4/4."""
    return {"C": "4/4", "C|": "4/4", "2/2": "4/4"}.get(text, text)


def _key(text: str) -> str:
    """`Ador` for `A dorian`; nothing for what is no key."""
    found = KEY.match(text)
    mode = MODES.get(found[2].lower()) if found else None
    return "" if found is None or mode is None else found[1] + mode


@functools.cache
def _in_eighths(length: str, unit: int) -> str:
    """A length such as `3/2` of 1/unit notes, in eighths."""
    above, slashes, below = length.partition("/")[0], length.count("/"), length.rpartition("/")[2]
    parts = int(below) if slashes and below else 2**slashes
    eighths = Fraction(int(above or 1), parts) * Fraction(8, unit)
    return {Fraction(1): "", Fraction(1, 2): "/"}.get(eighths, str(eighths))


def _is_right(tune: str) -> bool:
    try:
        return all(read_tune(tune).right_bars())
    except BadTune:
        return False
