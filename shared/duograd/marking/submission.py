"""Read a filled-in lab written by a stranger: find its exercises, and say what is broken."""

from __future__ import annotations

import ast
import functools
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duograd import exercises
from duograd.boundary.wire import Failure
from duograd.exercises import Lesson
from duograd.exercises.labs import cells_of, labs_folder
from duograd.frameworks import NAMES
from duograd.runner.cells import Cell, defined, helpers

MAX_BYTES = 20 * 2**20
MAX_CELLS = 1000
MAX_PARTS = 500_000  # objects and lists; each costs Python far more memory than its two brackets
MAX_SOURCE = 500_000  # characters; parsing takes a thousand times that
TOO_LARGE = "larger than {} MB: clear its outputs."
NO_JSON = "not a notebook: it does not hold JSON. Save it again as .ipynb."
TWO_VERSIONS = (
    "holds two versions that Git could not merge: take one of them "
    "(git checkout --ours FILE, or --theirs), then save it again."
)
NOT_CODE = "the cell of {} is no code cell: make it one again (select it, press Esc, then y), save"
DELETED = "no cell defines {}: was it deleted? Copy it again from the lab"
TODO = 'raise NotImplementedError("TODO'


class BadSubmission(Exception):
    """A file that cannot be judged at all: one sentence says why and what to do."""


@dataclass(frozen=True)
class Notebook:
    """A lab as handed in, read and identified: its code cells as {"id", "source"}.

    A cell of text that defines something is kept too, with its "kind": it may have been an answer.
    """

    lab: str
    framework: str
    cells: list[dict[str, str]]


@dataclass(frozen=True)
class Submission:
    """A lab to be judged: the code to run, and what is already known to be broken."""

    lesson: Lesson
    framework: str
    cells: list[Cell]
    broken: dict[str, Failure]


def read_submission(path: Path) -> Submission:
    """Read a filled-in lab. Raises BadSubmission with one clear sentence."""
    data = read_file(path)
    try:
        return assemble(read_notebook(data, path.name))
    except BadSubmission as error:
        raise BadSubmission(f"{path}: {error}") from None


