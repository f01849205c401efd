"""The gradebook: one SQLite file that holds what was handed in, each verdict, and human standing.

Everything is committed as it is made, so a run that is killed goes on where it stopped. Points in
force are a human's mark where there is one, else the verdict's.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from duograd.classroom.writing import clean
from duograd.exercises.verdict import Verdict

SCHEMA = """
CREATE TABLE IF NOT EXISTS run (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS submissions (
    id INTEGER PRIMARY KEY, student TEXT NOT NULL, lab TEXT NOT NULL, framework TEXT NOT NULL,
    sha TEXT NOT NULL, origin TEXT NOT NULL, handed_in_at REAL NOT NULL, attempt INTEGER NOT NULL,
    counts INTEGER NOT NULL DEFAULT 0, cells BLOB NOT NULL,
    UNIQUE (student, lab, framework, sha, origin));
CREATE TABLE IF NOT EXISTS verdicts (
    submission INTEGER NOT NULL REFERENCES submissions ON DELETE CASCADE, exercise TEXT NOT NULL,
    place INTEGER NOT NULL, points INTEGER NOT NULL, max_points INTEGER NOT NULL,
    verdict TEXT NOT NULL, misconception TEXT, message TEXT NOT NULL, hit TEXT NOT NULL,
    because_of TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (submission, exercise));
CREATE TABLE IF NOT EXISTS overrides (
    student TEXT NOT NULL, lab TEXT NOT NULL, framework TEXT NOT NULL, exercise TEXT NOT NULL,
    points REAL NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, made_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS problems (origin TEXT PRIMARY KEY, reason TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS unread (student TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS roster (
    student TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS by_counts ON submissions (counts, student);
"""
IN_FORCE = """
SELECT s.student, s.lab, s.framework, v.exercise,
       COALESCE(o.points, v.points) AS points, v.max_points, v.verdict, v.misconception,
       v.message, v.hit, v.because_of, o.who, o.why
FROM submissions s JOIN verdicts v ON v.submission = s.id
LEFT JOIN (SELECT *, MAX(rowid) FROM overrides GROUP BY student, lab, framework, exercise) o
  ON (o.student, o.lab, o.framework, o.exercise) = (s.student, s.lab, s.framework, v.exercise)
WHERE s.counts ORDER BY s.student, s.lab, s.framework, v.place
"""
LABS = f"""
SELECT f.student, f.lab, f.framework, SUM(f.points) AS points, SUM(f.max_points) AS max_points,
  (SELECT COUNT(*) FROM submissions a
   WHERE (a.student, a.lab, a.framework) = (f.student, f.lab, f.framework)) AS attempts,
  (SELECT handed_in_at FROM submissions c WHERE c.counts
   AND (c.student, c.lab, c.framework) = (f.student, f.lab, f.framework)) AS handed_in_at
FROM ({IN_FORCE}) f GROUP BY f.student, f.lab, f.framework
ORDER BY f.student, f.lab, f.framework
"""


class GradebookError(Exception):
    """The gradebook cannot be used or changed as asked: one sentence says why."""


@dataclass(frozen=True)
class Submitted:
    """One notebook in the gradebook. handed_in_at: seconds since 1970.

    cells: [{"id", "source"}, …], the code cells as they came. counts: whether it is the attempt
    that is graded.
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


@dataclass(frozen=True)
class ExerciseRow:
    """A verdict in force. `hit` names the limit that was hit, if any; `who` overrode it, if any.

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


@dataclass(frozen=True)
class LabRow:
    """A student's points in one lab, of the attempt that counts."""

    student: str
    lab: str
    framework: str
    points: float
    max_points: int
    attempts: int
    handed_in_at: float


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


class Gradebook:
    """The file `gradebook.sqlite`, open. Raises GradebookError if it is not one of ours."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self.db.row_factory = sqlite3.Row
            self.db.execute("PRAGMA journal_mode=WAL")
            self.db.execute("PRAGMA synchronous=NORMAL")
            self.db.execute("PRAGMA foreign_keys=ON")
            self.db.executescript(SCHEMA)
            self._bring_up_to_date()
        except sqlite3.Error as error:
            raise GradebookError(f"{path}: not a gradebook that can be opened: {error}.") from None

    def __enter__(self) -> Gradebook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.db.close()

    def _bring_up_to_date(self) -> None:
        """Add what a gradebook of an earlier version lacks."""
        columns = [row["name"] for row in self.db.execute("PRAGMA table_info(verdicts)")]
        if "because_of" not in columns:
            self.db.execute("ALTER TABLE verdicts ADD COLUMN because_of TEXT NOT NULL DEFAULT ''")

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Commit what is written in the body at once, or nothing of it."""
        if self.db.in_transaction:
            yield
            return
        self.db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def facts(self) -> dict[str, str]:
        """What is known of the run: seed, sandbox, versions."""
        return {row["key"]: row["value"] for row in self.db.execute("SELECT * FROM run")}

    def note(self, **facts: object) -> None:
        """Write facts of the run, in place of earlier ones of the same name."""
        rows = [(key, str(value)) for key, value in facts.items()]
        self.db.executemany("INSERT OR REPLACE INTO run VALUES (?, ?)", rows)

    def note_also(self, facts: Mapping[str, str]) -> None:
        """Write facts of the run beside earlier values: `landlock, namespaces`."""
        known = self.facts()
        every = {
            name: {value, *known.get(name, value).split(", ")} for name, value in facts.items()
        }
        joined = {name: ", ".join(sorted(values)) for name, values in every.items()}
        if not joined.items() <= known.items():
            self.note(**joined)

    def hand_in(self, handed: Submitted) -> None:
        """Keep a notebook (its id is given here); the same one handed in twice is kept once."""
        packed = zlib.compress(json.dumps(handed.cells).encode())
        keys = (handed.student, handed.lab, handed.framework, handed.sha, handed.origin)
        self.db.execute(
            "INSERT OR IGNORE INTO submissions (student, lab, framework, sha, origin,"
            " handed_in_at, attempt, cells) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*keys, handed.handed_in_at, handed.attempt, packed),
        )

    def choose_attempts(self) -> None:
        """Let the latest attempt of each student and lab count."""
        self.db.execute(
            "UPDATE submissions SET counts = (id = (SELECT b.id FROM submissions b WHERE"
            " (b.student, b.lab, b.framework) ="
            " (submissions.student, submissions.lab, submissions.framework)"
            " ORDER BY b.attempt DESC, b.handed_in_at DESC, b.id DESC LIMIT 1))"
        )

    def attempts(self) -> Iterator[Submitted]:
        """Everything that was handed in, by student and lab, the latest attempt last."""
        rows = self.db.execute(
            "SELECT * FROM submissions ORDER BY student, lab, framework, attempt, handed_in_at, id"
        )
        return (_submitted(row) for row in rows)

    def waiting(self) -> list[int]:
        """The ids of the submissions that count and have no verdict yet."""
        rows = self.db.execute(
            "SELECT id FROM submissions WHERE counts AND id NOT IN"
            " (SELECT submission FROM verdicts) ORDER BY lab, framework, id"
        )
        return [row["id"] for row in rows]

    def submitted(self, number: int) -> Submitted:
        """The submission with that id. Raises KeyError."""
        row = self.db.execute("SELECT * FROM submissions WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise KeyError(number)
        return _submitted(row)

    def record(
        self, number: int, verdicts: Iterable[Verdict], hits: Mapping[str, str], only: str = ""
    ) -> None:
        """Commit the verdicts on one submission, all or none, in place of earlier ones.

        hits: the limit that an exercise hit, by its name. only: leave all other exercises alone.
        """
        rows = []
        for place, v in enumerate(verdicts):
            score = (v.points, v.max_points, v.outcome, v.misconception, clean(v.message))
            if only in ("", v.name):
                rows.append((number, v.name, place, *score, hits.get(v.name, ""), v.because_of))
        with self.together():
            self.db.executemany(
                "INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
            )

    def counting(self, student: str | None = None, lab: str | None = None) -> list[int]:
        """The ids of the submissions that count, of one student or lab, or (None) of all."""
        rows = self.db.execute(
            "SELECT id FROM submissions WHERE counts AND (?1 IS NULL OR student = ?1)"
            " AND (?2 IS NULL OR lab = ?2) ORDER BY lab, framework, id",
            (student, lab),
        )
        return [row["id"] for row in rows]

    def override(self, mark: Override) -> None:
        """Record a human's mark, which is in force from now on. Raises GradebookError."""
        keys = (mark.student, mark.lab, mark.framework, mark.exercise)
        found = self.db.execute(
            "SELECT max_points FROM verdicts v JOIN submissions s ON s.id = v.submission WHERE"
            " counts AND (student, lab, framework, exercise) = (?, ?, ?, ?)",
            keys,
        ).fetchone()
        if found is None:
            raise GradebookError(
                f"{mark.student} has no verdict for {mark.exercise} of {mark.lab} "
                f"({mark.framework}): exercises.csv lists what there is. Where no lab could be "
                "read, have it handed in again, and grade again."
            )
        if not 0 <= mark.points <= found["max_points"]:
            raise GradebookError(f"{mark.exercise} gives 0 to {found['max_points']} points.")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        values = (*keys, mark.points, mark.who, mark.why, now)
        self.db.execute("INSERT INTO overrides VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def set_problems(
        self, problems: Iterable[tuple[str, str]], students: Iterable[str] = ()
    ) -> None:
        """List what could not be attributed or read, and whose it is, in place of earlier ones."""
        with self.together():
            self.db.execute("DELETE FROM problems")
            self.db.execute("DELETE FROM unread")
            rows = [(student,) for student in students]
            self.db.executemany("INSERT OR IGNORE INTO unread VALUES (?)", rows)
            self.db.executemany(
                "INSERT OR REPLACE INTO problems VALUES (?, ?)",
                [(clean(origin), clean(reason)) for origin, reason in problems],
            )

    def problems(self) -> list[tuple[str, str]]:
        """(origin, reason) of what could not be attributed or read."""
        return [tuple(row) for row in self.db.execute("SELECT * FROM problems ORDER BY origin")]

    def set_roster(self, students: Iterable[Student]) -> None:
        """Keep the class list, in place of an earlier one."""
        rows = [(s.student, s.name, s.email) for s in students]
        with self.together():
            self.db.execute("DELETE FROM roster")
            self.db.executemany("INSERT OR REPLACE INTO roster VALUES (?, ?, ?)", rows)

    def roster(self) -> list[Student]:
        """The class list; empty if none was given."""
        return [Student(*row) for row in self.db.execute("SELECT * FROM roster ORDER BY student")]

    def absent(self) -> list[Student]:
        """Who is on the roster and handed in nothing, not even what could not be read."""
        query = "SELECT student FROM submissions UNION SELECT student FROM unread"
        known = {row[0] for row in self.db.execute(query)}
        return [student for student in self.roster() if student.student not in known]

    def labs(self) -> list[LabRow]:
        """A row per student and lab, in force."""
        return [LabRow(**dict(row)) for row in self.db.execute(LABS)]

    def exercises(self) -> list[ExerciseRow]:
        """A row per student, lab and exercise, in force, exercises in the lab's order."""
        return [ExerciseRow(**dict(row)) for row in self.db.execute(IN_FORCE)]


def _submitted(row: sqlite3.Row) -> Submitted:
    fields: dict[str, Any] = dict(row)
    fields["cells"] = json.loads(zlib.decompress(fields["cells"]))
    fields["counts"] = bool(fields["counts"])
    return Submitted(**fields)
