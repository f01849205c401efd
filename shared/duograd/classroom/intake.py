"""Gather what strangers handed in, from folders and zip files, and say whose each notebook is.

Known by their names: nbgrader's folders, a folder or a zip per student, downloads of Canvas and of
Moodle. Whose a file is follows from the outermost name alone, which a teacher or a teaching
platform gave; names further in are the student's own, and could be made to look like another's.
Whatever cannot be used becomes a Problem.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from duograd.classroom.entries import Entry, Refused, ZipLimits, on_disk, opened, read, walk
from duograd.classroom.gradebook import Student
from duograd.marking.strangers import printable
from duograd.marking.submission import MAX_BYTES

OF_CLASS = ZipLimits(files=50_000, size=20 * 2**30)
OF_STUDENT = ZipLimits(files=1_000, size=200 * 2**20)

# Graded anonymously there is no name, and in place of the id five letters (not 0, O, I and l).
ANONYMOUS = "anon_[1-9A-HJ-NP-Za-km-z]{5}"
CANVAS_ANONYMOUS = rf"(?:LATE_)?(?P<anonymous>{ANONYMOUS})"
CANVAS_NAMED = r"(?P<label>.+?)_(?:LATE_)?(?P<id>[0-9]+)"
CANVAS = re.compile(rf"(?:{CANVAS_ANONYMOUS}|{CANVAS_NAMED})_[0-9]+_(?P<name>.+)", re.DOTALL)
MOODLE = r"_(?P<id>[0-9]+)_assignsubmission_(?:file|onlinetext)"
MOODLE_FOLDER = re.compile(rf"(?P<label>.+){MOODLE}_?", re.DOTALL)
MOODLE_FILE = re.compile(rf"(?P<label>.+?){MOODLE}_(?P<name>.+)", re.DOTALL)
# Three digits at most: more is no count of resubmissions, and may not fit into a database.
RESUBMITTED = re.compile(r"(.+)-([0-9]{1,3})(\.[^.]+)", re.DOTALL)
OF_NBGRADER = ("source", "release", "autograded", "feedback", "gradebook.db", "nbgrader_config.py")
ARCHIVES = (".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz")
IDS = "identifier,id,student,student id,username,sis user id,sis login id,user id,id number,email"
ID_COLUMNS = (*IDS.split(","), "email address")

NOBODY = (
    "Cannot tell whose it is: put it in a folder named after the student, or keep the name that "
    "Canvas or Moodle gave it."
)
DOUBTFUL = (
    "Looks like the download of a whole class among single students' work: grade it by itself if "
    "it is, else have it handed in again under a plain name."
)


class BadRoster(Exception):
    """A class list that cannot be used: one sentence says why and what to do."""


@dataclass(frozen=True)
class HandedIn:
    """A notebook and whose it is. label: the name that Canvas or Moodle shows, if there is one.

    student: the id to file it under. when: seconds since 1970. attempt: Canvas's number of the
    resubmission, else 0. origin: where it lay, below what was collected, fit to print.
    """

    student: str
    name: str
    data: bytes
    when: float
    attempt: int
    origin: str
    label: str = ""


@dataclass(frozen=True)
class Problem:
    """Something that was left out or needs a look, and one sentence that says why.

    student: whose it is, where that is known.
    """

    origin: str
    reason: str
    student: str = ""


@dataclass(frozen=True)
class _Owner:
    """Whose a file is. name: what the student called it, where the platform added to it."""

    student: str
    label: str = ""
    attempt: int = 0
    name: str = ""
    stamped: bool = False


def collect(folder_or_zip: Path) -> Iterator[HandedIn | Problem]:
    """Yield every notebook below, and a Problem for whatever else is there; never raises.

    Files of one student whose names differ only by case are all kept, as attempts. Ids that differ
    only by Unicode's way of writing are one student; ids that differ by case are two, and a
    Problem says so. An id that comes with two names is a Problem, for a name can be forged.
    """
    known: dict[str, HandedIn] = {}
    for found in _found(folder_or_zip.absolute()):
        if isinstance(found, Problem):
            yield found
            continue
        first = known.setdefault(found.student.casefold(), replace(found, data=b""))
        if first.student != found.student:
            reason = f"{first.student} and {found.student} are taken for two students: if they "
            yield Problem(found.origin, f"{reason}are one, write the id in one way.")
        elif first.label != found.label:
            reason = f"The id {found.student} stands for {first.label or 'another student'} in "
            yield Problem(found.origin, f"{reason}{first.origin}: grade the two separately.")
            continue
        yield found


def _found(root: Path) -> Iterator[HandedIn | Problem]:
    if os.path.isdir(root):
        yield from _class(sorted(walk(root), key=lambda entry: entry.parts))
        return
    # A link given by the instructor is followed.
    entry = on_disk(Path(os.path.realpath(root)), (root.name,))
    if entry.suffix == ".zip" and not entry.trouble:
        yield from _unpack(entry, None)
    else:
        yield from _class([entry])


def _class(entries: Iterable[Entry]) -> Iterator[HandedIn | Problem]:
    """Deliver a tree that holds the work of many."""
    entries = list(entries)
    if any(entry.parts[0] == "submitted" and len(entry.parts) > 1 for entry in entries):
        entries = [entry for entry in entries if entry.parts[0] not in OF_NBGRADER]
    classes, doubtful = _downloads(entries)
    stamps = {entry.parts: entry for entry in entries if not entry.trouble}
    for entry in entries:
        top, below = entry.parts[0], entry.parts[1:]
        if top in doubtful:
            yield Problem(entry.origin, DOUBTFUL)
        elif top in classes and not below and not entry.zips:
            yield from _unpack(entry, None)
        else:
            owner = _owner(below if below and top in classes else entry.parts)
            stamp = stamps.get((*entry.parts[:-1], "timestamp.txt"))
            when = _stamp(stamp, entry.when) if stamp and owner and owner.stamped else entry.when
            yield from _deliver(replace(entry, when=when), owner)


def _downloads(entries: list[Entry]) -> tuple[set[str], set[str]]:
    """Of the folders and zips at the top: the downloads of a class, and those left in doubt.

    A student can make a folder or zip look like a class's, to pass for others. So it is believed
    only where all beside it look so too, or where it is the one zip and not just notebooks.
    """
    folders: dict[str, list[tuple[str, ...]]] = {}
    zips: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        top, below = entry.parts[0], entry.parts[1:]
        if below and entry.wanted and not _marked(entry.parts):
            folders.setdefault(top, []).append(below)
        elif entry.wanted and entry.suffix == ".zip" and not entry.zips and not _marked((top,)):
            zips[top] = _peek(entry)
    classes: set[str] = set()
    doubtful: set[str] = set()
    for insides in (folders, zips):
        alike = {top for top, paths in insides.items() if paths and all(map(_marked, paths))}
        (classes if len(alike) == len(insides) else doubtful).update(alike)
    if len(zips) == 1:
        classes |= {top for top, paths in zips.items() if not all(map(_loose_notebook, paths))}
    return classes, doubtful


def _marked(path: tuple[str, ...]) -> bool:
    """Whether the outermost name is one that nbgrader, Canvas or Moodle gives."""
    if len(path) > 1:
        return path[0] == "submitted" or bool(MOODLE_FOLDER.fullmatch(path[0]))
    return bool(MOODLE_FILE.fullmatch(path[0]) or CANVAS.fullmatch(path[0]))


def _loose_notebook(path: tuple[str, ...]) -> bool:
    return len(path) == 1 and path[0].lower().endswith(".ipynb") and not _marked(path)


def _peek(entry: Entry) -> list[tuple[str, ...]]:
    """The paths of a zip's notebooks and zips; none if it cannot be opened."""
    try:
        with opened(entry, OF_CLASS) as members:
            return [member.parts for member in members if member.wanted]
    except Refused:
        return []


