"""Build labs/ and solutions/ from the lessons, or check that they are what the lessons make."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbformat.v4 import new_code_cell

from duograd.authoring.course_map import course_map
from duograd.authoring.notebooks import LANGUAGE, as_text, make_index, make_notebook
from duograd.authoring.source import LessonError, LessonSource, read_lesson
from duograd.authoring.texts import MAP, Course, index
from duograd.exercises import UnknownLesson, full_name
from duograd.exercises.labs import repository
from duograd.frameworks import NAMES

SECONDS_A_CELL = 120
ONE_THREAD = {"OMP_NUM_THREADS": "1", "TF_NUM_INTRAOP_THREADS": "1"}  # small sums wait for threads
VERDICTS = """
import dataclasses, json
from duograd.notebook.session import session
print(json.dumps([dataclasses.asdict(row) for row in session.lab.rows()]))
"""
LESSONS = Path("shared", "duograd", "lessons")
ANSI = re.compile(r"\x1b\[[0-9;]*m")
LESSONS_PLACE = re.compile(r"(<!-- lessons -->).*?(<!-- /lessons -->)", re.DOTALL)


@dataclass(frozen=True)
class Made:
    """One notebook that a lesson makes: where it belongs and what it is before it is run."""

    path: Path
    notebook: Any
    lab: bool
    source: LessonSource | None = None


def read_course(root: Path) -> Course:
    """All lessons of the project in `root`, in order. Raises LessonError."""
    course = Course([read_lesson(path) for path in _texts(root)], repository(root))
    for source in course.lessons:
        _review_needs(course, source)
    return course


def _texts(root: Path) -> list[Path]:
    """The text files of all lessons, in order. Raises LessonError if there is none."""
    paths = sorted((root / LESSONS).glob("[0-9][0-9]_*/lesson.md"))
    if not paths:
        raise LessonError(f"{root / LESSONS}: no lesson found (a lesson is a folder NN_name)")
    return paths


def _review_needs(course: Course, source: LessonSource) -> None:
    """Raise LessonError if a lesson builds on one that there is not, or that comes after it."""
    number = source.name.partition("_")[0]
    known = [other.name.partition("_")[0] for other in course.lessons]
    for needed in source.facts["needs"]:
        if needed not in known[: known.index(number)]:
            line = source.line_with("needs:")
            sentence = f"needs lesson {needed}, and no lesson before this one has that number"
            raise LessonError(f"{source.path}:{line}: {sentence}")


def make_all(root: Path, course: Course) -> Iterator[Made]:
    """The index and every notebook of the lessons, not yet executed."""
    yield Made(root / "labs" / "index.ipynb", make_index(course), True)
    for source in course.lessons:
        for framework in NAMES:
            for lab in (True, False):
                folder = root / ("labs" if lab else "solutions")
                path = folder / f"{source.name}_{framework}.ipynb"
                yield Made(path, make_notebook(course, source, framework, lab=lab), lab, source)


def readme_text(root: Path, course: Course) -> str | None:
    """README.md with its table of lessons made anew; None where it has no place for one."""
    path = root / "README.md"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if not LESSONS_PLACE.search(text):
        return None
    table = index(course, "labs/")
    return LESSONS_PLACE.sub(lambda found: f"{found[1]}\n{table}\n{found[2]}", text)


def build(
    root: Path, only: tuple[str, ...] = (), jobs: int = 2, written: Callable[[Path], None] = print
) -> list[str]:
    """Write labs and executed solutions, `jobs` at once; `written` is told each path.

    only: lessons by name or number; none means all. What else their change made stale is written
    too where nothing must be run for it; a line is returned for each that must. Raises LessonError.
    """
    names = {_full_name(name, root) for name in only}
    course = read_course(root)
    made = list(make_all(root, course))
    for folder in ("labs", "solutions"):
        (root / folder).mkdir(exist_ok=True)
    chosen = [one for one in made if not one.source or not names or one.source.name in names]
    others = [one for one in made if one not in chosen and one.path.exists()]
    _write([one for one in chosen if one.lab], written)
    asyncio.run(_write_solutions([one for one in chosen if not one.lab], jobs, written))
    _write([one for one in others if _is_stale(one) and _keeps_outputs(one)], written)
    _write_readme(root, course, written)
    if _map_is_stale(root, course):
        (root / "labs" / MAP).write_text(course_map(course), encoding="utf-8")
        written(root / "labs" / MAP)
    return [line for one in others if (line := _stale(one, root))]


def _full_name(name: str, root: Path) -> str:
    """The lesson that is called so, or whose number this is. Raises LessonError."""
    try:
        return full_name(name, [path.parent.name for path in _texts(root)])
    except UnknownLesson as error:
        raise LessonError(f"{root / LESSONS}: {error}") from None


def _map_is_stale(root: Path, course: Course) -> bool:
    path = root / "labs" / MAP
    return not path.exists() or path.read_text(encoding="utf-8") != course_map(course)


def _write_readme(root: Path, course: Course, written: Callable[[Path], None]) -> None:
    path, text = root / "README.md", readme_text(root, course)
    if text and text != path.read_text(encoding="utf-8"):
        path.write_text(text, encoding="utf-8")
        written(path)


def _write(made: Iterable[Made], written: Callable[[Path], None]) -> None:
    for one in made:
        one.path.write_text(as_text(one.notebook), encoding="utf-8")
        written(one.path)


def _keeps_outputs(one: Made) -> bool:
    """Whether nothing must be run to make this notebook: a solution is given its outputs back."""
    if one.lab:
        return True
    stored = nbformat.read(one.path, as_version=nbformat.NO_CONVERT)
    cells = {cell.id: cell for cell in stored.cells if cell.cell_type == "code"}
    code = [cell for cell in one.notebook.cells if cell.cell_type == "code"]
    if [(c.id, c.source) for c in code] != [(c.id, c.source) for c in cells.values()]:
        return False
    for cell in code:
        cell.outputs = cells[cell.id].outputs
        cell.execution_count = cells[cell.id].execution_count
    return True


async def _write_solutions(made: list[Made], jobs: int, written: Callable[[Path], None]) -> None:
    places, failed = asyncio.Semaphore(jobs), list[Made]()

    async def write(one: Made) -> None:
        async with places:
            if failed:  # its error is what the author wants to see now
                return
            try:
                await _execute(one)
            except Exception:
                failed.append(one)
                raise
        _write([one], written)

    done = await asyncio.gather(*map(write, made), return_exceptions=True)
    for error in filter(None, done):  # after all are done: a kernel that is left says so loudly
        raise error


async def _execute(one: Made) -> None:
    """Run a solution in a kernel of its own and keep the outputs.

    Raises LessonError if a cell fails, or if the lesson's own check does not find an answer right.
    """
    notebook, path = one.notebook, one.path
    notebook.cells.append(new_code_cell(VERDICTS))
    try:
        await _run(notebook, path)
    except CellExecutionError:
        raise LessonError(await _why(one)) from None
    except CellTimeoutError:
        told = f"{path}: a cell had not ended after {SECONDS_A_CELL} seconds"
        raise LessonError(f"{told}. Make it shorter, or give the machine a rest.") from None
    _review_verdicts(one, json.loads(notebook.cells.pop().outputs[0].text))
    _review_entry(one)
    notebook.metadata["language_info"] = LANGUAGE
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)


async def _run(notebook: Any, path: Path, **settings: str) -> None:
    """Run all cells. Raises CellExecutionError."""
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
    environment["DUOGRAD_REAL_MODEL"] = "tiny"  # no build fetches half a gigabyte
    await client.async_execute(env=environment | ONE_THREAD | settings, stderr=subprocess.DEVNULL)


async def _why(one: Made) -> str:
    """Why a solution does not run: once more, with Python's tracebacks in place of our cards."""
    assert one.source is not None
    try:
        await _run(one.notebook, one.path, DUOGRAD_TRACEBACKS="1")
    except CellExecutionError as error:
        folder = str(one.source.path.parent.resolve())
        own = re.findall(
            rf"({re.escape(folder)}\S*?\.py):(\d+)", ANSI.sub("", str(error.traceback))
        )
        place = ":".join(own[-1]) if own else str(one.path)
        cell = str(error.traceback).partition("------------------")[2].strip().split("\n")[0]
        return f"{place}: {error.ename}: {error.evalue} (in the solution's cell `{cell}`)"
    return f"{one.path}: a cell failed, and not when it was run again: is something left to chance?"


