"""Read a filled-in lab written by a stranger: find its exercises, and say what is broken."""

from __future__ import annotations

import ast
import functools
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duograd
from duograd import exercises
from duograd.exercises import Lesson
from duograd.frameworks import NAMES
from duograd.runner.cells import Cell
from duograd.wire import Failure

MAX_BYTES = 20 * 2**20
MAX_CELLS = 1000


class BadSubmission(Exception):
    """A file that cannot be judged at all: one sentence says why and what to do."""


@dataclass(frozen=True)
class Submission:
    """A lab as handed in: the code to run, and what is already known to be broken."""

    path: Path
    lesson: Lesson
    framework: str
    cells: list[Cell]
    broken: dict[str, Failure]


def read_submission(path: Path) -> Submission:
    """Read a filled-in lab. Raises BadSubmission with one clear sentence."""
    notebook = _read_notebook(path)
    sources = [_source(cell) for cell in notebook["cells"] if _is_code(cell)]
    lesson_name, framework = _identify(path, notebook, sources)
    try:
        lesson = exercises.load(lesson_name)
    except exercises.UnknownLesson:
        raise BadSubmission(
            f"{path}: this is the lab {lesson_name!r}, which this version of duograd does not "
            "know: update duograd, or hand in the right file."
        ) from None
    cells, broken = _sort_out(notebook["cells"], lesson)
    given = _given_cells(lesson, framework)
    return Submission(path, lesson, framework, given + cells, broken)


def _read_notebook(path: Path) -> dict[str, Any]:
    """The file as a notebook of format 4, checked as far as we use it."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadSubmission(f"{path}: larger than {MAX_BYTES // 2**20} MB: clear its outputs.")
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadSubmission(f"{path}: no such file.") from None
    except OSError as error:
        raise BadSubmission(f"{path}: cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise BadSubmission(
            f"{path}: not a notebook: it does not hold JSON. Save it again as .ipynb."
        ) from None
    cells = data.get("cells") if isinstance(data, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise BadSubmission(
            f"{path}: not a notebook of format 4: open it in JupyterLab and save it again."
        )
    if len(cells) > MAX_CELLS:
        raise BadSubmission(f"{path}: more than {MAX_CELLS} cells: this is not a lab of ours.")
    return {"cells": cells, "metadata": data.get("metadata")}


def _is_code(cell: dict[str, Any]) -> bool:
    return cell.get("cell_type") == "code"


def _source(cell: dict[str, Any]) -> str:
    """A cell's text: nbformat keeps it as a string or as a list of lines."""
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    return source if isinstance(source, str) else ""


def _identify(path: Path, notebook: dict[str, Any], sources: list[str]) -> tuple[str, str]:
    """The lesson and the framework: from the cell that starts the lab, else from the metadata."""
    for source in sources:
        found = re.search(r"""^start\(["'](\w+)["'],\s*["'](\w+)["']\)""", source, re.MULTILINE)
        if found and found.group(2) in NAMES:
            return found.group(1), found.group(2)
    metadata = notebook.get("metadata")
    ours = metadata.get("duograd") if isinstance(metadata, dict) else None
    if isinstance(ours, dict) and ours.get("framework") in NAMES:
        return str(ours.get("lesson")), ours["framework"]
    raise BadSubmission(
        f"{path}: not a Duograd lab: no cell calls start(…). Hand in the notebook from labs/."
    )


def _sort_out(cells: list[Any], lesson: Lesson) -> tuple[list[Cell], dict[str, Failure]]:
    """The student's code in order, and a failure for each exercise that cannot even run."""
    kept: list[Cell] = []
    broken: dict[str, Failure] = {}
    found: set[str] = set()
    for cell in cells:
        if not _is_code(cell):
            continue
        source = without_magics(_source(cell))
        name = _exercise_of(cell, source, lesson)
        if name is None:
            kept.append(Cell("", helpers(source)))
        elif failure := syntax_failure(source):
            found.add(name)
            broken.setdefault(name, failure)
        else:
            found.add(name)
            broken.pop(name, None)
            kept.append(Cell(name, source))
    for name in lesson.exercises.keys() - found:
        message = f"no cell defines {name}: was it deleted? Copy it again from the lab"
        broken[name] = Failure("missing", message=message)
    return kept, broken


def _exercise_of(cell: dict[str, Any], source: str, lesson: Lesson) -> str | None:
    """The exercise that a cell answers: by what it defines, else by its id."""
    for name in lesson.exercises:
        if re.search(rf"^(def|class)\s+{name}\b", source, re.MULTILINE):
            return name
    by_id = cell.get("id")
    return by_id if isinstance(by_id, str) and by_id in lesson.exercises else None


def without_magics(source: str) -> str:
    """The source with IPython's magics and shell lines turned into comments."""
    return re.sub(r"^(\s*)([%!].*)$", r"\1pass  # \2", source, flags=re.MULTILINE)


def syntax_failure(source: str) -> Failure | None:
    """Why a cell does not parse, or None if it does."""
    try:
        ast.parse(source)
    except SyntaxError as error:
        text = (error.text or "").strip()
        return Failure("syntax", type(error).__name__, error.msg, error.lineno, text)
    except (ValueError, RecursionError, MemoryError) as error:
        return Failure("syntax", type(error).__name__, "Python cannot read this cell")
    return None


def helpers(source: str) -> str:
    """What other cells may need from this one: its imports, functions, classes, plain constants.

    Line numbers stay what they were. Everything else, such as a demo, is not run.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    lines = source.splitlines()
    kept = [""] * len(lines)
    for node in tree.body:
        if _is_helper(node):
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
            kept[first - 1 : node.end_lineno] = lines[first - 1 : node.end_lineno]
    return "\n".join(kept)


def _is_helper(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        return not (node.module or "").startswith("duograd")
    if isinstance(node, (ast.Import, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return True
    if not isinstance(node, ast.Assign):
        return False
    try:
        ast.literal_eval(node.value)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return False
    return True


def _given_cells(lesson: Lesson, framework: str) -> list[Cell]:
    """The lab's own imports, so that an answer runs even if a student deleted that cell."""
    return [Cell("", source) for source in _lab_imports(lesson.name, framework)]


def labs_folder() -> Path:
    """The labs as we made them: inside an installed package, else in the checkout."""
    package = Path(duograd.__file__).parent
    inside = package / "labs"
    return inside if inside.is_dir() else package.parents[1] / "labs"


@functools.cache
def _lab_imports(lesson: str, framework: str) -> tuple[str, ...]:
    path = labs_folder() / f"{lesson}_{framework}.ipynb"
    lab = json.loads(path.read_text(encoding="utf-8"))
    first = next(cell for cell in lab["cells"] if _is_code(cell))
    return (helpers(_source(first)),)
