"""The gradebook: one SQLite file that holds what was handed in, each verdict, and human standing.

Everything is committed as it is made, so a run that is killed goes on where it stopped. Points in
force are a human's mark where there is one, else the verdict's.
"""

from __future__ import annotations

import contextlib
import json
import math
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from duograd.classroom import lateness
from duograd.classroom.records import (
    ExerciseRow,
    GradebookError,
    LabRow,
    Override,
    Student,
    Submitted,
)
from duograd.classroom.schema import ADDED, ATTEMPTS, IN_FORCE, LABS, OF_WHICH, SCHEMA
from duograd.classroom.writing import clean
from duograd.exercises.verdict import Verdict


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
            if "disk is full" in str(error):
                raise
            raise GradebookError(f"{path}: not a gradebook that can be opened: {error}.") from None

    def __enter__(self) -> Gradebook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.db.close()

    def _bring_up_to_date(self) -> None:
        """Add what a gradebook of an earlier version lacks."""
        for table, column, kind in ADDED:
            columns = [row["name"] for row in self.db.execute(f"PRAGMA table_info({table})")]
            if column not in columns:
                self.db.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
                if column == "submission":
                    self.db.execute(OF_WHICH)

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
            if self.db.in_transaction:  # SQLite itself goes back where a disk is full
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

    def set_policy(self, policy: lateness.Policy) -> None:
        """Note when labs are due and what counts, in place of what was known."""
        with self.together():
            self.db.execute("DELETE FROM run WHERE key = 'due' OR key LIKE 'due %'")
            self.note(**policy.facts())

    def hand_in(self, handed: Submitted) -> None:
        """Keep a notebook (its id is given here); the same one handed in twice is kept once."""
        self._know_again(handed)
        packed = zlib.compress(json.dumps(handed.cells).encode())
        keys = (handed.student, handed.lab, handed.framework, handed.sha, handed.origin)
        platform = (handed.late, handed.named_by, handed.number)
        self.db.execute(
            "INSERT OR IGNORE INTO submissions (student, lab, framework, sha, origin,"
            " handed_in_at, attempt, cells, late, named_by, number)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*keys, handed.handed_in_at, handed.attempt, packed, *platform),
        )

    def _know_again(self, handed: Submitted) -> None:
        """A file of a person whose number is the same is filed anew if a roster names them now."""
        if handed.number:
            self.db.execute(
                "UPDATE OR IGNORE submissions SET student = ? WHERE (named_by, number, origin, sha)"
                " = (?, ?, ?, ?)",
                (handed.student, handed.named_by, handed.number, handed.origin, handed.sha),
            )

    def choose_attempts(self) -> None:
        """Let one attempt of each student and lab count, as the policy says."""
        policy = lateness.policy_of(self.facts())
        chosen: dict[tuple[str, str, str], tuple[Any, int]] = {}
        for number, row in ((row["id"], _lab_row(row)) for row in self.db.execute(ATTEMPTS)):
            whose, rank = (row.student, row.lab, row.framework), policy.rank(row)
            if whose not in chosen or rank >= chosen[whose][0]:
                chosen[whose] = (rank, number)
        with self.together():
            self.db.execute("UPDATE submissions SET counts = 0")
            numbers = [(number,) for _, number in chosen.values()]
            self.db.executemany("UPDATE submissions SET counts = 1 WHERE id = ?", numbers)

    def attempts(self) -> Iterator[Submitted]:
        """Everything that was handed in, by student and lab, the latest attempt last."""
        rows = self.db.execute(
            "SELECT * FROM submissions ORDER BY student, lab, framework, attempt, handed_in_at, id"
        )
        return (_submitted(row) for row in rows)

    def waiting(self) -> list[int]:
        """The ids of the submissions that count, or may, and have no verdict yet."""
        rows = self.db.execute(
            "SELECT id FROM submissions WHERE (counts OR ?) AND id NOT IN"
            " (SELECT submission FROM verdicts) ORDER BY lab, framework, id",
            (self._any_may_count(),),
        )
        return [row["id"] for row in rows]

    def submitted(self, number: int) -> Submitted:
        """The submission with that id. Raises KeyError."""
        row = self.db.execute("SELECT * FROM submissions WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise KeyError(number)
        return _submitted(row)

    def handed_in_before(self, number: int) -> int:
        """How many of the same student, lab and framework came before that one."""
        (count,) = self.db.execute(
            "SELECT COUNT(*) FROM submissions a JOIN submissions b ON (a.student, a.lab,"
            " a.framework) = (b.student, b.lab, b.framework) WHERE a.id < b.id AND b.id = ?",
            (number,),
        ).fetchone()
        return int(count)

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
        """The ids of the submissions that count or may, of one student or lab, or (None) of all."""
        rows = self.db.execute(
            "SELECT id FROM submissions WHERE (counts OR ?3) AND (?1 IS NULL OR student = ?1)"
            " AND (?2 IS NULL OR lab = ?2) ORDER BY lab, framework, id",
            (student, lab, self._any_may_count()),
        )
        return [row["id"] for row in rows]

    def _any_may_count(self) -> bool:
        return self.facts().get("count") == "best"

    def override(self, mark: Override, above: bool = False) -> None:
        """Record a human's mark, which is in force from now on. Raises GradebookError.

        above: it may be more than the exercise gives.
        """
        keys = (mark.student, mark.lab, mark.framework, mark.exercise)
        found = self.db.execute(
            "SELECT s.id, max_points FROM verdicts v JOIN submissions s ON s.id = v.submission"
            " WHERE counts AND (student, lab, framework, exercise) = (?, ?, ?, ?)",
            keys,
        ).fetchone()
        if found is None:
            raise GradebookError(
                f"{mark.student} has no verdict for {mark.exercise} of {mark.lab} "
                f"({mark.framework}): exercises.csv lists what there is. Where no lab could be "
                "read, have it handed in again, and grade again."
            )
        if not 0 <= mark.points <= (math.inf if above else found["max_points"]):
            raise GradebookError(f"{mark.exercise} gives 0 to {found['max_points']} points.")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        values = (*keys, mark.points, mark.who, mark.why, now, found["id"])
        self.db.execute("INSERT INTO overrides VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def comment(self, student: str, lab: str, framework: str, exercise: str, text: str) -> None:
        """Keep what a human says of an answer, or of a whole lab. Raises GradebookError."""
        keys = (student, lab, framework)
        done = self.db.execute(
            "INSERT OR REPLACE INTO comments SELECT id, ?1, ?2 FROM submissions WHERE counts"
            " AND (student, lab, framework) = (?3, ?4, ?5) AND (?1 = '' OR EXISTS"
            " (SELECT * FROM verdicts WHERE (submission, exercise) = (id, ?1)))",
            (exercise, text, *keys),
        )
        if not done.rowcount:
            raise GradebookError(f"{lab} ({framework}) of {student} has no {exercise}.")

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
        students = list(students)
        rows = [(s.student, s.name, s.email) for s in students]
        with self.together():
            self.db.execute("DELETE FROM roster")
            self.db.execute("DELETE FROM known_as")
            self.db.executemany("INSERT OR REPLACE INTO roster VALUES (?, ?, ?)", rows)
            names = [(s.student, *pair) for s in students for pair in s.also]
            self.db.executemany("INSERT INTO known_as VALUES (?, ?, ?)", names)

    def set_columns(self, columns: Mapping[str, str]) -> None:
        """Keep Canvas's columns of assignments, with the points that each gives there."""
        with self.together():
            self.db.execute("DELETE FROM canvas_columns")
            self.db.executemany("INSERT INTO canvas_columns VALUES (?, ?)", columns.items())

    def columns(self) -> dict[str, str]:
        """Canvas's columns of assignments, if its gradebook was the roster."""
        return dict(self.db.execute("SELECT * FROM canvas_columns ORDER BY rowid").fetchall())

    def roster(self) -> list[Student]:
        """The class list; empty if none was given."""
        also: dict[str, list[tuple[str, str]]] = {}
        for student, kind, value in self.db.execute("SELECT * FROM known_as ORDER BY rowid"):
            also.setdefault(student, []).append((kind, value))
        rows = self.db.execute("SELECT * FROM roster ORDER BY student")
        return [
            Student(row["student"], row["name"], row["email"], tuple(also.get(row["student"], ())))
            for row in rows
        ]

    def filed(self) -> list[tuple[str, str, str]]:
        """(student, named_by, number) of all that was handed in."""
        query = "SELECT DISTINCT student, named_by, number FROM submissions ORDER BY student"
        return [tuple(row) for row in self.db.execute(query)]

    def move(self, old: str, new: str) -> None:
        """File under another id what is filed under one; what is there already stays."""
        for table in ("submissions", "overrides"):
            query = f"UPDATE OR IGNORE {table} SET student = ? WHERE student = ?"
            self.db.execute(query, (new, old))

    def strangers(self) -> list[str]:
        """The students who handed in and are not on the roster, if there is one."""
        rows = self.db.execute(
            "SELECT DISTINCT student FROM submissions WHERE student NOT IN"
            " (SELECT student FROM roster) AND EXISTS (SELECT * FROM roster) ORDER BY student"
        )
        return [row["student"] for row in rows]

    def absent(self) -> list[Student]:
        """Who is on the roster and handed in nothing, not even what could not be read."""
        query = "SELECT student FROM submissions UNION SELECT student FROM unread"
        known = {row[0] for row in self.db.execute(query)}
        return [student for student in self.roster() if student.student not in known]

    def labs(self) -> list[LabRow]:
        """A row per student and lab, in force."""
        policy = lateness.policy_of(self.facts())
        return [policy.applied(_lab_row(row)) for row in self.db.execute(LABS)]

    def exercises(self) -> list[ExerciseRow]:
        """A row per student, lab and exercise, in force, exercises in the lab's order."""
        return [ExerciseRow(**dict(row)) for row in self.db.execute(IN_FORCE)]


def _lab_row(row: sqlite3.Row) -> LabRow:
    fields: dict[str, Any] = dict(row)
    fields.pop("id", None)
    fields["late"] = None if fields["late"] is None else bool(fields["late"])
    return LabRow(**fields)


def _submitted(row: sqlite3.Row) -> Submitted:
    fields: dict[str, Any] = dict(row)
    fields["cells"] = json.loads(zlib.decompress(fields["cells"]))
    fields["counts"] = bool(fields["counts"])
    fields["late"] = None if fields["late"] is None else bool(fields["late"])
    return Submitted(**fields)
