"""The gradebook as two tables: points by student and lab, verdicts by exercise."""

from __future__ import annotations

from pathlib import Path

from duograd.classroom.gradebook import ExerciseRow, Gradebook, LabRow
from duograd.classroom.writing import moment, write_rows

GRADES = ("student", "lab", "framework", "points", "max_points", "attempts", "handed_in_at")
EXERCISES = (
    *("student", "lab", "framework", "exercise", "points", "max_points", "verdict"),
    *("misconception", "limit", "overridden_by", "why", "message", "because_of"),
)


def write_tables(gradebook: Gradebook, folder: Path) -> None:
    """Write grades.csv and exercises.csv into `folder`. Times are UTC, ISO 8601."""
    write_rows(folder / "grades.csv", GRADES, map(_grades_row, gradebook.labs()))
    write_rows(folder / "exercises.csv", EXERCISES, map(_exercises_row, gradebook.exercises()))


def _grades_row(row: LabRow) -> list[str | float | None]:
    whose = [row.student, row.lab, row.framework]
    return [*whose, row.points, row.max_points, row.attempts, moment(row.handed_in_at)]


def _exercises_row(row: ExerciseRow) -> list[str | float | None]:
    whose = [row.student, row.lab, row.framework, row.exercise]
    points = [row.points, row.max_points]
    said = [row.verdict, row.misconception, row.hit, row.who, row.why, row.message, row.because_of]
    return [*whose, *points, *said]
