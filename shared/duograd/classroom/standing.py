"""Verdicts in force, as every output tells them: a mark, a word, points, and who changed them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from duograd.classroom.gradebook import Gradebook
from duograd.classroom.records import ExerciseRow, LabRow, Student
from duograd.classroom.writing import points_text
from duograd.exercises.verdict import SIGNS, counted

NOT_HANDED_IN = "not handed in"

BY_HAND = "✎"
Key = tuple[str, str, str]


def key(row: ExerciseRow | LabRow) -> Key:
    """Whose lab a row belongs to: student, lab, framework."""
    return (row.student, row.lab, row.framework)


def by_lab(rows: Iterable[ExerciseRow]) -> dict[Key, list[ExerciseRow]]:
    """The verdicts of each student's lab, in the lab's order."""
    labs: dict[Key, list[ExerciseRow]] = defaultdict(list)
    for row in rows:
        labs[key(row)].append(row)
    return dict(labs)


def people(gradebook: Gradebook) -> dict[str, Student]:
    """The roster by id."""
    return {student.student: student for student in gradebook.roster()}


def missing(gradebook: Gradebook) -> list[tuple[Student, str, str]]:
    """(student, lab, framework) of what is owed: each on the roster owes each lab that came.

    framework: the lab's, if it came in one only; else nothing, for who owes it may choose.
    """
    frameworks: dict[str, set[str]] = defaultdict(set)
    there = set()
    for row in gradebook.labs():
        frameworks[row.lab].add(row.framework)
        there.add((row.student, row.lab))
    return [
        (student, lab, next(iter(known)) if len(known) == 1 else "")
        for student in gradebook.roster()
        for lab, known in sorted(frameworks.items() or [("", set())])
        if (student.student, lab) not in there
    ]


def lateness(row: LabRow) -> str:
    """`2 days late: −1.5 points`; nothing for what was in time."""
    if not row.days_late:
        return ""
    if row.named_by == "canvas":
        days = "marked late by Canvas"
    else:
        days = "1 day late" if row.days_late == 1 else f"{row.days_late} days late"
    lost = points_text(row.penalty)
    return f"{days}: −{lost} {'point' if lost == '1' else 'points'}" if row.penalty else days


def lab_name(lab: str, framework: str) -> str:
    """`05_gradient_descent_torch`: a lab by the name of its notebook."""
    return f"{lab}_{framework}"


def lab_title(lab: str) -> str:
    """`05 · gradient descent`: a lab's name for people."""
    place, _, words = lab.partition("_")
    return f"{place} · {words.replace('_', ' ')}" if place.isdigit() and words else lab


def is_changed(row: ExerciseRow) -> bool:
    """Whether a human gave these points."""
    return row.who is not None


def is_right(row: ExerciseRow) -> bool:
    """Whether the answer counts as right: full marks where a human gave them, else the verdict."""
    return row.points >= row.max_points if is_changed(row) else row.verdict == "right"


def causes(row: ExerciseRow) -> list[str]:
    """The exercises that made this answer wrong, which is right without them."""
    return [] if is_changed(row) or not row.because_of else row.because_of.split(", ")


def is_tried(row: ExerciseRow) -> bool:
    """Whether the student answered, or a human gave points all the same."""
    return row.verdict != "not started" or (is_changed(row) and row.points > 0)


def mark(row: ExerciseRow) -> str:
    """One character that tells a verdict without colour."""
    return BY_HAND if is_changed(row) else SIGNS.get(row.verdict, "!")


def score(points: float, max_points: int) -> str:
    """`1 of 2 points`; `no points` where none can be had."""
    return f"{points_text(points)} of {counted(max_points)}" if max_points else counted(0)


def points(row: ExerciseRow) -> str:
    """The points of one exercise in words; nothing for one that gives none."""
    return score(row.points, row.max_points) if row.max_points else ""


def outcome(row: ExerciseRow) -> str:
    """The verdict in a word; `marked by hand` where a human gave the points."""
    return "marked by hand" if is_changed(row) else row.verdict


def sentence(row: ExerciseRow) -> str:
    """All that is said of one exercise, as text: `✗ relu: wrong, 0 of 2 points. …`."""
    result = ", ".join(filter(None, [outcome(row), points(row)]))
    parts = [f"{mark(row)} {row.exercise}: {result}."]
    if is_changed(row):
        parts.append(f"{row.who}: {row.why}" if row.why else f"By {row.who}.")
    elif row.message:
        parts.append(row.message)
    if row.comment:
        parts.append(row.comment)
    return " ".join(parts)
