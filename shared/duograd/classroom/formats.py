"""The gradebook in the forms that Canvas, Moodle, Gradescope and nbgrader's users import."""

from __future__ import annotations

import html
import json
import math
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from duograd.classroom import canvas, standing
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.records import ExerciseRow, LabRow, Student
from duograd.classroom.writing import clean, folder_name, line, moment, write, write_rows

NBGRADER = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score"),
)
Cells = list[str | float | None]


def _columns(rows: list[LabRow]) -> dict[str, int]:
    """A column for each lab and framework, with the most points that it gives."""
    columns: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: (row.lab, row.framework)):
        name = standing.lab_name(row.lab, row.framework)
        columns[name] = max(columns.get(name, 0), row.max_points)
    return columns


def _by_student(gradebook: Gradebook, rows: list[LabRow]) -> dict[str, dict[str, LabRow]]:
    """The rows of each student; none for who is only on the roster."""
    students: dict[str, dict[str, LabRow]] = {s.student: {} for s in gradebook.roster()}
    for row in rows:
        name = standing.lab_name(row.lab, row.framework)
        students.setdefault(row.student, {})[name] = row
    return dict(sorted(students.items()))


def write_moodle(gradebook: Gradebook, folder: Path) -> Path:
    """Write moodle.csv: pick the id or the address as what Moodle finds users by.

    The addresses stand there only if each student has one of their own: Moodle would give the
    grades of a row without one to the student before it. Who is not on the roster has no row, for
    one unknown user ends the import.
    """
    rows, path = gradebook.labs(), folder / "moodle.csv"
    columns, known, verdicts = _columns(rows), standing.people(gradebook), _feedback(gradebook)
    strangers = set(gradebook.strangers())
    every = _by_student(gradebook, rows)
    students = {k: v for k, v in every.items() if line(k) not in ("", "0") and k not in strangers}
    ids = _moodle_ids(known, students, known.keys() >= students.keys())
    header = [*ids, *(title for name in columns for title in (name, f"{name} feedback"))]
    table = []
    for student, labs in students.items():
        who: Cells = [values[student] for values in ids.values()]
        table.append(who + _moodle_cells(labs, columns, verdicts))
    write_rows(path, header, table)
    return path


def _moodle_ids(
    known: Mapping[str, Student], students: Iterable[str], is_whole: bool
) -> dict[str, dict[str, str]]:
    """By Moodle's word for it, each student's id; only ids that every student has one of."""
    people = [known.get(student, Student(student)) for student in students]
    found = {"idnumber" if is_whole else "username": {one.student: one.student for one in people}}
    for title, kind in (("username", "login"), ("idnumber", "sis"), ("email", "email")):
        kinds = {one.student: dict([*one.also, ("email", one.email)]) for one in people}
        values = {student: also.get(kind, "") for student, also in kinds.items()}
        if len(set(map(line, values.values())) - {""}) == len(people):
            found[title] = values
    return found


def _moodle_cells(
    labs: Mapping[str, LabRow], columns: Mapping[str, int], verdicts: Mapping[standing.Key, str]
) -> Cells:
    cells: Cells = []
    for name in columns:
        row = labs.get(name)
        if row is None:
            cells += ["", ""]  # feedback without a grade would wipe one that is there
        else:
            cells += [row.points, verdicts[row.student, row.lab, row.framework]]
    return cells


def _feedback(gradebook: Gradebook) -> dict[standing.Key, str]:
    """What is said of each lab, escaped: Moodle reads feedback as HTML."""
    labs = standing.by_lab(gradebook.exercises())
    late = {standing.key(row): standing.lateness(row) for row in gradebook.labs()}
    return {key: _said(rows, late.get(key, "")) for key, rows in labs.items()}


def _said(rows: list[ExerciseRow], late: str) -> str:
    parts = [standing.sentence(row) for row in rows if row.max_points]
    return html.escape(" | ".join(filter(None, [late, *parts])), quote=False)


