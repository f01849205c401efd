"""Build labs/ and solutions/ from the lessons, or check that they are what the lessons make."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from duograd.authoring.notebooks import as_text, make_index, make_notebook
from duograd.authoring.source import LessonError, read_lesson
from duograd.authoring.texts import Course, index
from duograd.frameworks import NAMES

SECONDS_A_CELL = 120
LESSONS = Path("shared", "duograd", "lessons")
LESSONS_PLACE = re.compile(r"(<!-- lessons -->).*?(<!-- /lessons -->)", re.DOTALL)


@dataclass(frozen=True)
class Made:
    """One notebook that a lesson makes: where it belongs and what it is before it is run."""

    path: Path
    notebook: Any
    lab: bool


def read_course(root: Path) -> Course:
    """All lessons of the project in `root`, in order. Raises LessonError."""
    paths = sorted((root / LESSONS).glob("[0-9][0-9]_*/lesson.md"))
    if not paths:
        raise LessonError(f"{root / LESSONS}: no lesson found (a lesson is a folder NN_name)")
    return Course([read_lesson(path) for path in paths], _repository(root))


def _repository(root: Path) -> str:
    """The public address, told in one place: `repository` in pyproject.toml's [tool.duograd]."""
    settings = root / "pyproject.toml"
    if not settings.exists():
        return ""
    told = tomllib.loads(settings.read_text(encoding="utf-8"))
    return str(told.get("tool", {}).get("duograd", {}).get("repository", ""))


def make_all(root: Path, only: tuple[str, ...] = ()) -> Iterator[Made]:
    """The index and every notebook of the lessons (or of those in `only`), not yet executed."""
    course = read_course(root)
    unknown = set(only) - {source.name for source in course.lessons}
    if unknown:
        raise LessonError(f"{root / LESSONS}: no lesson is called {unknown.pop()}")
    yield Made(root / "labs" / "index.ipynb", make_index(course), True)
    for source in course.lessons:
        if only and source.name not in only:
            continue
        for framework in NAMES:
            for lab in (True, False):
                folder = root / ("labs" if lab else "solutions")
                path = folder / f"{source.name}_{framework}.ipynb"
                yield Made(path, make_notebook(course, source, framework, lab=lab), lab)


def readme_text(root: Path) -> str | None:
    """README.md with its table of lessons made anew; None where it has no place for one."""
    path = root / "README.md"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if not LESSONS_PLACE.search(text):
        return None
    table = index(read_course(root), "labs/")
    return LESSONS_PLACE.sub(lambda found: f"{found[1]}\n{table}\n{found[2]}", text)


def build(
    root: Path, only: tuple[str, ...] = (), jobs: int = 2, written: Callable[[Path], None] = print
) -> None:
    """Write labs and executed solutions, `jobs` at once; `written` is told each path."""
    made = list(make_all(root, only))
    for folder in ("labs", "solutions"):
        (root / folder).mkdir(exist_ok=True)
    for one in made:
        if one.lab:
            one.path.write_text(as_text(one.notebook), encoding="utf-8")
            written(one.path)
    readme = readme_text(root)
    if readme:
        (root / "README.md").write_text(readme, encoding="utf-8")
    asyncio.run(_write_solutions([one for one in made if not one.lab], jobs, written))


async def _write_solutions(made: list[Made], jobs: int, written: Callable[[Path], None]) -> None:
    places = asyncio.Semaphore(jobs)

    async def write(one: Made) -> None:
        async with places:
            await execute(one.notebook, one.path)
        one.path.write_text(as_text(one.notebook), encoding="utf-8")
        written(one.path)

    await asyncio.gather(*(write(one) for one in made))


async def execute(notebook: Any, path: Path) -> None:
    """Run a notebook in a kernel of its own and keep the outputs. Raises LessonError."""
    client = NotebookClient(
        notebook,
        timeout=SECONDS_A_CELL,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,  # else how text is cut in pieces depends on the machine's speed
        resources={"metadata": {"path": str(path.parent)}},
    )
    # As in CI: no live front end, whatever started us. The kernel's own log is not ours to show.
    environment = {k: v for k, v in os.environ.items() if k != "JPY_SESSION_NAME"}
    try:
        await client.async_execute(env=environment, stderr=subprocess.DEVNULL)
    except CellExecutionError as error:
        raise LessonError(f"{path}: a cell of the solution fails:\n{error}") from None
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)


def stale(root: Path) -> list[str]:
    """What is not as the lessons make it: one line per notebook, none if all is well."""
    made = list(make_all(root))
    found = [line for one in made if (line := _stale(one, root))]
    readme = readme_text(root)
    if readme and readme != (root / "README.md").read_text(encoding="utf-8"):
        found.append("README.md: its table of lessons differs")
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
