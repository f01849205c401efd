"""Which code of a handed-in lab is run: ours as we made it, the answers, and what these need.

A cell of the student's own runs as Jupyter runs it, if an answer reads a name that it makes or
changes. What no answer needs, such as an experiment, is not run: nobody waits for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duograd import exercises
from duograd.boundary.wire import Failure
from duograd.exercises import Lesson
from duograd.exercises.labs import cells_of
from duograd.marking.strangers import printable
from duograd.marking.submission import (
    BadSubmission,
    Notebook,
    read_file,
    read_notebook,
)
from duograd.runner.cells import Cell
from duograd.runner.sources import (
    EVERYTHING,
    Source,
    added,
    defines,
    helpers,
    read_source,
    without,
)

DELETED = "no cell defines {}: was it deleted? Copy it again from the lab"
NOT_CODE = "the cell of {} is no code cell: make it one again (select it, press Esc, then y), save"
TAKEN = "Taken from the cell that begins `{}`."
LONGEST_LINE = 60

Cells = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Submission:
    """A lab to be judged: the code to run, and what is already known to be broken.

    taken: for answers that could have been another cell's, which one was taken, in words.
    """

    lesson: Lesson
    framework: str
    cells: list[Cell]
    broken: dict[str, Failure]
    taken: dict[str, str]


@dataclass(frozen=True)
class _Piece:
    """Code that may be run. asked: whether it is, whatever the answers need."""

    cell: Cell
    asked: bool

    @property
    def source(self) -> Source:
        return read_source(self.cell.source)


def read_submission(path: Path) -> Submission:
    """Read a filled-in lab. Raises BadSubmission with one clear sentence."""
    data = read_file(path)
    try:
        return assemble(read_notebook(data, path.name))
    except BadSubmission as error:
        raise BadSubmission(f"{path}: {error}") from None


def assemble(notebook: Notebook, lesson: Lesson | None = None) -> Submission:
    """Put the answers into the lab as we made it; name the exercises that cannot even run.

    lesson: with what is asked besides the lab's exercises, if anything is.
    """
    lesson = lesson or exercises.load(notebook.lab)
    lab = cells_of(notebook.lab, notebook.framework)
    answered = [x.name for x in lesson if x.points > 0]
    places = {name: answers_to(notebook.cells, name) for name in answered}
    judged: dict[int, list[str]] = defaultdict(list)
    broken: dict[str, Failure] = {}
    for name, found in places.items():
        if not found:
            broken[name] = Failure("missing", message=_why_missing(notebook.cells, name))
        elif failure := read_source(notebook.cells[found[0]]["source"]).failure:
            broken[name] = failure
        else:
            judged[found[0]].append(name)
    ours = {name: source for name, source in lab.items() if name not in answered}
    pieces = list(_pieces(notebook.cells, judged, ours, frozenset(lesson.exercises)))
    taken = {name: _taken(notebook.cells, name, found) for name, found in places.items()}
    return Submission(
        lesson,
        notebook.framework,
        [piece.cell for piece in _needed(pieces, frozenset(answered))],
        broken,
        {name: words for name, words in taken.items() if words},
    )


def _pieces(
    cells: Cells, judged: Mapping[int, list[str]], ours: Mapping[str, str], names: frozenset[str]
) -> Iterator[_Piece]:
    """All that may be run, in order: our imports and what is gone of ours first."""
    known = {source.strip(): name for name, source in ours.items()}
    there = {cell["id"] for cell in cells} | {known.get(c["source"].strip()) for c in cells}
    first = next(iter(ours), None)
    for name in ours:
        if name == first or name not in there:
            yield _Piece(Cell("", helpers(ours[name])), True)
    for place, cell in _code(cells):
        source, own = read_source(cell["source"]), cell["id"]
        own = own if own in ours else known.get(cell["source"].strip(), "")
        if place in judged:
            yield from _answer(source, judged[place], names)
        elif own:
            yield _Piece(Cell("", helpers(ours[own])), True)
            yield _Piece(Cell("", added(source, ours[own])), False)
        else:
            yield _Piece(Cell("", without(source, names)), False)


def _answer(source: Source, mine: list[str], names: frozenset[str]) -> Iterator[_Piece]:
    """A cell that answers exercises, as a whole but for what is answered elsewhere.

    Where it answers several, the others run once more each, so that a failing line above costs
    none of them.
    """
    yield _Piece(Cell(mine[0], without(source, names - set(mine))), True)
    for name in mine[1:]:
        yield _Piece(Cell(name, helpers(without(source, names - {name}))), True)


def _needed(pieces: list[_Piece], answered: frozenset[str]) -> list[_Piece]:
    """The pieces that are asked for, and those that make or change what these read."""
    read = {p.cell.source: p.source for p in pieces}
    needed = set().union(*(read[p.cell.source].reads for p in pieces if p.cell.exercise))
    needed -= answered
    left = [p for p in pieces if not p.asked and p.cell.source.strip()]
    own = frozenset().union(*(read[p.cell.source].binds for p in left))
    chosen: set[int] = {id(p) for p in pieces if p.asked}
    while more := [p for p in left if _is_needed(read[p.cell.source], needed, answered, own)]:
        left = [p for p in left if p not in more]
        chosen |= {id(p) for p in more}
        needed |= set().union(*(read[p.cell.source].reads for p in more)) - answered
    return [p for p in pieces if id(p) in chosen]


def _is_needed(
    source: Source, needed: Iterable[str], answered: frozenset[str], own: frozenset[str]
) -> bool:
    makes = source.binds.intersection(needed) or EVERYTHING in source.binds
    changes = source.changes.intersection(answered.union(needed))
    return bool(makes or changes or source.hands_on.intersection(needed) & own)


def answers_to(cells: Cells, name: str) -> list[int]:
    """The places of the cells that may answer an exercise, the one that is judged first.

    That is the last one that is filled in, wherever it stands; ours by its id only if none
    defines it.
    """
    found = {place: _rank(cell, name) for place, cell in _code(cells)}
    return sorted(
        (place for place, rank in found.items() if rank),
        key=lambda place: (found[place], place),
        reverse=True,
    )


def _rank(cell: Mapping[str, str], name: str) -> tuple[int, bool] | None:
    """How well a cell answers an exercise; None if it does not at all."""
    is_ours, text = cell["id"] == name, cell["source"]
    if not is_ours and name not in text:
        return None
    source = read_source(text)
    how_far = defines(source, name)
    is_broken = source.failure and _by_name(name).search(text)
    return (how_far, is_ours and not how_far) if how_far or is_ours or is_broken else None


def _by_name(name: str) -> re.Pattern[str]:
    return re.compile(rf"^(async\s+def|def|class)\s+{re.escape(name)}\b", re.MULTILINE)


def _code(cells: Cells) -> list[tuple[int, Mapping[str, str]]]:
    """The cells that are code, each with its place."""
    return [(place, cell) for place, cell in enumerate(cells) if "kind" not in cell]


def _why_missing(cells: Cells, name: str) -> str:
    texts = (cell["source"] for cell in cells if "kind" in cell)
    is_text = any(map(_by_name(name).search, texts))
    return (NOT_CODE if is_text else DELETED).format(name)


def _taken(cells: Cells, name: str, places: Sequence[int]) -> str:
    """Which cell was taken, where another one could have been; else nothing."""
    if not places or (len(places) == 1 and cells[places[0]]["id"] == name):
        return ""
    if len(places) == 1 and not any(cell["id"] == name for cell in cells):
        return ""
    lines = (line for line in cells[places[0]]["source"].splitlines() if line.strip())
    return TAKEN.format(printable(next(lines, "").strip()[:LONGEST_LINE]))
