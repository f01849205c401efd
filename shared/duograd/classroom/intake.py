"""Gather what strangers handed in, from folders and zip files, and say whose each notebook is.

Whose a file is follows from the outermost name alone, which a teacher or a teaching platform gave;
names further in are the student's own, and could be made to look like another's. Which names are
the outermost, `levels` tells. Whatever cannot be used becomes a Problem.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from duograd.classroom import levels, owners
from duograd.classroom.delivering import HandedIn, Problem, deliver, stamped, summed
from duograd.classroom.entries import Entry, Refused, ZipLimits, on_disk, opened, read, walk
from duograd.classroom.gradescope import MAX_METADATA, METADATA, read_metadata
from duograd.classroom.owners import Owner
from duograd.classroom.roster import Roster

OF_CLASS = ZipLimits(files=50_000, size=20 * 2**30)
DEEPEST = 3  # levels of folders that hold many people's work

OF_NBGRADER = ("source", "release", "autograded", "feedback", "gradebook.db", "nbgrader_config.py")
DOUBTFUL = (
    "Looks like the work of many among single students' folders, so it is filed for nobody: grade "
    "it by itself, say with --student-from at which level the students' names stand, or have it "
    "handed in again under a plain name."
)
CLASH = (
    "{} could be the same student: nothing of either is filed. Leave one of them, or write the id "
    "in one way."
)
OTHER_NAME = "The id {} is {} on the roster, and {} here: nothing is filed under it."


@dataclass(frozen=True)
class Remark:
    """What should be known of how the files were understood."""

    text: str


@dataclass(frozen=True)
class _Claim:
    """A file and all whose work it is; scope: the download whose numbers of people it bears."""

    entry: Entry
    owners: tuple[Owner, ...]
    scope: str


Found = HandedIn | Problem | Remark


def collect(source: Path, roster: Roster | None = None, level: int = 0) -> Iterator[Found]:
    """Yield every notebook below, a Problem for whatever else is there, Remarks; never raises.

    level: at which level the students' names stand, from 1; 0 finds it out. Two names that could
    be one student's, and an id that comes with two names, are problems, and nothing of either is
    filed: whoever can choose a name could choose another's.
    """
    finder = _Finder(source.absolute(), roster or Roster(), level)
    clashes = finder.clashes()
    minor: list[Problem] = []
    yield from clashes.values()
    for found in finder.find():
        if not isinstance(found, _Claim):
            yield found
            continue
        mine = [one for one in found.owners if finder.key(one, found.scope) not in clashes]
        if mine or not found.owners:
            for one in deliver(found.entry, [(finder.file_under(o), o) for o in mine]):
                if isinstance(one, Problem) and one.minor:
                    minor.append(one)
                else:
                    yield one
    yield from summed(minor)


class _Finder:
    """Goes through folders and zips of a class, and says of each file whose it is."""

    def __init__(self, root: Path, roster: Roster, level: int) -> None:
        self.root, self.roster, self.level = root, roster, level

    def find(self) -> Iterator[_Claim | Problem | Remark]:
        """All files, in order. A file in a zip can be read until the next one is asked for."""
        if os.path.isdir(self.root):
            entries = sorted(walk(self.root), key=lambda entry: entry.parts)
            yield from self._many(entries, self.root.name, 0)
            return
        # A link given by the instructor is followed.
        entry = on_disk(Path(os.path.realpath(self.root)), (self.root.name,))
        if entry.suffix == ".zip" and not entry.trouble:
            yield from self._unpacked(entry, 0)
        else:
            yield from self._many([entry], "", 0)

    def clashes(self) -> dict[tuple[str, str], Problem]:
        """By key, the ids that were given in two ways, so that one may be a forgery."""
        seen: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        shown: dict[tuple[str, str], Problem] = {}
        claims = [found for found in self.find() if isinstance(found, _Claim)]
        for claim, owner in ((one, owner) for one in claims for owner in one.owners):
            key, origin = self.key(owner, claim.scope), claim.entry.origin
            seen[key].setdefault(owner.given, origin)
            if reason := self._another(owner):
                shown[key] = Problem(origin, reason)
        for key, names in seen.items():
            if len(names) > 1:
                text = CLASH.format(" and ".join(map(_told, names)))
                shown[key] = Problem(" and ".join(names.values()), text, key[0])
        return shown

    def key(self, owner: Owner, scope: str) -> tuple[str, str]:
        """What must be given in one way only, here."""
        student = self.file_under(owner)
        where = scope if owner.kind in {"moodle", "blackboard"} else ""
        return student if owner.kind == "file" else student.casefold(), f"{owner.kind} {where}"

    def file_under(self, owner: Owner) -> str:
        """The roster's id of the person, else the one that was given."""
        person = self.roster.find(owner.tries)
        return person.student if person else owner.student

    def _another(self, owner: Owner) -> str:
        """Why the number of a platform is not the roster's, or nothing."""
        if owner.kind not in {"canvas", "brightspace"} or self.roster.find(owner.tries):
            return ""
        same = self.roster.find([("id", owner.student)])
        if same is None or not same.name or not owner.label:
            return ""
        return OTHER_NAME.format(owner.student, same.name, owner.label)

    def _many(
        self, entries: Iterable[Entry], where: str, deep: int
    ) -> Iterator[_Claim | Problem | Remark]:
        """A tree that holds the work of many, below a folder or in a zip called `where`."""
        entries = list(entries)
        if any(entry.parts[0] == "submitted" and len(entry.parts) > 1 for entry in entries):
            entries = [entry for entry in entries if entry.parts[0] not in OF_NBGRADER]
        tops: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            tops[entry.parts[0]].append(entry)
        if submitted := tops.pop("submitted", None):
            yield from self._submitted(submitted)
        if where == "submitted":
            yield from self._submitted(entries, 0)
        elif self.level:
            yield from self._at_level(tops, where, deep)
        elif (listed := tops.get(METADATA)) and not listed[0].trouble:
            yield from self._exported(listed[0], entries, where)
        else:
            yield from self._guessed(tops, where, deep)

    def _submitted(self, entries: list[Entry], above: int = 1) -> Iterator[_Claim]:
        """nbgrader's submitted/STUDENT/ASSIGNMENT/…, with a timestamp that it wrote."""
        stamps = {entry.parts: entry for entry in entries if not entry.trouble}
        for entry in entries:
            inside = entry.parts[above:]
            owner = owners.by_folder(inside[0]) if len(inside) > 1 else None
            stamp = stamps.get((*entry.parts[:-1], "timestamp.txt"))
            when = stamped(stamp, entry.when) if stamp and len(inside) == 3 else entry.when
            if entry.parts[-1] != "timestamp.txt" or entry.trouble:
                yield _claim(replace(entry, when=when), owner)

    def _exported(self, listed: Entry, entries: list[Entry], where: str) -> Iterator[_Claim]:
        """Gradescope's export: a file beside the folders says whose each is, and when it came."""
        try:
            people = read_metadata(read(listed, MAX_METADATA).decode("utf-8", "replace"))
        except Refused:
            people = {}
        for entry in entries:
            if entry is not listed:
                yield _Claim(entry, tuple(people.get(entry.parts[0], ())), where)

    def _at_level(
        self, tops: dict[str, list[Entry]], where: str, deep: int
    ) -> Iterator[_Claim | Problem | Remark]:
        if deep + 1 < self.level:
            for top, entries in tops.items():
                yield from self._inside(top, entries, where, deep)
        else:
            yield from self._single(tops, where)

    def _guessed(
        self, tops: dict[str, list[Entry]], where: str, deep: int
    ) -> Iterator[_Claim | Problem | Remark]:
        """Students' folders, zips and files; or folders that hold many people's, one level up."""
        zips = {top for top, found in tops.items() if _is_zip(found[0])}
        insides = {top: _inside(found, top in zips) for top, found in tops.items()}
        unnamed = {top: paths for top, paths in insides.items() if paths is not None}
        many = levels.groups(unnamed, zips, self.roster)
        beside = [entry for top in tops.keys() - unnamed.keys() for entry in tops[top]]
        loose = any(entry.wanted and entry.suffix != ".json" for entry in beside)
        if many and not loose and many == unnamed.keys() and deep < DEEPEST:
            yield Remark(f"Each name in {', '.join(sorted(many))} is taken for a student's.")
            for top, entries in tops.items():
                yield from self._inside(top, entries, where, deep)
            return
        for top in sorted(many):
            yield Problem(tops.pop(top)[0].origin, DOUBTFUL)
        yield from self._single(tops, where)

    def _inside(
        self, top: str, entries: list[Entry], where: str, deep: int
    ) -> Iterator[_Claim | Problem | Remark]:
        """The work of many in a folder or a zip."""
        if _is_zip(entries[0]):
            yield from self._unpacked(entries[0], deep + 1)
            return
        below = [replace(e, parts=e.parts[1:]) for e in entries if len(e.parts) > 1]
        yield from self._many(below, top, deep + 1)
        yield from (_Claim(entry, (), where) for entry in entries if len(entry.parts) == 1)

    def _unpacked(self, entry: Entry, deep: int) -> Iterator[_Claim | Problem | Remark]:
        try:
            with opened(entry, OF_CLASS) as members:
                if not members:
                    yield Problem(entry.origin, "An empty zip: hand in the .ipynb.")
                yield from self._many(members, owners.stem(entry.parts[-1]), deep)
        except Refused as refused:
            yield Problem(entry.origin, str(refused))

    def _single(self, tops: dict[str, list[Entry]], where: str) -> Iterator[_Claim]:
        """Each name is a student's, or a platform's."""
        named = [owners.stem(t) for t, found in tops.items() if _is_plain(found)]
        start = levels.prefix(named, where, self.roster)
        for entries in tops.values():
            for entry in entries:
                yield _claim(entry, self._owner(entry.parts, start), where)

    def _owner(self, parts: tuple[str, ...], start: str) -> Owner | None:
        top = parts[0]
        if marked := owners.by_platform(parts):
            return marked
        if len(parts) > 1 or owners.is_zip(top):
            name = owners.stem(top) if len(parts) == 1 else top
            return owners.by_folder(name, name.removeprefix(start))
        person = self.roster.in_file_name(top)
        return owners.by_own_name(person.student, top) if person else None