def _review_verdicts(one: Made, verdicts: list[dict[str, Any]]) -> None:
    """Raise LessonError at the first answer of a solution that is not right."""
    assert one.source is not None
    framework = one.path.stem.rpartition("_")[2]
    for verdict in verdicts:
        name, outcome, message = (verdict[key] for key in ("name", "outcome", "message"))
        if outcome != "right":
            place = f"{one.source.path}:{one.source.line_of(name)}"
            said = f"the solution of `{name}` for {framework} is {outcome}: {message}"
            raise LessonError(f"{place}: {said}")


def _review_entry(one: Made) -> None:
    """Raise LessonError if the entry to the board gets no score where the lab tries it."""
    for cell in one.notebook.cells:
        if cell.cell_type == "code" and cell.source.startswith("enter("):
            said = " ".join(o.get("data", {}).get("text/plain", "") for o in cell.outputs).strip()
            if not said.startswith("Your entry scores"):
                raise LessonError(f"{one.path}: the entry of the solution: {said or 'no word'}")


def stale(root: Path) -> list[str]:
    """What is not as the lessons make it: one line per notebook, none if all is well."""
    course = read_course(root)
    made = list(make_all(root, course))
    found = [line for one in made if (line := _stale(one, root))]
    readme = readme_text(root, course)
    if readme and readme != (root / "README.md").read_text(encoding="utf-8"):
        found.append("README.md: its table of lessons differs")
    if _map_is_stale(root, course):
        found.append(f"labs/{MAP}: not what the lessons make")
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
    if not _is_stale(one):
        return None
    return f"{name}: {'not what the lesson makes' if one.lab else 'its sources differ'}"


def _is_stale(one: Made) -> bool:
    """Whether a notebook that is there is another one; a solution's outputs are not looked at."""
    text = one.path.read_text(encoding="utf-8")
    if one.lab:
        return text != as_text(one.notebook)
    stored, fresh = (nbformat.reads(t, as_version=4) for t in (text, as_text(one.notebook)))
    for cell in (*stored.cells, *fresh.cells):
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return as_text(stored) != as_text(fresh)
