"""Build labs/ and solutions/ from lessons/, or check that they are what the lessons make."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from duograd.authoring.notebooks import as_text, make_notebook, symptoms_table
from duograd.authoring.source import LessonError, LessonSource, read_lesson
from duograd.frameworks import NAMES

SECONDS_A_CELL = 120


@dataclass(frozen=True)
class Made:
    """One notebook that a lesson makes: where it belongs and what it is before it is run."""

    path: Path
    notebook: Any
    lab: bool


def read_lessons(root: Path) -> list[LessonSource]:
    """All lessons of the project in `root`, in order. Raises LessonError."""
    paths = sorted((root / "lessons").glob("[0-9][0-9]_*.md"))
    if not paths:
        raise LessonError(f"{root / 'lessons'}: no lesson found (a lesson is called NN_name.md)")
    return [read_lesson(path) for path in paths]


def make_all(root: Path, only: tuple[str, ...] = ()) -> Iterator[Made]:
    """Every notebook of the lessons (or of those named in `only`), not yet executed."""
    lessons = read_lessons(root)
    unknown = set(only) - {source.name for source in lessons}
    if unknown:
        raise LessonError(f"{root / 'lessons'}: no lesson is called {unknown.pop()}")
    for place, source in enumerate(lessons):
        if only and source.name not in only:
            continue
        symptoms = symptoms_table(lessons[: place + 1])
        for framework in NAMES:
            for lab in (True, False):
                folder = root / ("labs" if lab else "solutions")
                path = folder / f"{source.name}_{framework}.ipynb"
                yield Made(path, make_notebook(source, framework, lab=lab, symptoms=symptoms), lab)


def build(root: Path, only: tuple[str, ...] = (), jobs: int = 2) -> Iterator[Path]:
    """Write labs and executed solutions; yields each path when it is written."""
    made = list(make_all(root, only))
    for folder in ("labs", "solutions"):
        (root / folder).mkdir(exist_ok=True)
    for one in made:
        if one.lab:
            one.path.write_text(as_text(one.notebook), encoding="utf-8")
            yield one.path
    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(_write_solution, [one for one in made if not one.lab])


def _write_solution(one: Made) -> Path:
    execute(one.notebook, one.path)
    one.path.write_text(as_text(one.notebook), encoding="utf-8")
    return one.path


def execute(notebook: Any, path: Path) -> None:
    """Run a notebook in a kernel of its own and keep the outputs. Raises LessonError."""
    client = NotebookClient(
        notebook,
        timeout=SECONDS_A_CELL,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    # As in CI: no live front end, whatever started us.
    environment = {k: v for k, v in os.environ.items() if k != "JPY_SESSION_NAME"}
    try:
        client.execute(env=environment)
    except CellExecutionError as error:
        raise LessonError(f"{path}: a cell of the solution fails:\n{error}") from None
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)


def stale(root: Path) -> list[str]:
    """What is not as the lessons make it: one line per notebook, none if all is well."""
    made = list(make_all(root))
    found = [line for one in made if (line := _stale(one, root))]
    wanted = {one.path for one in made}
    for folder in ("labs", "solutions"):
        for path in sorted((root / folder).glob("*.ipynb")):
            if path not in wanted:
                found.append(f"{path.relative_to(root)}: no lesson makes this notebook")
    return found


def _stale(one: Made, root: Path) -> str | None:
    name = one.path.relative_to(root)
    if not one.path.exists():
        return f"{name}: missing"
    text = one.path.read_text(encoding="utf-8")
    if one.lab:
        return None if text == as_text(one.notebook) else f"{name}: not what the lesson makes"
    stored = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    for cell in stored.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return None if as_text(stored) == as_text(one.notebook) else f"{name}: its sources differ"