def _owner(parts: tuple[str, ...]) -> _Owner | None:
    """Whose the file is by the outermost name, or None."""
    top, below = parts[0], parts[1:]
    if below and top == "submitted":
        return _owner(below)
    if below:
        found = MOODLE_FOLDER.fullmatch(top)
        return _Owner(found["id"], found["label"]) if found else _named(top, len(parts) == 3)
    if found := MOODLE_FILE.fullmatch(top):
        return _Owner(found["id"], found["label"], name=found["name"])
    if found := CANVAS.fullmatch(top):
        again = RESUBMITTED.fullmatch(found["name"])
        name = again[1] + again[3] if again else found["name"]
        student, label = found["anonymous"] or found["id"], found["label"] or ""
        return _Owner(student, label, int(again[2]) if again else 0, name)
    stem, suffix = os.path.splitext(top)
    return _named(stem) if suffix.lower() == ".zip" else None


def _named(student: str, stamped: bool = False) -> _Owner | None:
    return _Owner(printable(student), stamped=stamped) if student.strip() else None


def _deliver(entry: Entry, owner: _Owner | None) -> Iterator[HandedIn | Problem]:
    """A notebook as it is, a zip opened, anything else as a Problem."""
    if entry.parts[-1] == "timestamp.txt" and not entry.trouble:
        return
    if trouble := entry.trouble or _useless(entry) or ("" if owner else NOBODY):
        yield Problem(entry.origin, trouble, owner.student if owner else "")
    elif owner and entry.suffix == ".zip":
        yield from _unpack(entry, replace(owner, name=""))
    elif owner:
        try:
            data = read(entry, MAX_BYTES)
        except Refused as refused:
            yield Problem(entry.origin, str(refused), owner.student)
            return
        name, label = printable(owner.name or entry.parts[-1]), printable(owner.label)
        when, attempt = entry.when, owner.attempt
        yield HandedIn(owner.student, name, data, when, attempt, entry.origin, label)


