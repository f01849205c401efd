"""Make a lab and a solution, for one framework, from a lesson."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from duograd.authoring.source import LessonCell, LessonSource, select, without_solutions
from duograd.authoring.texts import Course, index, unfolded, when_missing, with_inserts

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {"file_extension": ".py", "name": "python"}  # else a script is called .txt


def make_notebook(course: Course, source: LessonSource, framework: str, *, lab: bool) -> Any:
    """The notebook of a lesson for one framework: without answers if `lab`, else with them."""
    notebook = new_notebook(
        metadata={
            "duograd": {"lesson": source.name, "framework": framework},
            "kernelspec": KERNEL,
            "language_info": LANGUAGE,
        }
    )
    first = next(cell for cell in source.cells if cell.kind == "code")
    for number, cell in enumerate(source.cells):
        if framework not in cell.frameworks:
            continue
        if cell.kind == "markdown":
            text = with_inserts(course, source, framework, cell.source)
            made = new_markdown_cell(text, id=f"text-{number:02d}")
        else:
            text = select(cell.source, framework)
            if cell is first:
                text = f"{when_missing(course)}\n{text}"
            made = _make_code(source, cell, text, number, lab=lab)
        notebook.cells.append(made)
        if "unfold" in cell.tags:
            text = unfolded(cell, framework)
            notebook.cells.append(new_markdown_cell(text, id=f"other-{number:02d}"))
    return notebook


def _make_code(source: LessonSource, cell: LessonCell, text: str, number: int, *, lab: bool) -> Any:
    if "exercise" in cell.tags:
        name, identity = cell.defines, cell.defines
        if lab and _is_asked(source, name):
            text = without_solutions(text, f"TODO {source.todo(name)}: {name}")
    else:
        name = _checked(cell)
        identity = f"check-{name}" if name else f"code-{number:02d}"
        identity = cell.defines if "entry" in cell.tags else identity
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


def make_index(course: Course) -> Any:
    """The notebook `index.ipynb`: the page of all lessons."""
    text = f"# Duograd: the labs\n\n{index(course)}"
    cell = new_markdown_cell(text, id="lessons")
    return new_notebook(metadata={"kernelspec": KERNEL, "language_info": LANGUAGE}, cells=[cell])


def as_text(notebook: Any) -> str:
    """The notebook as a file's text: the same bytes for the same notebook."""
    text: str = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
    return text + "\n"
