"""The gradebook as two tables: points by student and lab, verdicts by exercise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from duograd.classroom import standing
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.records import ExerciseRow, LabRow
from duograd.classroom.writing import moment, write_rows

GRADES = (
    *("student", "lab", "framework", "points", "max_points", "attempts", "handed_in_at"),
    *("days_late", "penalty"),
)
Row = list[str | float | None]
EXERCISES = (
    *("student", "lab", "framework", "exercise", "points", "max_points", "verdict"),
    *("misconception", "limit", "overridden_by", "why", "message", "because_of", "comment"),
)


def write_tables(gradebook: Gradebook, folder: Path) -> None:
    """Write grades.csv and exercises.csv into `folder`. Times are UTC, ISO 8601.

    Who is on the roster and did not hand in a lab has rows without points.
    """
    exercises, missing = gradebook.exercises(), standing.missing(gradebook)
    grades = [_grades_row(row) for row in gradebook.labs()]
    grades += ([one.student, lab, side] for one, lab, side in missing)
    rows = [_exercises_row(row) for row in exercises]
    names = {row.lab: {r.exercise: r for r in exercises if r.lab == row.lab} for row in exercises}
    rows += (
        [one.student, lab, side, name, None, row.max_points, standing.NOT_HANDED_IN]
        for one, lab, side in missing
        for name, row in names.get(lab, {}).items()
    )
    write_rows(folder / "grades.csv", GRADES, _sorted(GRADES, grades))
    write_rows(folder / "exercises.csv", EXERCISES, _sorted(EXERCISES, rows))


def _sorted(header: Sequence[str], rows: Iterable[Row]) -> list[Row]:
    """Whole rows, by student, lab and framework."""
    whole = ([*row, *[None] * (len(header) - len(row))] for row in rows)
    return sorted(whole, key=lambda row: [str(cell) for cell in row[:3]])


def _grades_row(row: LabRow) -> Row:
    whose = [row.student, row.lab, row.framework]
    points = [row.points, row.max_points, row.attempts]
    return [*whose, *points, moment(row.handed_in_at), row.days_late, row.penalty]


def _exercises_row(row: ExerciseRow) -> Row:
    whose = [row.student, row.lab, row.framework, row.exercise]
    points = [row.points, row.max_points]
    said = [row.verdict, row.misconception, row.hit, row.who, row.why, row.message]
    return [*whose, *points, *said, row.because_of, row.comment]
