"""The gradebook as Canvas imports it: its own rows and columns, where it is known to us."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from duograd.classroom import standing
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.owners import ANONYMOUS
from duograd.classroom.records import LabRow, Student
from duograd.classroom.writing import write_rows
from duograd.frameworks import NAMES

HEADER = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
KINDS = ("canvas", "sis", "login", "section")
Cells = list[str | float | None]


def write_canvas(gradebook: Gradebook, folder: Path) -> Path:
    """Write canvas.csv, which Canvas's gradebook imports; an empty cell where nothing came.

    Rows of anonymous students are left out: an import knows nobody by these ids.
    """
    rows = [row for row in gradebook.labs() if not is_anonymous(row.student)]
    titles, theirs = columns_for(rows, gradebook.columns()), gradebook.columns()
    most = {title: max(row.max_points for row in found) for title, found in titles.items()}
    points = {
        (row.student, title): row.points
        for title, found in titles.items()
        for row in sorted(found, key=lambda row: row.points)  # of two frameworks the better
    }
    maxima = [theirs.get(title) or most[title] for title in titles]
    table: list[Cells] = [["    Points Possible", "", "", "", "", *maxima]]
    for student, whose in _people(gradebook, rows).items():
        table.append([*whose, *(points.get((student, title)) for title in titles)])
    path = folder / "canvas.csv"
    write_rows(path, [*HEADER, *titles], table)
    return path


def is_anonymous(student: str) -> bool:
    """Whether Canvas gave the id in place of a name."""
    return re.fullmatch(ANONYMOUS, student) is not None


def columns_for(rows: Sequence[LabRow], theirs: Mapping[str, str]) -> dict[str, list[LabRow]]:
    """By the title of a column, the rows whose points go there; ours where Canvas has none."""
    labs = {row.lab for row in rows}
    found: dict[str, list[LabRow]] = {}
    for row in sorted(rows, key=lambda row: (row.lab, row.framework)):
        title = column(row.lab, row.framework, list(theirs), len(labs) == 1)
        name = standing.lab_name(row.lab, row.framework)
        found.setdefault(title or name, []).append(row)
    return found


def column(lab: str, framework: str, titles: Sequence[str], is_only: bool = False) -> str:
    """The one of Canvas's columns that is this lab's: by its name, else by its number."""
    number, _, words = lab.partition("_")
    other = [name for name in NAMES if name != framework]
    open_to = [title for title in titles if not _says(title, other) or _says(title, [framework])]
    named = [title for title in open_to if _plain(words) in _plain(title)]
    numbered = [title for title in open_to if re.search(rf"(?<!\d)0*{int(number)}\b", _bare(title))]
    for some in (named, [title for title in named if _says(title, [framework])], numbered):
        if len(some) == 1:
            return some[0]
    return titles[0] if is_only and len(titles) == 1 else ""


def _says(title: str, names: Sequence[str]) -> bool:
    return any(_plain(name) in _plain(title) for name in names)


def _bare(title: str) -> str:
    """The title without Canvas's number of it."""
    return re.sub(r" \(\d+\)$", "", title)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", _bare(text).casefold()))


def _people(gradebook: Gradebook, rows: Sequence[LabRow]) -> dict[str, Cells]:
    """The first five cells of each student, of the roster or not."""
    known = standing.people(gradebook)
    numbers = {who: n for who, named_by, n in gradebook.filed() if named_by == "canvas" and n}
    students = sorted({*known, *(row.student for row in rows)})
    return {who: _cells(known.get(who, Student(who)), numbers.get(who, "")) for who in students}


def _cells(person: Student, number: str) -> Cells:
    """Canvas tries them from the left and stops at the first that it knows.

    A number that may be the university's does not go under ID, where it could be another student.
    """
    name = (person.name or person.student).replace("Points Possible", "Points possible")
    also = dict(person.also)
    if "canvas" in also:
        return [name, *(also.get(kind, "") for kind in KINDS)]
    return [name, number, "", "", ""] if number else [name, "", person.student, person.student, ""]


def remarks(gradebook: Gradebook) -> list[str]:
    """What should be known before canvas.csv is imported."""
    rows, theirs = gradebook.labs(), gradebook.columns()
    told = []
    if count := len({row.student for row in rows if is_anonymous(row.student)}):
        who = "1 anonymous student" if count == 1 else f"{count} anonymous students"
        told.append(f"canvas.csv leaves out {who}: Canvas finds nobody by an id like anon_aB3dE.")
    for title, found in columns_for(rows, theirs).items():
        most = max(row.max_points for row in found)
        if theirs and title not in theirs:
            told.append(f"canvas.csv: {title} fits none of Canvas's columns, it makes a new one.")
        elif _number(theirs.get(title, "")) not in (None, float(most)):
            told.append(f"canvas.csv: “{title}” gives {theirs[title]} points there, {most} here.")
    return told


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
