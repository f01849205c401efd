"""Marks in what is told: `code` between backticks, and *weight* on words between asterisks."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Words alone: a product in a student's line, `2 * a * b`, is none.
WEIGHT = re.compile(r"(?<![\w*)`])\*([^\W\d_](?:[\w' -]*\w)?)\*(?![\w*(`])")


def spans(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text, each with the HTML element that it is: `code`, `em` or none."""
    parts = text.split("`")
    paired = len(parts) % 2 == 1  # else a backtick lacks its twin
    for place, part in enumerate(parts if paired else [text]):
        if place % 2:
            yield part, "code"
            continue
        for number, piece in enumerate(WEIGHT.split(part)):
            yield piece, "em" if number % 2 else ""