def write_nbgrader(gradebook: Gradebook, folder: Path) -> Path:
    """Write nbgrader.csv, as `nbgrader export` would, but quoted. Times are UTC."""
    known, path = standing.people(gradebook), folder / "nbgrader.csv"
    table = [_nbgrader_row(row, known) for row in gradebook.labs()]
    for one, lab, side in standing.missing(gradebook):
        name = standing.lab_name(lab, side).rstrip("_")
        table.append([name, "", "", one.student, *_names(one.name), one.email, *[""] * 4])
    write_rows(path, NBGRADER, table, quote_all=True)
    return path


def _nbgrader_row(row: LabRow, known: Mapping[str, Student]) -> Cells:
    person = known.get(row.student, Student(row.student))
    when = moment(row.handed_in_at).removesuffix("+00:00").replace("T", " ")
    lab: Cells = [standing.lab_name(row.lab, row.framework), "", when]
    whose = [row.student, *_names(person.name), person.email]
    return [*lab, *whose, row.points + row.penalty, row.penalty, row.points, row.max_points]


def _names(name: str) -> tuple[str, str]:
    """Last and first name of `Ada Lovelace` or `Lovelace, Ada`."""
    last, comma, first = name.partition(",")
    if not comma:
        first, _, last = name.strip().rpartition(" ")
    return last.strip(), first.strip()


def write_gradescope(gradebook: Gradebook, folder: Path) -> Path:
    """Write gradescope/STUDENT/LAB/results.json for each student and lab."""
    top = folder / "gradescope"
    labs = {standing.key(row): row for row in gradebook.labs()}
    for key, rows in standing.by_lab(gradebook.exercises()).items():
        name = folder_name(standing.lab_name(*key[1:]))
        text = json.dumps(_results(labs[key], rows), ensure_ascii=False, allow_nan=False, indent=1)
        write(top / folder_name(key[0]) / name / "results.json", text + "\n")
    return top


def _results(lab: LabRow, rows: list[ExerciseRow]) -> dict[str, Any]:
    said = [f"{clean(lab.lab)} ({clean(lab.framework)})", standing.lateness(lab)]
    return {
        "score": _finite(lab.points),
        "output": ", ".join(filter(None, said)),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [_test(place, row) for place, row in enumerate(rows, 1)],
    }


def _test(place: int, row: ExerciseRow) -> dict[str, Any]:
    return {
        "number": str(place),
        "name": line(row.exercise),
        "score": _finite(row.points),
        "max_score": row.max_points,
        "status": "passed" if standing.is_right(row) else "failed",
        "output": clean(standing.sentence(row)),
        "output_format": "text",
        "visibility": "visible",
    }


def _finite(value: float) -> float:
    """The points, as a whole number where they are one; 0 for what JSON cannot say."""
    if not math.isfinite(value):
        return 0
    return int(value) if value == int(value) else round(value, 4)


FORMATS: dict[str, Callable[[Gradebook, Path], Path]] = {
    "canvas": canvas.write_canvas,
    "moodle": write_moodle,
    "gradescope": write_gradescope,
    "nbgrader": write_nbgrader,
}
"""By name, what writes the gradebook into a folder and returns the file or folder that it made."""


def written(folder: Path) -> list[str]:
    """The names of the formats that were written into a folder before."""
    made = {name: f"{name}.csv" for name in FORMATS} | {"gradescope": "gradescope"}
    return [name for name, file in made.items() if (folder / file).exists()]


def remarks(gradebook: Gradebook, folder: Path) -> list[str]:
    """What should be known before the files of a folder are imported."""
    there = written(folder)
    told = canvas.remarks(gradebook) if "canvas" in there else []
    if "moodle" in there and (strangers := gradebook.strangers()):
        names = ", ".join(strangers[:5]) + (", …" if len(strangers) > 5 else "")
        told.append(f"moodle.csv leaves out who is not on the roster: {names}.")
    by_name = any(named_by == "moodle" for _, named_by, _ in gradebook.filed())
    if "moodle" in there and by_name and not gradebook.roster():
        told.append("moodle.csv: Moodle finds nobody by a name: give --roster with addresses.")
    return told