def _useless(entry: Entry) -> str:
    """Why a file of its kind cannot be graded, or nothing."""
    if entry.suffix in ARCHIVES:
        return f"A {entry.suffix} archive: unpack it first, only .zip is opened."
    if entry.suffix == ".zip" and entry.zips >= 2:
        return "A zip in a zip in a zip: hand in the .ipynb."
    if not entry.wanted:
        end = printable(entry.suffix)[:20]
        kind = f"A {end} file" if end else "A file of unknown kind"
        return f"{kind}, not a notebook: hand in the .ipynb."
    return ""


def _unpack(entry: Entry, owner: _Owner | None) -> Iterator[HandedIn | Problem]:
    """Deliver what is in a zip, all of it to its owner, or to many where there is none."""
    student = owner.student if owner else ""
    try:
        with opened(entry, OF_STUDENT if owner else OF_CLASS) as members:
            if not members:
                yield Problem(entry.origin, "An empty zip: hand in the .ipynb.", student)
            if owner is None:
                yield from _class(members)
                return
            for member in members:
                # Dates in a student's own zip are what the student says.
                yield from _deliver(replace(member, when=entry.when), owner)
    except Refused as refused:
        yield Problem(entry.origin, str(refused), student)


def _stamp(entry: Entry, otherwise: float) -> float:
    """The time in nbgrader's timestamp.txt: 2015-02-02 15:58:23.948203 America/Los_Angeles."""
    try:
        day, clock, zone, *_ = [*read(entry, 200).decode().split(), "UTC"]
        moment = datetime.fromisoformat(f"{day} {clock}")
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC if zone == "UTC" else ZoneInfo(zone))
        return moment.timestamp()
    except (Refused, ValueError, LookupError, OSError, OverflowError):
        return otherwise


def read_roster(path: Path) -> list[Student]:
    """Read a class list: CSV with a header, such as Canvas, Moodle or nbgrader exports.

    The id is in the first column there is of `identifier` (Moodle's "Participant 12"), `id`,
    `student`, `username`, … `email`; beside an `id`, `student` is the name, as Canvas has it.
    Raises BadRoster.
    """
    found: dict[str, Student] = {}
    header, rows = _table(path)
    column = next(name for name in ID_COLUMNS if name in header)
    for number, cells in enumerate(rows, start=2):
        row = {name: printable(cell) for name, cell in zip(header, cells, strict=False)}
        student = _student(row, column)
        if not student.student and student.name.lower() in {"", "points possible"}:
            continue  # Canvas writes such rows
        if not student.student:
            raise BadRoster(f"{path}: row {number} has no {column}: fill it in.")
        if found.setdefault(student.student, student) != student:
            raise BadRoster(f"{path}: {student.student} stands in two rows: keep one of them.")
    if not found:
        raise BadRoster(f"{path}: no student stands below the header.")
    return list(found.values())


def _student(row: dict[str, str], column: str) -> Student:
    student = row.get(column, "")
    if column == "identifier" and (participant := re.fullmatch(r"\D*([0-9]+)", student)):
        student = participant[1]
    parts = row.get("first name", ""), row.get("last name") or row.get("surname", "")
    name = row.get("name") or row.get("full name") or " ".join(filter(None, parts))
    if column != "student":
        name = name or row.get("student", "")
    return Student(student, name, row.get("email") or row.get("email address", ""))


def _table(path: Path) -> tuple[list[str], list[list[str]]]:
    """The header in lower case and the rows. Raises BadRoster."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        for delimiter in ",;\t":
            table = csv.reader(io.StringIO(text), delimiter=delimiter)
            rows = [row for row in table if any(map(str.strip, row))]
            header = [printable(name).lower().replace("_", " ") for name in (rows or [[]])[0]]
            if set(ID_COLUMNS) & set(header):
                return header, rows[1:]
    except OSError as error:
        raise BadRoster(f"{path}: cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise BadRoster(f'{path}: not in UTF-8: save it as "CSV UTF-8".') from None
    except csv.Error as error:
        raise BadRoster(f"{path}: not a CSV file: {error}.") from None
    raise BadRoster(f"{path}: the first line names no column student, id, username or email.")
