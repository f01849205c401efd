"""Which of a student's cells answers which exercise."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

DEFINES = re.compile(r"^(?:async[ \t]+def|def|class)[ \t]+(\w+)", re.MULTILINE)

StoredCell = Mapping[str, str]


def answered(cell: StoredCell, names: Collection[str]) -> list[str]:
    """The exercises that a cell answers: what it was graded as, else by what it defines."""
    if "exercise" in cell:
        return [cell["exercise"]] if cell["exercise"] in names else []
    defined = DEFINES.findall(cell.get("source", ""))
    return [name for name in dict.fromkeys(defined) if name in names]


def places(cells: Sequence[StoredCell], names: Collection[str]) -> dict[str, int]:
    """Where each exercise is answered: its last cell, since a later one replaces an earlier."""
    return {name: place for place, cell in enumerate(cells) for name in answered(cell, names)}


def answer(cells: Sequence[StoredCell], name: str) -> str:
    """The source of the cell that answers an exercise; empty if there is none."""
    place = places(cells, [name]).get(name)
    return "" if place is None else cells[place].get("source", "")
