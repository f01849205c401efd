"""What the commands have in common: a screen that prints anywhere, how an error is told."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from typing import Any

import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

STYLES = {"right": "green", "wrong": "red", "error": "magenta", "not started": "dim"}
FOLDED = 10  # the fewest characters in which a column of words can be read
PLAIN = {"✓": "+", "✗": "x", "○": "o", "·": "-", "→": "->", "−": "-", "–": "-", "—": "-"}
PLAIN |= {"…": "...", "×": "x", "≤": "<=", "≥": ">=", "≈": "~", "█": "#", "░": "."}
PLAIN |= {"∞": "inf", "²": "^2", "³": "^3", "“": '"', "”": '"', "‘": "'", "’": "'"}


def _in_plain_signs(error: UnicodeError) -> tuple[str, int]:
    """What Python asks for the characters that a screen's encoding lacks."""
    assert isinstance(error, UnicodeEncodeError)
    lacking = error.object[error.start : error.end]
    return "".join(PLAIN.get(c) or _escaped(c) for c in lacking), error.end


def _escaped(character: str) -> str:
    return character.encode("ascii", "backslashreplace").decode()


codecs.register_error("duograd.plain", _in_plain_signs)


def several(count: int, thing: str) -> str:
    """`1 lab`, `2 labs`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def print_anywhere() -> None:
    """From now on, whatever a screen's encoding lacks is printed in plain signs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="duograd.plain")


class Screen(Console):
    """A console that knows beforehand how wide plain signs are, and how narrow it is itself."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Rich's own, of a text in signs that can be printed."""
        if isinstance(renderable, Text):
            renderable = renderable.copy()
            known = renderable.plain.encode(self.encoding, "duograd.plain")
            renderable.plain = known.decode(self.encoding)
        return super().render(renderable, options)

    def show(self, table: Table) -> None:
        """Print a table; where it is too narrow for one, a paragraph for each row."""
        if self.width >= sum(3 + self._least(column) for column in table.columns) + 1:
            self.print(table)
            return
        if table.title:
            self.print(table.title)
        for row in zip(*(column.cells for column in table.columns), strict=True):
            cells = (Text.from_markup(c) if isinstance(c, str) else c for c in row)
            self.print(Text(" · ").join(c for c in cells if isinstance(c, Text) and c.plain))

    def _least(self, column: Any) -> int:
        """The width that a column needs: of words that are never parted, all of them."""
        cells = (self.measure(cell).maximum for cell in (column.header, *column.cells))
        return max(cells) if column.no_wrap else min(FOLDED, max(cells))


errors = Screen(stderr=True)


def fail(message: object) -> typer.Exit:
    """Tell an error on stderr; raise what is returned, to end with exit code 2."""
    errors.print(str(message), style="bold", markup=False, highlight=False, soft_wrap=True)
    return typer.Exit(2)


def screen() -> Screen:
    """Where results go."""
    return Screen(highlight=False)


def print_json(value: Any) -> None:
    """JSON, in ASCII where the screen's encoding lacks a character of it."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=2)
    print(text)
