"""Marks and comments that humans give: many at once, and what they are to the next attempt."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from duograd.classroom.gradebook import Gradebook
from duograd.classroom.records import ExerciseRow, GradebookError, Override
from duograd.classroom.roster import Roster
from duograd.exercises.verdict import counted

NEEDED = ("student", "lab", "exercise")
MOST_TOLD = 5
# The marks of an attempt that no longer counts, where the one that does has none of its own.
PENDING = """
SELECT o.rowid AS number, o.student, o.lab, o.framework, o.exercise, o.points, o.who, o.why,
  new.id AS submission, new.sha = old.sha AS same
FROM (SELECT rowid, *, MAX(rowid) FROM overrides GROUP BY student, lab, framework, exercise) o
JOIN submissions new ON new.counts
  AND (new.student, new.lab, new.framework) = (o.student, o.lab, o.framework)
JOIN submissions old ON old.id = o.submission
WHERE new.id != o.submission
  AND NOT EXISTS (SELECT * FROM declined d WHERE (d.mark, d.submission) = (o.rowid, new.id))
ORDER BY o.student, o.lab, o.exercise
"""


@dataclass(frozen=True)
class Mark:
    """A row of a table of marks. points: None where only a comment is given."""

    row: int
    student: str
    lab: str
    framework: str
    exercise: str
    points: float | None
    comment: str


@dataclass(frozen=True)
class Pending:
    """A mark that was given to an earlier attempt. same: the new one is the same file."""

    number: int
    mark: Override
    submission: int
    same: bool

    @property
    def words(self) -> str:
        """`ann, 05_gradient_descent, gradient_step: 1 point by T. Ito`."""
        one = self.mark
        points = counted(one.points)
        return f"{one.student}, {one.lab}, {one.exercise}: {points} by {one.who}"


def read_marks(path: Path) -> list[Mark]:
    """A CSV with the columns student, lab, exercise, points, comment, and framework if need be.

    A row without points is a comment; one without an exercise is a comment on the whole lab.
    Raises GradebookError.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        reader = csv.DictReader(io.StringIO(text, newline=""))
        rows = list(reader)
    except OSError as error:
        raise GradebookError(f"{path}: cannot be read: {error.strerror}.") from None
    except (UnicodeDecodeError, csv.Error):
        raise GradebookError(f'{path}: no CSV file in UTF-8: save it as "CSV UTF-8".') from None
    header = [name.strip().lower() for name in reader.fieldnames or ()]
    if lacking := [name for name in NEEDED if name not in header]:
        raise GradebookError(f"{path}: the first line names no column {lacking[0]}.")
    plain = ({str(k).strip().lower(): str(v or "").strip() for k, v in r.items()} for r in rows)
    return [_mark(path, number, row) for number, row in enumerate(plain, 2)]


def _mark(path: Path, number: int, row: Mapping[str, str]) -> Mark:
    text = row.get("points", "").replace(",", ".")
    try:
        points = float(text) if text else None
    except ValueError:
        points = math.nan
    if points is not None and not math.isfinite(points):
        raise GradebookError(f"{path}: row {number}: {text} is no number of points.")
    comment = row.get("comment", "")
    if points is None and not comment:
        raise GradebookError(f"{path}: row {number} has neither points nor a comment.")
    whose = (row["student"], row["lab"], row.get("framework", ""))
    return Mark(number, *whose, row["exercise"], points, comment)


def record_marks(book: Gradebook, marks: Iterable[Mark], who: str, above: bool) -> int:
    """Record all of them or none; how many. Raises GradebookError, which names the rows."""
    roster, rows = Roster(book.roster()), book.exercises()
    wrong, count = [], 0
    with book.together():
        for mark in marks:
            try:
                _record(book, _meant(mark, roster, rows), who, above)
                count += 1
            except GradebookError as error:
                wrong.append(f"row {mark.row}: {error}")
        if wrong:
            more = f" … and {len(wrong) - MOST_TOLD} more." if len(wrong) > MOST_TOLD else ""
            raise GradebookError(f"No mark was recorded. {' '.join(wrong[:MOST_TOLD])}{more}")
    return count


def _meant(mark: Mark, roster: Roster, rows: Iterable[ExerciseRow]) -> Mark:
    """The mark with the ids that the gradebook has. Raises GradebookError."""
    person = roster.find([("any", mark.student)])
    student = person.student if person else mark.student
    labs = {
        (row.lab, row.framework)
        for row in rows
        if row.student == student and row.lab.startswith(mark.lab) and mark.lab
        if mark.framework in ("", row.framework)
    }
    if not labs:
        raise GradebookError(f"{mark.student} has no verdicts for lab “{mark.lab}”.")
    if len(labs) > 1:
        raise GradebookError(f"{mark.student} has several labs “{mark.lab}”: name the framework.")
    lab, framework = labs.pop()
    return Mark(mark.row, student, lab, framework, mark.exercise, mark.points, mark.comment)


def _record(book: Gradebook, mark: Mark, who: str, above: bool) -> None:
    keys = (mark.student, mark.lab, mark.framework)
    if mark.points is not None:
        book.override(Override(*keys, mark.exercise, mark.points, who, mark.comment), above)
    else:
        book.comment(*keys, mark.exercise, f"{who}: {mark.comment}")


def pending(book: Gradebook) -> list[Pending]:
    """The marks that were given to an attempt that no longer counts."""
    return [
        Pending(number, Override(*mark), submission, bool(same))
        for number, *mark, submission, same in book.db.execute(PENDING)
    ]


def settle(book: Gradebook, one: Pending, holds: bool) -> None:
    """Let the mark hold for the attempt that counts now, or note that it does not."""
    if holds:
        book.override(one.mark, above=True)
    else:
        book.db.execute("INSERT INTO declined VALUES (?, ?)", (one.number, one.submission))
