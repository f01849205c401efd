"""The gradebook in the forms that Canvas, Moodle, Gradescope and nbgrader's users import."""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from duograd.classroom import standing
from duograd.classroom.gradebook import ExerciseRow, Gradebook, LabRow, Student
from duograd.classroom.owners import ANONYMOUS
from duograd.classroom.writing import clean, folder_name, line, moment, write, write_rows

NBGRADER = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score"),
)
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
# The name of a file in Canvas's bulk download: lastfirst_[LATE_]USERID_SUBMISSIONID_name.
FROM_CANVAS = re.compile(r"[^_]*_(?:LATE_)?([0-9]+)_[0-9]+_")

Cells = list[str | float | None]


def _columns(rows: list[LabRow]) -> dict[str, int]:
    """A column for each lab and framework, with the most points that it gives."""
    columns: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: (row.lab, row.framework)):
        name = standing.lab_name(row.lab, row.framework)
        columns[name] = max(columns.get(name, 0), row.max_points)
    return columns


def _by_student(rows: list[LabRow]) -> dict[str, dict[str, LabRow]]:
    students: dict[str, dict[str, LabRow]] = {}
    for row in rows:
        name = standing.lab_name(row.lab, row.framework)
        students.setdefault(row.student, {})[name] = row
    return students


def write_canvas(gradebook: Gradebook, folder: Path) -> Path:
    """Write canvas.csv, which Canvas's gradebook imports; an empty cell where nothing came.

    Rows of anonymous students are left out: an import knows nobody by these ids.
    """
    path = folder / "canvas.csv"
    rows = [row for row in gradebook.labs() if not _is_anonymous(row)]
    columns, known = _columns(rows), standing.people(gradebook)
    canvas_ids = _canvas_ids(gradebook)
    table: list[Cells] = [["    Points Possible", "", "", "", "", *columns.values()]]
    for student, labs in _by_student(rows).items():
        whose = _canvas_student(student, known, student in canvas_ids)
        table.append([*whose, *_points(labs, columns)])
    write_rows(path, [*CANVAS, *columns], table)
    return path


def _is_anonymous(row: LabRow) -> bool:
    return re.fullmatch(ANONYMOUS, row.student) is not None


def _points(labs: Mapping[str, LabRow], columns: Mapping[str, int]) -> Cells:
    return [labs[name].points if name in labs else None for name in columns]


def _canvas_ids(gradebook: Gradebook) -> set[str]:
    """The students whose id is Canvas's own: their files were named by Canvas's download."""
    found = set()
    for handed in gradebook.attempts():
        named = FROM_CANVAS.match(re.split(r"[/\\]", handed.origin)[-1])
        if named and named.group(1) == handed.student:
            found.add(handed.student)
    return found


def _canvas_student(student: str, known: Mapping[str, Student], is_canvas_id: bool) -> Cells:
    """The first five cells. Canvas tries them from the left and stops at the first that it knows.

    A number that may be the university's does not go under ID, where it could be another student.
    """
    person = known.get(student, Student(student))
    name = (person.name or student).replace("Points Possible", "Points possible")  # not the maxima
    return [name, student, "", "", ""] if is_canvas_id else [name, "", student, student, ""]


def write_moodle(gradebook: Gradebook, folder: Path) -> Path:
    """Write moodle.csv: pick the id or the address as what Moodle finds users by.

    The addresses stand there only if each student has one of their own: Moodle would give the
    grades of a row without one to the student before it.
    """
    rows, path = gradebook.labs(), folder / "moodle.csv"
    columns, known, verdicts = _columns(rows), standing.people(gradebook), _feedback(gradebook)
    students = {k: v for k, v in _by_student(rows).items() if line(k) not in ("", "0")}
    mails = [known[s].email for s in students if s in known and line(known[s].email)]
    with_mail = len(set(mails)) == len(students)
    header = ["idnumber" if known.keys() >= students.keys() else "username"]
    header += ["email"] * with_mail
    header += [title for name in columns for title in (name, f"{name} feedback")]
    table = []
    for student, labs in students.items():
        who: Cells = [student, known[student].email] if with_mail else [student]
        table.append(who + _moodle_cells(labs, columns, verdicts))
    write_rows(path, header, table)
    return path


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
    return {
        key: html.escape(
            " | ".join(standing.sentence(row) for row in rows if row.max_points), quote=False
        )
        for key, rows in labs.items()
    }


def write_nbgrader(gradebook: Gradebook, folder: Path) -> Path:
    """Write nbgrader.csv, as `nbgrader export` would, but quoted. Times are UTC."""
    known, path = standing.people(gradebook), folder / "nbgrader.csv"
    table = [_nbgrader_row(row, known) for row in gradebook.labs()]
    write_rows(path, NBGRADER, table, quote_all=True)
    return path


def _nbgrader_row(row: LabRow, known: Mapping[str, Student]) -> Cells:
    person = known.get(row.student, Student(row.student))
    when = moment(row.handed_in_at).removesuffix("+00:00").replace("T", " ")
    lab: Cells = [standing.lab_name(row.lab, row.framework), "", when]
    whose = [row.student, *_names(person.name), person.email]
    return [*lab, *whose, row.points, 0, row.points, row.max_points]


def _names(name: str) -> tuple[str, str]:
    """Last and first name of `Ada Lovelace` or `Lovelace, Ada`."""
    last, comma, first = name.partition(",")
    if not comma:
        first, _, last = name.strip().rpartition(" ")
    return last.strip(), first.strip()


def write_gradescope(gradebook: Gradebook, folder: Path) -> Path:
    """Write gradescope/STUDENT/LAB/results.json for each student and lab."""
    top = folder / "gradescope"
    for (student, lab, framework), rows in standing.by_lab(gradebook.exercises()).items():
        name = folder_name(standing.lab_name(lab, framework))
        text = json.dumps(_results(rows), ensure_ascii=False, allow_nan=False, indent=1)
        write(top / folder_name(student) / name / "results.json", text + "\n")
    return top


def _results(rows: list[ExerciseRow]) -> dict[str, Any]:
    tests = [_test(place, row) for place, row in enumerate(rows, 1)]
    return {
        "score": _finite(sum(test["score"] for test in tests)),
        "output": f"{clean(rows[0].lab)} ({clean(rows[0].framework)})",
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
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
    "canvas": write_canvas,
    "moodle": write_moodle,
    "gradescope": write_gradescope,
    "nbgrader": write_nbgrader,
}
"""By name, what writes the gradebook into a folder and returns the file or folder that it made."""


def written(folder: Path) -> list[str]:
    """The names of the formats that were written into a folder before."""
    made = {name: f"{name}.csv" for name in FORMATS} | {"gradescope": "gradescope"}
    return [name for name, file in made.items() if (folder / file).exists()]


def left_out(gradebook: Gradebook, folder: Path) -> str:
    """What the imports in a folder lack and why, in one sentence; empty if they lack nothing."""
    count = len({row.student for row in gradebook.labs() if _is_anonymous(row)})
    if not count or "canvas" not in written(folder):
        return ""
    students = "1 anonymous student" if count == 1 else f"{count} anonymous students"
    return f"canvas.csv leaves out {students}: Canvas finds nobody by an id like anon_aB3dE."