def _claim(entry: Entry, owner: Owner | None, scope: str = "") -> _Claim:
    return _Claim(entry, (owner,) if owner else (), scope)


def _told(name: str) -> str:
    """A name as it was given, so that two that look alike do not."""
    return ascii(name) if name.strip() != name or not name.isascii() else f"“{name}”"


def _is_zip(entry: Entry) -> bool:
    return entry.suffix == ".zip" and len(entry.parts) == 1 and not entry.trouble


def _is_plain(entries: list[Entry]) -> bool:
    """Whether a name is one that no platform gave, with work below it."""
    wanted = [entry for entry in entries if entry.wanted]
    deep = any(len(entry.parts) > 1 or _is_zip(entry) for entry in wanted)
    return deep and not any(owners.is_marked(entry.parts) for entry in wanted)


def _inside(entries: list[Entry], is_zip: bool) -> list[tuple[str, ...]] | None:
    """The paths of what can be graded in a folder or zip; None if its name says whose it is."""
    first = entries[0]
    if owners.is_marked(first.parts) or (len(first.parts) == 1 and not is_zip):
        return None
    if not is_zip:
        return [e.parts[1:] for e in entries if _counts(e) and len(e.parts) > 1]
    if first.zips:
        return None
    with ExitStack() as stack:
        try:
            members = stack.enter_context(opened(first, OF_CLASS))
        except Refused:
            return []
        return [member.parts for member in members if _counts(member)]


def _counts(entry: Entry) -> bool:
    return entry.wanted or entry.parts[-1] == METADATA