def read_file(path: Path, most: int = MAX_BYTES) -> bytes:
    """The whole file. Raises BadSubmission with one sentence."""
    try:
        if path.is_dir():
            raise BadSubmission(f"{path}: a folder, not a notebook.")
        if path.exists() and not path.is_file():
            raise BadSubmission(f"{path}: not an ordinary file.")
        if path.stat().st_size > most:
            raise BadSubmission(f"{path}: {TOO_LARGE.format(most // 2**20)}")
        return path.read_bytes()
    except FileNotFoundError:
        raise BadSubmission(f"{path}: no such file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadSubmission(f"{path}: cannot be read: {reason}.") from None


def read_notebook(data: bytes, name: str) -> Notebook:
    """Read what a stranger handed in under a file's name. Raises BadSubmission."""
    notebook = _parse(data)
    cells = list(_cells(notebook))
    if sum(len(cell["source"]) for cell in cells) > MAX_SOURCE:
        raise BadSubmission(f"more than {MAX_SOURCE // 1000} KB of code: this is no lab of ours.")
    lab, framework = _identify(name, notebook, [cell["source"] for cell in cells])
    try:
        known = exercises.load(lab).name in _labs()
    except exercises.UnknownLesson:
        known = False
    if not known:
        raise BadSubmission(
            f"this is the lab {lab[:60]!r}, which this version of duograd does not "
            "know: update duograd, or hand in the right file."
        )
    return Notebook(lab, framework, cells)


def _parse(data: bytes) -> dict[str, Any]:
    """The bytes as a notebook of format 4, checked as far as we use it."""
    if len(data) > MAX_BYTES:
        raise BadSubmission(TOO_LARGE.format(MAX_BYTES // 2**20))
    if data.count(b"{") + data.count(b"[") > MAX_PARTS:
        raise BadSubmission("too many parts for a notebook: clear its outputs.")
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        conflict = re.search(rb"^<{7} ", data, re.MULTILINE)
        raise BadSubmission(TWO_VERSIONS if conflict else NO_JSON) from None
    cells = found.get("cells") if isinstance(found, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise BadSubmission("not a notebook of format 4: open it in JupyterLab and save it again.")
    if len(cells) > MAX_CELLS:
        raise BadSubmission(f"more than {MAX_CELLS} cells: this is not a lab of ours.")
    return {"cells": cells, "metadata": found.get("metadata")}


def _cells(notebook: dict[str, Any]) -> Iterator[dict[str, str]]:
    for cell in notebook["cells"]:
        kept = {"id": _id(cell), "source": _source(cell)}
        if _is_code(cell):
            yield kept
        elif re.search(r"^(def|class) \w", kept["source"], re.MULTILINE):
            yield {**kept, "kind": str(cell.get("cell_type"))[:64]}


def _id(cell: dict[str, Any]) -> str:
    name = cell.get("id")
    return name[:64] if isinstance(name, str) else ""


def _is_code(cell: dict[str, Any]) -> bool:
    return cell.get("cell_type") == "code"


def _source(cell: dict[str, Any]) -> str:
    """A cell's text: nbformat keeps it as a string or as a list of lines."""
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    return source if isinstance(source, str) else ""


def _identify(name: str, notebook: dict[str, Any], sources: list[str]) -> tuple[str, str]:
    """The lesson and the framework: from the cell that starts the lab, the metadata, the name."""
    for source in sources:
        found = re.search(r"""^start\(["'](\w+)["'],\s*["'](\w+)["']\)""", source, re.MULTILINE)
        if found and found.group(2) in NAMES:
            return found.group(1), found.group(2)
    metadata = notebook.get("metadata")
    ours = metadata.get("duograd") if isinstance(metadata, dict) else None
    if isinstance(ours, dict) and ours.get("framework") in NAMES:
        return str(ours.get("lesson")), ours["framework"]
    found = re.search(rf"(\d\d_\w+)_({'|'.join(NAMES)})\b", name)
    if found:
        return found.group(1), found.group(2)
    raise BadSubmission(
        "not a Duograd lab: no cell calls start(…). Hand in the notebook from labs/."
    )


def assemble(notebook: Notebook) -> Submission:
    """Put the answers into the lab as we made it; name the exercises that cannot even run.

    Ours are the imports, what is given, and the demos' functions. The student's are the answers
    and what else their cells define.
    """
    lesson, lab = exercises.load(notebook.lab), cells_of(notebook.lab, notebook.framework)
    ours = {name: source for name, source in lab.items() if not _is_answer(lesson, name)}
    there = {cell["id"] for cell in notebook.cells}
    kept = [Cell("", helpers(ours[name])) for name in ours if name not in there]
    kept.insert(0, Cell("", helpers(next(iter(lab.values())))))
    broken: dict[str, Failure] = {}
    judged: dict[int, list[str]] = defaultdict(list)
    for name in _answered(lesson):
        if places := answers_to(notebook.cells, name):
            judged[places[0]].append(name)
        else:
            broken[name] = Failure("missing", message=_why_missing(notebook.cells, name))
    for place, cell in _code(notebook.cells):
        source = without_magics(cell["source"])
        if place not in judged:
            kept += _around(cell["id"], source, lesson, ours)
        elif failure := syntax_failure(source):
            broken |= dict.fromkeys(judged[place], failure)
        else:
            kept += _answer(source, *judged[place])
    return Submission(lesson, notebook.framework, kept, broken)


def _code(cells: Sequence[Mapping[str, str]]) -> list[tuple[int, Mapping[str, str]]]:
    """The cells that are code, each with its place."""
    return [(place, cell) for place, cell in enumerate(cells) if "kind" not in cell]


def _why_missing(cells: Sequence[Mapping[str, str]], name: str) -> str:
    texts = (cell["source"] for cell in cells if "kind" in cell)
    is_text = any(re.search(rf"^(def|class) {name}\b", text, re.MULTILINE) for text in texts)
    return (NOT_CODE if is_text else DELETED).format(name)


def _answered(lesson: Lesson) -> list[str]:
    """The exercises that a student answers: not those that are given."""
    return [x.name for x in lesson if x.points > 0]


def _is_answer(lesson: Lesson, cell: str) -> bool:
    return cell in lesson.exercises and lesson.exercises[cell].points > 0


def _answer(source: str, first: str, *others: str) -> list[Cell]:
    """A cell that answers an exercise, run as a whole; what it defines again for each other one."""
    rest = helpers(source, frozenset({first}))
    return [Cell(first, source), *(Cell(name, rest) for name in others)]


def _around(name: str, source: str, lesson: Lesson, ours: dict[str, str]) -> list[Cell]:
    """What a cell that answers nothing adds: our own cell as we made it, and new definitions."""
    own = ours.get(name, "")
    fixed = frozenset(lesson.exercises) | defined(own)
    return [Cell("", helpers(own)), Cell("", helpers(source, fixed))]


def answers_to(cells: Sequence[Mapping[str, str]], name: str) -> list[int]:
    """The places of the cells that may answer an exercise, the one that is judged first.

    Ours by its id is judged, unless only another one is filled in; of several the last one.
    """
    pattern = re.compile(rf"^(async\s+def|def|class)\s+{re.escape(name)}\b", re.MULTILINE)
    by_id = {i for i, cell in _code(cells) if cell["id"] == name}
    by_name = {i for i, cell in _code(cells) if pattern.search(cell["source"])}
    filled = {i for i in by_name if TODO not in cells[i]["source"]}

    def standing(i: int) -> tuple[bool, bool, bool, int]:
        return (i in by_id & filled, i in filled, i in by_name, i)

    return sorted(by_id | by_name, key=standing, reverse=True)


def without_magics(source: str) -> str:
    """The source with IPython's magics and shell lines turned into comments."""
    return re.sub(r"^([ \t]*)([%!].*)$", r"\1pass  # \2", source, flags=re.MULTILINE)


def syntax_failure(source: str) -> Failure | None:
    """Why a cell does not parse, or None if it does."""
    try:
        ast.parse(source)
    except SyntaxError as error:
        text = (error.text or "").strip()[:300]
        return Failure("syntax", type(error).__name__, error.msg, error.lineno, text)
    except (ValueError, RecursionError, MemoryError):
        return Failure("syntax", "SyntaxError", "Python cannot read this cell")
    return None


@functools.cache
def _labs() -> frozenset[str]:
    """The names of the labs that there are, without their frameworks."""
    return frozenset(path.stem.rpartition("_")[0] for path in labs_folder().glob("*_*.ipynb"))
