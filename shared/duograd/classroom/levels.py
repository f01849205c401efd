"""At which level of folders the students' names stand.

A folder can hold one student's work, or that of many: a section, a download, all clones. A student
can make their own look like the latter, to pass for others. So it is believed only where every
folder beside it looks so too; else it is said, and nothing in it is filed.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from duograd.classroom.gradescope import METADATA
from duograd.classroom.owners import is_marked, is_zip, stem
from duograd.classroom.roster import LAB_NAME, Roster

# What students call folders of their own, of which several may hold the same lab.
OWN = re.compile(
    r"(?:attempts?|tr(?:y|ies)|trial|versions?|v|old|new|final|copy|backup|drafts?|submissions?|"
    r"submitted|weeks?|hw|homeworks?|labs?|ps|assignments?|work|notebooks?|solutions?|uploads?|"
    r"first|second|third|last|late|again|fixed|tmp|temp|src|lessons?|exercises?|my|the|resubmission|"
    r"torch|pytorch|tensorflow|tf|colab|jupyter|\d+|[\W_])+"
)

Paths = Sequence[tuple[str, ...]]


def groups(tops: Mapping[str, Paths], zips: Collection[str], roster: Roster) -> set[str]:
    """Of folders and zips that lie beside each other, those that look like the work of many.

    tops: by name, the paths of the notebooks and zips inside.
    """
    inner = Counter(name for paths in tops.values() for name in {path[0] for path in paths})
    shared = {name for name, times in inner.items() if times > 1}
    return {
        top
        for top, paths in tops.items()
        if paths and not roster.knows(stem(top) if top in zips else top)
        if _holds_many(paths, shared, roster)
        or (len(tops) == 1 and _is_class(top, paths, zips, roster))
    }


def _is_class(top: str, paths: Paths, zips: Collection[str], roster: Roster) -> bool:
    """The one folder or zip there is: a zip that is not just notebooks, or a class further in."""
    if top in zips and any(len(path) > 1 or is_zip(path[0]) for path in paths):
        return True
    while len({path[0] for path in paths}) == 1 and all(len(path) > 1 for path in paths):
        paths = [path[1:] for path in paths]
        if _holds_many(paths, (), roster):
            return True
    return False


def _holds_many(paths: Paths, shared: Collection[str], roster: Roster) -> bool:
    if (METADATA,) in paths or all(is_marked(path) or _is_nbgraders(path) for path in paths):
        return True
    below: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        if len(path) > 1 or is_zip(path[0]):
            below[stem(path[0])].add(_which(path[-1]))
    if roster and any(map(roster.knows, below)):
        return 2 * sum(map(roster.knows, below)) >= len(below)
    people = [labs for name, labs in below.items() if name not in shared and not _is_own(name)]
    copies = Counter(lab for labs in people for lab in labs)
    return bool(copies) and max(copies.values()) > 1


def _is_nbgraders(path: tuple[str, ...]) -> bool:
    return path[0] == "submitted" and len(path) > 2


def _is_own(name: str) -> bool:
    return OWN.fullmatch(name.casefold()) is not None


def _which(file: str) -> str:
    """The lab by its file's name; all zips are alike, for one cannot see into them."""
    if is_zip(file):
        return ".zip"
    found = LAB_NAME.search(file.casefold())
    return found[0] if found else file.casefold()


def prefix(names: Collection[str], where: str, roster: Roster) -> str:
    """What the names of all folders begin with and is nobody's name: `lab5-` of clones.

    GitHub Classroom clones into `lab5-submissions`; homes on a JupyterHub are `jupyter-ann`.
    """
    of_clones = where.removesuffix("submissions") if where.endswith("-submissions") else ""
    for start in filter(None, (of_clones, "jupyter-")):
        if names and all(name.startswith(start) and name != start for name in names):
            return start
    start = _common(names)
    known = start and any(roster.knows(name.removeprefix(start)) for name in names)
    return start if known and not any(map(roster.knows, names)) else ""


def _common(names: Collection[str]) -> str:
    """The start that all names share, up to a - or _."""
    if len(names) < 2:
        return ""
    pairs = zip(min(names), max(names), strict=False)
    start = "".join(one for one, _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
    return start[: max(start.rfind("-"), start.rfind("_")) + 1]
