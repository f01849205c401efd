"""Whose a file is, by the names that teaching platforms give to what they download."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime

from duograd.marking.strangers import printable

# Graded anonymously there is no name, and in place of the id five letters (not 0, O, I and l).
ANONYMOUS = "anon_[1-9A-HJ-NP-Za-km-z]{5}"
CANVAS_ANONYMOUS = rf"(?P<late>LATE_)?(?P<anonymous>{ANONYMOUS})"
CANVAS_NAMED = r"(?P<label>.+?)_(?P<late2>LATE_)?(?P<id>[0-9]+)"
CANVAS = re.compile(rf"(?:{CANVAS_ANONYMOUS}|{CANVAS_NAMED})_[0-9]+_(?P<name>.+)", re.DOTALL)
MOODLE = r"_(?P<id>[0-9]+)_assignsubmission_(?:file|onlinetext)"
MOODLE_FOLDER = re.compile(rf"(?P<label>.+){MOODLE}_?", re.DOTALL)
MOODLE_FILE = re.compile(rf"(?P<label>.+?){MOODLE}_(?P<name>.+)", re.DOTALL)
# The first such stamp is Blackboard's own; a later one stands in a name that a student chose.
BLACKBOARD = re.compile(
    r"(?P<who>.+?_(?P<id>[^_]+))_attempt_(?P<when>\d{4}(?:-\d\d){5})(?:_(?P<name>.+)|\.txt)",
    re.DOTALL,
)
TEXT_OF_BLACKBOARD = "attempt.txt"  # it adds one to each, with no name of the student's
BRIGHTSPACE_TIME = r"(?P<when>[^-]{3,30}?\d{4} \d{1,4} [AP]M)"
BRIGHTSPACE_WHO = rf"(?P<id>[0-9]+)-[0-9]+ ?- (?P<label>.+?) ?- ?{BRIGHTSPACE_TIME}"
BRIGHTSPACE_FOLDER = re.compile(BRIGHTSPACE_WHO)
BRIGHTSPACE_FILE = re.compile(rf"{BRIGHTSPACE_WHO} ?- ?(?P<name>.+)", re.DOTALL)
BRIGHTSPACE_DAYS = ("%b %d, %Y", "%B %d, %Y", "%d %B, %Y", "%d %b, %Y")
# Three digits at most: more is no count of resubmissions, and may not fit into a database.
RESUBMITTED = re.compile(r"(.+)-([0-9]{1,3})(\.[^.]+)", re.DOTALL)


@dataclass(frozen=True)
class Owner:
    """Whose a file is. student: the id to file it under where no roster knows better.

    given: the name as it was given, which must be the same wherever this id comes from here.
    tries: how a roster may know this person. name: what the student called the file, where the
    platform added to it. when: the platform's own time, if it tells. late: whether it says so.
    """

    student: str
    kind: str
    given: str
    tries: tuple[tuple[str, str], ...]
    label: str = ""
    attempt: int = 0
    name: str = ""
    when: float | None = None
    late: bool | None = None
    number: str = ""


def is_marked(path: tuple[str, ...]) -> bool:
    """Whether the outermost name is one that a platform gives."""
    return by_platform(path) is not None


def by_platform(parts: tuple[str, ...]) -> Owner | None:
    """Whose a file is by the outermost name, if a platform gave it."""
    top = parts[0]
    if len(parts) > 1:
        return _moodle(MOODLE_FOLDER.fullmatch(top)) or _brightspace(
            BRIGHTSPACE_FOLDER.fullmatch(top)
        )
    return (
        _moodle(MOODLE_FILE.fullmatch(top))
        or _blackboard(BLACKBOARD.fullmatch(top))
        or _brightspace(BRIGHTSPACE_FILE.fullmatch(top))
        or _canvas(CANVAS.fullmatch(top))
    )


def by_folder(name: str, shown: str = "") -> Owner | None:
    """The student after whom a folder or a zip is named; shown: without what all begin with."""
    student = printable(shown or name)
    return Owner(student, "folder", name, (("any", student),)) if student else None


def by_own_name(student: str, file: str) -> Owner:
    """The student who is named in what they called their file."""
    return Owner(student, "file", student, (("id", student),), name=file)


def is_zip(name: str) -> bool:
    """Whether a file's name says that it is a zip."""
    return name.lower().endswith(".zip")


def stem(name: str) -> str:
    """The name of a zip without its end; any other name as it is."""
    return os.path.splitext(name)[0] if is_zip(name) else name


def _canvas(found: re.Match[str] | None) -> Owner | None:
    if not found:
        return None
    again = RESUBMITTED.fullmatch(found["name"])
    name = again[1] + again[3] if again else found["name"]
    student, label = found["anonymous"] or found["id"], printable(found["label"] or "")
    tries = () if found["anonymous"] else (("canvas", student), ("label", label))
    late = bool(found["late"] or found["late2"])
    attempt = int(again[2]) if again else 0
    return Owner(student, "canvas", label, tries, label, attempt, name, late=late, number=student)


def _moodle(found: re.Match[str] | None) -> Owner | None:
    """Moodle's number belongs to the assignment, so it is the name that stays the same."""
    if not found:
        return None
    number, label = found["id"], printable(found["label"])
    name = found.groupdict().get("name") or ""
    student = f"{label} {number}" if label in {"", "Participant"} else label
    tries = (("participant", number), ("name", label))
    return Owner(student, "moodle", number, tries, label, name=name, number=number)


def _blackboard(found: re.Match[str] | None) -> Owner | None:
    """A login may hold an underscore, which only a roster can tell from the assignment's name."""
    if not found:
        return None
    login = printable(found["id"])
    when = _time(found["when"], "%Y-%m-%d-%H-%M-%S")
    name = found["name"] or TEXT_OF_BLACKBOARD
    parts = found["who"].split("_")
    tries = tuple(("any", "_".join(parts[place:])) for place in range(1, len(parts)))
    return Owner(login, "blackboard", found["who"], tries, name=name, when=when)


def _brightspace(found: re.Match[str] | None) -> Owner | None:
    if not found:
        return None
    number, label = found["id"], printable(found["label"])
    day, _, clock = found["when"].strip().rpartition(" ")[0].rpartition(" ")
    clock = f"{int(clock):04d} {found['when'][-2:]}"
    times = (_time(f"{day} {clock}", f"{form} %I%M %p") for form in BRIGHTSPACE_DAYS)
    when = next((time for time in times if time is not None), None)
    tries = (("sis", number), ("id", number), ("name", label))
    name = found.groupdict().get("name") or ""
    return Owner(number, "brightspace", label, tries, label, name=name, when=when)


def _time(text: str, form: str) -> float | None:
    """Seconds since 1970 of a platform's stamp, which is in the time of this place."""
    try:
        return datetime.strptime(text, form).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
