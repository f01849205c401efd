"""A file whose owners are known becomes notebooks handed in, or a Problem that says why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from duograd.classroom.entries import Entry, Refused, ZipLimits, opened, read
from duograd.classroom.owners import TEXT_OF_BLACKBOARD, Owner
from duograd.marking.strangers import printable
from duograd.marking.submission import MAX_BYTES

OF_STUDENT = ZipLimits(files=1_000, size=200 * 2**20)
ARCHIVES = (".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz")
# What platforms and repositories add: not worth a line each.
BESIDE = {"index.html", "index.ipynb", "timestamp.txt", TEXT_OF_BLACKBOARD}
MOST_LINES = 3

NOBODY = (
    "Cannot tell whose it is: put it in a folder named after the student, or keep the name that "
    "Canvas or Moodle gave it."
)


@dataclass(frozen=True)
class HandedIn:
    """A notebook and whose it is. label: the name that Canvas or Moodle shows, if there is one.

    student: the id to file it under. when: seconds since 1970. attempt: Canvas's number of the
    resubmission, else 0. origin: where it lay, below what was collected, fit to print. kind: who
    named it. late: whether the platform says so, if it does. number: the platform's, of the person.
    handed_out: whether it lies in a clone of a repository, which held it from the start.
    """

    student: str
    name: str
    data: bytes
    when: float
    attempt: int
    origin: str
    label: str = ""
    kind: str = "folder"
    late: bool | None = None
    number: str = ""
    handed_out: bool = False


@dataclass(frozen=True)
class Problem:
    """Something that was left out or needs a look, and one sentence that says why.

    student: whose it is, where that is known. minor: it is no notebook at all.
    """

    origin: str
    reason: str
    student: str = ""
    minor: bool = False


Whose = Sequence[tuple[str, Owner]]


def deliver(entry: Entry, whose: Whose) -> Iterator[HandedIn | Problem]:
    """A notebook as it is, a zip opened, anything else as a Problem. whose: ids with owners."""
    trouble = entry.trouble or useless(entry)
    if trouble or not whose:
        yield from _left_out(entry, trouble or NOBODY, whose)
    elif entry.suffix == ".zip":
        yield from _unpack(entry, [(student, replace(one, name="")) for student, one in whose])
    else:
        try:
            data = read(entry, MAX_BYTES)
        except Refused as refused:
            yield from _left_out(entry, str(refused), whose)
            return
        yield from (_handed_in(entry, data, student, owner) for student, owner in whose)


def _handed_in(entry: Entry, data: bytes, student: str, owner: Owner) -> HandedIn:
    name, label = printable(owner.name or entry.parts[-1]), printable(owner.label)
    when = entry.when if owner.when is None else owner.when
    more = (owner.kind, owner.late, owner.number, entry.cloned)
    return HandedIn(student, name, data, when, owner.attempt, entry.origin, label, *more)


def _left_out(entry: Entry, reason: str, whose: Whose) -> Iterator[Problem]:
    name = (whose[0][1].name if whose else "") or entry.parts[-1]
    minor = not entry.trouble and not entry.wanted
    if entry.trouble or (name.lower() not in BESIDE and not (minor and entry.cloned)):
        yield Problem(entry.origin, reason, whose[0][0] if whose else "", minor)


def useless(entry: Entry) -> str:
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


def _unpack(entry: Entry, whose: Whose) -> Iterator[HandedIn | Problem]:
    """All that is in a student's zip is theirs, and its dates are only what they say."""
    try:
        with opened(entry, OF_STUDENT) as members:
            if not members:
                yield Problem(entry.origin, "An empty zip: hand in the .ipynb.", whose[0][0])
            for member in members:
                yield from deliver(replace(member, when=entry.when), whose)
    except Refused as refused:
        yield from _left_out(entry, str(refused), whose)


def stamped(entry: Entry, otherwise: float) -> float:
    """The time in nbgrader's timestamp.txt: 2015-02-02 15:58:23.948203 America/Los_Angeles."""
    try:
        day, clock, zone, *_ = [*read(entry, 200).decode().split(), "UTC"]
        moment = datetime.fromisoformat(f"{day} {clock}")
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC if zone == "UTC" else ZoneInfo(zone))
        return moment.timestamp()
    except (Refused, ValueError, LookupError, OSError, OverflowError):
        return otherwise


def summed(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Minor problems, one for each student who has many: a repository holds all kinds of files."""
    of_student: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        of_student[problem.student].append(problem)
    for student, found in of_student.items():
        if len(found) <= MOST_LINES:
            yield from found
        else:
            reason = (
                f"This and {len(found) - 1} more files of {student or 'nobody'} are no notebooks."
            )
            yield Problem(found[0].origin, reason, student, minor=True)
