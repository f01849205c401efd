"""The class list: read from a CSV, and who of it is meant by an id, a login, an address or a name.

What fits two people fits nobody.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from duograd.classroom.records import Student
from duograd.marking.strangers import printable

# What a column holds, by its title; the id that all is filed under is in the first there is.
COLUMNS = {
    "id": "id",
    "student": "id",
    "student id": "id",
    "username": "login",
    "sis user id": "sis",
    "sis login id": "login",
    "user id": "id",
    "id number": "sis",
    "idnumber": "sis",
    "orgdefinedid": "sis",
    "sid": "sis",
    "login": "login",
    "login id": "login",
    "email": "email",
    "email address": "email",
    "identifier": "participant",
}
ALSO = {"github": "login", "github username": "login", "section": "section"}
OF_CANVAS = {"sis user id", "sis login id", "section"}
CANVAS_COLUMN = re.compile(r".+ \([0-9]+\)", re.DOTALL)
BY_ANY = ("id", "login", "sis", "email", "name")
YES = {"yes", "y", "true", "1", "x"}
LAB_NAME = re.compile(r"[0-9]{2}_[a-z0-9_]+?_(torch|tensorflow)")

Tries = Iterable[tuple[str, str]]


class BadRoster(Exception):
    """A class list that cannot be used: one sentence says why and what to do."""


class Roster:
    """A class list that can be asked who is meant. False if nobody is on it."""

    def __init__(self, students: Sequence[Student] = ()) -> None:
        self.students = list(students)
        self._by: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._known = {student.student: student for student in students}
        for student in students:
            for kind, value in _names_of(student):
                self._by[kind, value].add(student.student)

    def __bool__(self) -> bool:
        return bool(self.students)

    def find(self, tries: Tries) -> Student | None:
        """The one student whom the first (kind, value) that fits anybody fits."""
        for kind, value in tries:
            kinds = BY_ANY if kind == "any" else (kind,)
            for one in kinds:
                if found := self._by.get((one, _normal(one, value))):
                    return self._known[next(iter(found))] if len(found) == 1 else None
        return None

    def knows(self, name: str) -> bool:
        """Whether a folder's name is somebody's."""
        return self.find([("any", name)]) is not None

    def in_file_name(self, name: str) -> Student | None:
        """The one student whose id, login, address or whole name stands in a file's name."""
        text = LAB_NAME.sub(" ", printable(name).casefold())
        there = set(re.findall(r"[^\W_]+", text))
        found = {
            student
            for (kind, value), students in self._by.items()
            if kind in BY_ANY and _stands_in(kind, value, text, there)
            for student in students
        }
        return self._known[found.pop()] if len(found) == 1 else None


def _stands_in(kind: str, value: str, text: str, words: set[str]) -> bool:
    if kind == "name":
        parts = value.split()
        return len(parts) > 1 and words >= set(parts)
    whole = rf"(?<![^\W_]){re.escape(value)}(?![^\W_])"
    return len(value) > 2 and re.search(whole, text) is not None


def _names_of(student: Student) -> list[tuple[str, str]]:
    """All that a student may be called, as (kind, normal form)."""
    every = [("id", student.student), ("email", student.email), ("name", student.name)]
    found = [(k, _normal(k, v)) for k, v in (*every, *student.also) if v and k != "section"]
    words = _words(student.name)
    turned = {"".join(words[i:] + words[:i]) for i in range(len(words))}
    return found + [("label", label) for label in turned]


def _normal(kind: str, value: str) -> str:
    if kind == "name":
        return " ".join(sorted(_words(value)))
    return printable(value).casefold()


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", printable(name).casefold())


