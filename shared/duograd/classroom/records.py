"""What the gradebook keeps, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field

from duograd.marking.submission import Notebook


class GradebookError(Exception):
    """The gradebook cannot be used or changed as asked: one sentence says why."""


@dataclass(frozen=True)
class Submitted:
    """One notebook in the gradebook. handed_in_at: seconds since 1970.

    cells: [{"id", "source"}, …], the code cells as they came. counts: whether it is the attempt
    that is graded. late: whether the platform says so, if it does. named_by: canvas, moodle, …,
    whose number of the student is `number`.
    """

    student: str
    lab: str
    framework: str
    sha: str
    origin: str
    handed_in_at: float
    attempt: int
    cells: list[dict[str, str]]
    id: int = 0
    counts: bool = False
    late: bool | None = None
    named_by: str = ""
    number: str = ""

    def notebook(self, attempt: int = 0) -> Notebook:
        """It as it is marked. attempt: how many were handed in before by the same student."""
        return Notebook(self.lab, self.framework, self.cells, attempt)


@dataclass(frozen=True)
class ExerciseRow:
    """A verdict in force. `hit` names the limit that was hit, if any; `who` overrode it, if any.

    comment: what a human says of the answer, `T. Ito: …`.
    because_of: the answers (`one, another`) that made this one wrong, which is right without them.
    """

    student: str
    lab: str
    framework: str
    exercise: str
    points: float
    max_points: int
    verdict: str
    misconception: str | None
    message: str
    hit: str
    who: str | None
    why: str | None
    because_of: str = ""
    comment: str = ""


@dataclass(frozen=True)
class LabRow:
    """A student's points in one lab, of the attempt that counts, less what being late costs."""

    student: str
    lab: str
    framework: str
    points: float
    max_points: int
    attempts: int
    handed_in_at: float
    late: bool | None = None
    named_by: str = ""
    days_late: int = 0
    penalty: float = 0.0
    comment: str = ""


@dataclass(frozen=True)
class Override:
    """A human's mark for one exercise, with who gave it and why."""

    student: str
    lab: str
    framework: str
    exercise: str
    points: float
    who: str
    why: str


@dataclass(frozen=True)
class Student:
    """A row of the roster: the id that submissions are filed under, a name, an address.

    also: what else the student is known as, (kind, value): login, sis, canvas, participant, …
    """

    student: str
    name: str = ""
    email: str = ""
    also: tuple[tuple[str, str], ...] = field(default=(), compare=False)
