"""Make a lab and a solution, for one framework, from a lesson."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from duograd.authoring.source import LessonCell, LessonSource, select, without_solutions
from duograd.exercises.judge import counted
from duograd.frameworks import NAMES, TITLES

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LEVELS = {"given": "given, read it", "complete": "complete one line", "write": "write it"}


def make_notebook(source: LessonSource, framework: str, *, lab: bool, symptoms: str) -> Any:
    """The notebook of a lesson for one framework: without answers if `lab`, else with them.

    symptoms: the table of symptom → cause, with the rows of earlier lessons.
    """
    notebook = new_notebook(
        metadata={
            "duograd": {"lesson": source.name, "framework": framework},
            "kernelspec": KERNEL,
            "language_info": {"name": "python"},
        }
    )
    for number, cell in enumerate(source.cells):
        if framework not in cell.frameworks:
            continue
        if cell.kind == "markdown":
            text = _with_inserts(source, framework, cell.source, symptoms)
            made = new_markdown_cell(text, id=f"text-{number:02d}")
        else:
            made = _make_code(source, cell, select(cell.source, framework), number, lab=lab)
        notebook.cells.append(made)
    return notebook


def _make_code(source: LessonSource, cell: LessonCell, text: str, number: int, *, lab: bool) -> Any:
    if "exercise" in cell.tags:
        name, identity = cell.defines, cell.defines
        if lab and _is_asked(source, name):
            text = without_solutions(text, f"TODO {source.todo(name)}: {name}")
    else:
        name = _checked(cell)
        identity = f"check-{name}" if name else f"code-{number:02d}"
    made = new_code_cell(text, id=identity)
    made.metadata = _metadata(source, cell, made, name, lab)
    return made


def _is_asked(source: LessonSource, name: str) -> bool:
    return source.lesson.exercises[name].level != "given"


def _checked(cell: LessonCell) -> str:
    """The exercise that a check cell checks, or an empty string."""
    found = re.fullmatch(r'check\("(\w+)"\)', cell.source.strip())
    return found.group(1) if found else ""


def _metadata(source: LessonSource, cell: LessonCell, made: Any, name: str, lab: bool) -> Any:
    """Tags that others read, and nbgrader's own metadata."""
    tags = [tag for tag in cell.tags if "-" in tag]
    if lab and not name and "raises-exception" not in tags:
        tags.append("raises-exception")  # Run All goes on where a TODO is not finished
    if lab and "exercise" in cell.tags:
        tags.append("raises-exception")
    metadata: dict[str, Any] = {"tags": tags} if tags else {}
    if name and _is_asked(source, name):
        is_exercise = "exercise" in cell.tags
        points = source.lesson.exercises[name].points
        metadata["nbgrader"] = _nbgrader(name, is_exercise, points, made.source)
    return metadata


def _nbgrader(name: str, is_exercise: bool, points: int, source: str) -> dict[str, Any]:
    """nbgrader's cell metadata, schema 3, with the checksum that it computes itself."""
    data = {
        "schema_version": 3,
        "grade": not is_exercise,
        "grade_id": name if is_exercise else f"check_{name}",
        "locked": not is_exercise,
        "solution": is_exercise,
        "task": False,
        "cell_type": "code",
    }
    if not is_exercise:
        data["points"] = points
    data["checksum"] = _checksum(source, data)
    return data


def _checksum(source: str, data: dict[str, Any]) -> str:
    flags = (str(data["grade"]), str(data["solution"]), str(data["locked"]))
    text = "".join([source, "code", *flags, str(data["grade_id"])])
    if data["grade"]:
        text += str(float(data["points"]))
    return hashlib.md5(text.encode("utf-8"), usedforsecurity=False).hexdigest()


def _with_inserts(source: LessonSource, framework: str, text: str, symptoms: str) -> str:
    made = {
        "header": lambda: _header(source, framework),
        "points": lambda: _points(source),
        "differences": lambda: _differences(source),
        "symptoms": lambda: symptoms,
    }
    return re.sub(r"<!-- duograd: (\w+) -->", lambda found: made[found.group(1)](), text)


def _header(source: LessonSource, framework: str) -> str:
    """Question, time, points and the other notebook of the pair, then what one will be able to."""
    other = next(name for name in NAMES if name != framework)
    pair = f"[the same lab in {TITLES[other]}]({source.name}_{other}.ipynb)"
    facts = f"{source.facts['minutes']} minutes · {counted(source.lesson.points)}"
    goals = "\n".join(f"- {goal}" for goal in source.facts["goals"])
    return (
        f"**{source.facts['question']}**\n\n{facts} · {TITLES[framework]} ({pair})\n\n"
        f"After this lab you can\n\n{goals}"
    )


def _points(source: LessonSource) -> str:
    rows = ["| exercise | what you do | points |", "|---|---|---|"]
    for name in source.order():
        exercise = source.lesson.exercises[name]
        rows.append(f"| `{name}` | {LEVELS[exercise.level]} | {exercise.points or ''} |")
    return "\n".join(rows)


def _differences(source: LessonSource) -> str:
    rows = ["| | PyTorch | TensorFlow |", "|---|---|---|"]
    rows += [f"| {d.topic} | {d.torch} | {d.tensorflow} |" for d in source.lesson.differences]
    return "\n".join(rows)


def symptoms_table(lessons: list[LessonSource]) -> str:
    """Symptom → cause, the rows of all these lessons, in order."""
    rows = ["| What you see | What is behind it |", "|---|---|"]
    for source in lessons:
        rows += [f"| {symptom} | {cause} |" for symptom, cause in source.lesson.symptoms]
    return "\n".join(rows)


def as_text(notebook: Any) -> str:
    """The notebook as a file's text: the same bytes for the same notebook."""
    text: str = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
    return text + "\n"
