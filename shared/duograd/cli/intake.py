"""What `duograd grade` is told of whose labs are, which count, and when they were due."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duograd.cli.common import several

if TYPE_CHECKING:
    from duograd.classroom.gradebook import Gradebook
    from duograd.classroom.taking_in import Choice, Taken

MOST_NAMES = 10

StudentFrom = Annotated[
    int,
    typer.Option(
        min=0,
        max=8,
        help="Where the students' names stand: 1 for the folders and zips in SUBMISSIONS, 2 for "
        "those inside them, …; by default it is found out.",
        show_default=False,
    ),
]
OnlyLab = Annotated[str, typer.Option(help="Take only this lab: 05_gradient_descent, or 05.")]
OnlyFramework = Annotated[str, typer.Option(help="Take only torch or tensorflow.")]
Due = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WHEN",
        help="When labs were due: '2026-03-01 23:59'; '05=2026-03-01 23:59' for one of them.",
    ),
]
LatePenalty = Annotated[
    float | None,
    typer.Option(min=0, max=100, help="Percent of the points that each day late costs."),
]
LateGrace = Annotated[
    float | None, typer.Option(min=0, help="Minutes after that in which nothing is late.")
]
LateFloor = Annotated[
    float | None,
    typer.Option(min=0, max=100, help="Percent of the points that are kept, however late."),
]
Count = Annotated[
    str | None,
    typer.Option(help="The attempt that counts: latest (the default), best, last-before-due."),
]

KeepMarks = Annotated[
    bool | None,
    typer.Option(
        "--keep-marks/--drop-marks",
        help="Whether a human's mark for an earlier attempt holds for the one that counts now; "
        "by default it is asked for each.",
        show_default=False,
    ),
]


def keep_roster(book: Gradebook, path: Path | None) -> None:
    """Read the class list into the gradebook, if there is one."""
    from duograd.classroom.roster import read_columns, read_roster

    if path:
        book.set_roster(read_roster(path))
        book.set_columns(read_columns(path))


def chosen(student_from: int, lab: str, framework: str) -> Choice:
    """What is taken in. Raises typer.BadParameter for a framework that is none."""
    from duograd.classroom.taking_in import Choice
    from duograd.frameworks import NAMES

    if framework not in ("", *NAMES):
        raise typer.BadParameter(f"--framework {framework}: it is {', '.join(NAMES)}.")
    return Choice(student_from, lab, framework)


def keep_policy(
    book: Gradebook,
    due: list[str] | None,
    numbers: tuple[float | None, float | None, float | None],
    count: str | None,
) -> None:
    """Note when labs are due and what being late costs; what is not said stays as it was."""
    from duograd.classroom.lateness import COUNTS, policy_of, read_due

    if count not in (None, *COUNTS):
        raise typer.BadParameter(f"--count {count}: it is {', '.join(COUNTS)}.")
    percent, grace, floor = numbers
    given = {"percent": percent, "grace": grace, "floor": floor, "count": count}
    told = {name: value for name, value in given.items() if value is not None}
    if due or told:
        policy = replace(policy_of(book.facts()), **told)  # type: ignore[arg-type]
        book.set_policy(replace(policy, due=read_due(due)) if due else policy)


def settle_marks(book: Gradebook, keep: bool | None) -> None:
    """Ask of each human's mark for an earlier attempt whether it holds for the new one.

    It does without asking for the same file handed in again. Where nobody can be asked none holds.
    """
    from duograd.classroom.marks import pending, settle

    open_marks = []
    for one in pending(book):
        if one.same or keep is not None:
            settle(book, one, one.same or bool(keep))
        elif sys.stdin.isatty():
            asked = f"{one.words}, for an earlier attempt. Does it hold for the new one?"
            settle(book, one, typer.confirm(asked, default=False))
        else:
            open_marks.append(one)
    if open_marks:
        print(f"{len(open_marks)} marks of humans are for an earlier attempt and do not hold now:")
        for one in open_marks[:MOST_NAMES]:
            print(f"  {one.words}")
        print("Say --keep-marks or --drop-marks, or give other marks.")


def tell_intake(book: Gradebook, taken: Taken) -> None:
    """Say how the files were understood."""
    for text in taken.remarks:
        print(text)
    if taken.untouched:
        print(f"Handed out and never touched, so not handed in: {several(taken.untouched, 'lab')}.")
    if taken.aside:
        print(f"Left aside, as --lab and --framework say: {several(taken.aside, 'lab')}.")
    if strangers := book.strangers():
        files = {handed.student: handed.origin for handed in book.attempts()}
        names = ", ".join(f"{who} ({files[who]})" for who in strangers[:MOST_NAMES])
        more = f", … ({len(strangers)} in all)" if len(strangers) > MOST_NAMES else ""
        print(f"Not on the roster: {names}{more}.")
