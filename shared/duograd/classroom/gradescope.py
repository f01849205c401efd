"""Who handed in what and when, as Gradescope's export of submissions tells it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from duograd.classroom.owners import Owner
from duograd.marking.strangers import printable

METADATA = "submission_metadata.yml"
MAX_METADATA = 50 * 2**20
TOP = re.compile(r"(\S.*?):\s*$")
FIELD = re.compile(r"(?:  |-)+ ?:(name|sid|email|created_at): *(.*?)\s*$")
ITEM = re.compile(r"\s*- ")
SECTION = re.compile(r"  :(\w+):")


def read_metadata(text: str) -> dict[str, list[Owner]]:
    """By the name of each submission's folder, all who handed it in together.

    Only the lines that matter are read: a whole parser would read what students wrote, too.
    """
    found: dict[str, list[Owner]] = {}
    for name, lines in _submissions(text):
        when = next((_when(v) for key, v in _fields(lines, 2) if key == "created_at"), None)
        people = _people(lines)
        owners = [_owner(person, when) for person in people if any(person.values())]
        found[name] = owners
    return found


def _submissions(text: str) -> list[tuple[str, list[str]]]:
    """The lines of each submission; deeper ones than a submitter's fields are left out."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if top := TOP.fullmatch(line):
            found.append((_plain(top[1]), []))
        elif found and len(line) - len(line.lstrip()) <= 4:
            found[-1][1].append(line)
    return found


def _fields(lines: list[str], depth: int) -> list[tuple[str, str]]:
    own = re.compile(rf" {{{depth}}}:(\w+): *(.*?)\s*")
    return [(hit[1], _plain(hit[2])) for line in lines if (hit := own.fullmatch(line))]


def _people(lines: list[str]) -> list[dict[str, str]]:
    """The submitters: items of the list below `:submitters:`."""
    people: list[dict[str, str]] = []
    inside = False
    for line in lines:
        if section := SECTION.match(line):
            inside = section[1] == "submitters"
        elif inside:
            if ITEM.match(line):
                people.append({})
            if people and (field := FIELD.fullmatch(line)):
                people[-1][field[1]] = printable(_plain(field[2]))
    return people


def _plain(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1].replace("''", "'")
    return "" if value in {"null", "~"} else value


def _owner(person: dict[str, str], when: float | None) -> Owner:
    sid, email, name = (person.get(key, "") for key in ("sid", "email", "name"))
    student = sid or email or name
    tries = [("id", sid), ("sis", sid), ("login", sid), ("email", email), ("name", name)]
    real = tuple((kind, value) for kind, value in tries if value)
    return Owner(student, "gradescope", name, real, name, when=when)


def _when(text: str) -> float | None:
    """Seconds since 1970 of `2026-03-01 12:00:00.123456789 Z` or `… -08:00`."""
    found = re.fullmatch(r"(\S+ \d\d:\d\d:\d\d)(?:\.\d+)? ?(Z|[+-]\d\d:?\d\d)?", text)
    if not found:
        return None
    try:
        zone = (found[2] or "Z").replace("Z", "+00:00")
        moment = datetime.fromisoformat(f"{found[1]}{zone}")
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
