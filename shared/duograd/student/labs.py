"""A student's own lab file: read as the grader reads it, and which TODOs it answers."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from duograd.exercises.labs import labs_folder
from duograd.marking.assembling import Submission, assemble
from duograd.marking.submission import BadSubmission, Notebook, read_notebook
from duograd.runner.explaining import has_begun
from duograd.runner.sources import is_todo

Stage = Literal["answered", "TODO left", "not answered", "does not parse", "deleted"]


@dataclass(frozen=True)
class SavedLab:
    """A lab as saved. saved: seconds since 1970. checksums: of exercises as handed out."""

    path: Path
    saved: float
    notebook: Notebook
    submission: Submission
    checksums: dict[str, str]

    def states(self) -> dict[str, Stage]:
        """How far each exercise is that a student answers. Nothing is run."""
        sources = {cell.exercise: cell.source for cell in self.submission.cells}
        names = [x.name for x in self.submission.lesson if x.points]
        return {name: self._state(name, sources.get(name, "")) for name in names}

    def _state(self, name: str, source: str) -> Stage:
        broken = self.submission.broken.get(name)
        if broken is not None:
            return "deleted" if broken.kind == "missing" else "does not parse"
        found = todo_of(source)
        if has_begun(source, name):
            return "TODO left"
        untouched = self.checksums.get(name) == _checksum(name, source)
        return "not answered" if untouched and found == "TODO left" else found

    def gone(self) -> list[str]:
        """Our cells that are no longer there, other than answers; what is lost is no point.

        Where the file lies in labs/ itself there is nothing to compare with, and none is named.
        """
        made = _as_made(self.notebook)
        if not made.is_file() or made.samefile(self.path):
            return []
        cells = self.notebook.cells
        known = {cell["id"] for cell in cells} | {cell["source"].strip() for cell in cells}
        ours = read_notebook(made.read_bytes(), made.name).cells
        gone = [c["id"] for c in ours if not known & {c["id"], c["source"].strip()}]
        return [name for name in gone if name not in self.submission.lesson.exercises]


def read_lab(path: Path, data: bytes) -> SavedLab:
    """The lab whose file holds `data`. Raises BadSubmission with one sentence."""
    try:
        notebook = read_notebook(data, path.name)
    except BadSubmission as error:
        raise BadSubmission(f"{path}: {error}") from None
    try:
        saved = path.stat().st_mtime
        return SavedLab(path, saved, notebook, assemble(notebook), dict(_checksums(data)))
    except (OSError, ValueError, LookupError, TypeError):
        made = _as_made(notebook)
        raise BadSubmission(
            f"{path}: the lab as it was handed out is not in {made}: get that file again."
        ) from None


def _as_made(notebook: Notebook) -> Path:
    return labs_folder() / f"{notebook.lab}_{notebook.framework}.ipynb"


def _checksums(data: bytes) -> Iterator[tuple[str, str]]:
    """What nbgrader's metadata keeps of each exercise's cell as it was handed out."""
    for cell in json.loads(data.decode("utf-8-sig"))["cells"]:
        metadata = cell.get("metadata")
        kept = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        if isinstance(kept, dict):
            yield str(kept.get("grade_id")), str(kept.get("checksum"))


def _checksum(name: str, source: str) -> str:
    """nbgrader's checksum of a cell to be answered (grade no, solution yes, locked no)."""
    text = f"{source}codeFalseTrueFalse{name}"
    return hashlib.md5(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def todo_of(source: str) -> Stage:
    """Whether an answer stops at its TODO line, has one left where it may stop, or has none."""
    functions = [x for x in ast.walk(ast.parse(source)) if isinstance(x, ast.FunctionDef)]
    if any(_stops_at_todo(function) for function in functions):
        return "not answered"
    left = any(is_todo(x) for function in functions for x in _reached(function.body))
    return "TODO left" if left else "answered"


def _stops_at_todo(function: ast.FunctionDef) -> bool:
    for node in _reached(function.body):
        if isinstance(node, (ast.Return, ast.Raise)):
            return is_todo(node)
    return False


def _reached(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a block in order, without those below its first `return` or `raise`."""
    for node in body:
        yield node
        if isinstance(node, (ast.Return, ast.Raise)):
            return
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            for field in ("body", "orelse", "finalbody"):
                yield from _reached(getattr(node, field, []))


def ago(seconds: float) -> str:
    """`3 minutes ago`, in the largest unit that fits."""
    for unit, size in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds >= size:
            number = int(seconds // size)
            return f"{number} {unit}{'' if number == 1 else 's'} ago"
    return "just now"
