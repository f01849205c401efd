"""The board as a page and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duograd.classroom import standing
from duograd.classroom.board import RUNS, Board, Standing
from duograd.classroom.pages import render
from duograd.classroom.writing import write, write_rows

HEADER = ("rank", "name", "framework", "score", "low", "high", "remark")
LEFT, WIDTH = 10.0, 620.0  # of the strip, in the picture's own units


@dataclass(frozen=True)
class Row:
    """What the page shows of a standing: its name, and texts."""

    name: str
    rank: int
    framework: str
    ours: bool
    above: bool
    reason: str
    score: str = ""
    interval: str = ""


@dataclass(frozen=True)
class Spot:
    """Where a score and the ends of its interval stand in the strip."""

    ours: bool
    x: float
    x_low: float
    x_high: float


def write_board(
    board: Board, names: Mapping[str, str], out: Path, *, lab: str, facts: Mapping[str, object]
) -> None:
    """Write the page to `out` and a CSV of the same name. names: of students, as the class reads.

    facts: seed, made (how many boards), versions.
    """
    rows = [_row(one, names) for one in board.rows]
    low, high, spots = _strip([one for one in board.rows if one.result])
    examples = next(len(one.result.numbers) for one in board.rows if one.result)
    page = render(
        "board.html", title=standing.lab_title(lab), asked=board.entry.asked, runs=RUNS,
        unit=board.entry.unit, rows=rows, strip_rows=spots, low=low, high=high,
        examples=examples, **facts,
    )  # fmt: skip
    write(out, page)
    table = [_cells(one, row) for one, row in zip(board.rows, rows, strict=True)]
    write_rows(out.with_suffix(".csv"), HEADER, table)


def _row(one: Standing, names: Mapping[str, str]) -> Row:
    name = one.name if one.ours else names[one.name]
    told = Row(name, one.rank, one.framework, one.ours, one.above, one.reason)
    if not one.result:
        return told
    low, high = one.result.interval
    texts = {"score": f"{one.result.score:.3f}", "interval": f"{low:.3f} to {high:.3f}"}
    return Row(**vars(told) | texts)


def _strip(rows: Sequence[Standing]) -> tuple[str, str, list[Spot]]:
    """The ends of the line, and where each row stands on it."""
    held = [(one.result.score, *one.result.interval) for one in rows if one.result]
    least, most = min(map(min, held)), max(map(max, held))
    span = (most - least) or 1.0
    places = [[round(LEFT + WIDTH * (x - least) / span, 1) for x in three] for three in held]
    spots = [Spot(one.ours, *three) for one, three in zip(rows, places, strict=True)]
    return f"{least:.3f}", f"{most:.3f}", spots


def _cells(one: Standing, row: Row) -> list[str | float | None]:
    numbers = (one.result.score, *one.result.interval) if one.result else (None, None, None)
    remark = "to compare with" if one.ours else row.reason
    return [row.rank or None, row.name, row.framework, *numbers, remark]