def read_roster(path: Path) -> list[Student]:
    """Read a class list: CSV with a header, such as Canvas, Moodle or nbgrader exports.

    The id is in the first column there is of `id`, `student`, `username`, … `email`; beside an
    `id`, `student` is the name, as Canvas has it. Raises BadRoster.
    """
    found: dict[str, Student] = {}
    for number, (_, student, column) in enumerate(_people(path), start=2):
        if not student.student and student.name.lower() in {"", "points possible"}:
            continue  # Canvas writes such rows
        if not student.student:
            raise BadRoster(f"{path}: row {number} has no {column}: fill it in.")
        if found.setdefault(student.student, student) != student:
            raise BadRoster(f"{path}: {student.student} stands in two rows: keep one of them.")
    if not found:
        raise BadRoster(f"{path}: no student stands below the header.")
    return list(found.values())


def _people(path: Path) -> Iterator[tuple[dict[str, str], Student, str]]:
    """Each row by the names of its columns, whom it is about, and the column that holds the id."""
    header, rows = _table(path)
    column = next(name for name in COLUMNS if name in header)
    for cells in rows:
        row = {name: printable(cell) for name, cell in zip(header, cells, strict=False)}
        yield row, _student(row, column), column


def shown_names(path: Path) -> dict[str, str]:
    """Name by id of who asks, with a yes in the column `show_name`, to stand under it on a board.

    Raises BadRoster.
    """
    return {
        student.student: student.name or student.student
        for row, student, _ in _people(path)
        if student.student and row.get("show name", "").strip().lower() in YES
    }


def read_columns(path: Path) -> dict[str, str]:
    """Canvas's columns of assignments in its gradebook, `Title (4711)`, with points possible."""
    header, rows = _table(path, lower=False)
    if not OF_CANVAS & {name.lower() for name in header}:
        return {}
    most = next((row for row in rows if "points possible" in row[0].lower()), [])
    most += [""] * len(header)
    return {name: most[place] for place, name in enumerate(header) if CANVAS_COLUMN.fullmatch(name)}


def _student(row: Mapping[str, str], column: str) -> Student:
    is_canvas = bool(OF_CANVAS & row.keys())
    parts = row.get("first name", ""), row.get("last name") or row.get("surname", "")
    name = row.get("name") or row.get("full name") or " ".join(filter(None, parts))
    if column != "student":
        name = name or row.get("student", "")
    email = row.get("email") or row.get("email address", "")
    return Student(_id(column, row.get(column, "")), name, email, _also(row, is_canvas))


def _also(row: Mapping[str, str], is_canvas: bool) -> tuple[tuple[str, str], ...]:
    """What else a student is known as, by its kind."""
    kinds = COLUMNS | ALSO | ({"id": "canvas", "student": "name"} if is_canvas else {})
    if "id" in row:
        kinds["student"] = "name"
    pairs = ((kinds[title], _id(title, value)) for title, value in row.items() if title in kinds)
    return tuple(dict.fromkeys((kind, value) for kind, value in pairs if value))


def _id(column: str, value: str) -> str:
    """An id without what Moodle ("Participant 71") and Brightspace ("#71") put around it."""
    if column == "identifier" and (participant := re.fullmatch(r"\D*([0-9]+)", value)):
        return participant[1]
    return value.lstrip("#") if column in {"orgdefinedid", "username"} else value


def _table(path: Path, lower: bool = True) -> tuple[list[str], list[list[str]]]:
    """The header and the rows. Raises BadRoster."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        for delimiter in ",;\t":
            table = csv.reader(io.StringIO(text), delimiter=delimiter)
            rows = [row for row in table if any(map(str.strip, row))]
            names = [printable(name) for name in (rows or [[]])[0]]
            header = [name.lower().replace("_", " ") for name in names]
            if COLUMNS.keys() & set(header):
                return header if lower else names, rows[1:]
    except OSError as error:
        raise BadRoster(f"{path}: cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise BadRoster(f'{path}: not in UTF-8: save it as "CSV UTF-8".') from None
    except csv.Error as error:
        raise BadRoster(f"{path}: not a CSV file: {error}.") from None
    raise BadRoster(f"{path}: the first line names no column student, id, username or email.")
