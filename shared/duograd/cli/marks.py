"""The instructor's commands for marks that humans give: override, marks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from duograd.cli.book import (
    Formats,
    Out,
    check_formats,
    check_person,
    opened,
    telling_errors,
    write_all,
)


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(override)
    app.command()(marks)


def override(
    out: Out,
    student: Annotated[str, typer.Argument(help="As in grades.csv.")],
    lab: Annotated[str, typer.Argument(help="Such as 05_gradient_descent.")],
    exercise: Annotated[str, typer.Argument(help="Such as gradient_step.")],
    points: Annotated[float, typer.Argument(help="The points to give.")],
    who: Annotated[str, typer.Option(help="Who decides.")],
    why: Annotated[str, typer.Option(help="The reason; the student reads it.")],
    framework: Annotated[str, typer.Option(help="torch or tensorflow.")] = "",
    formats: Formats = None,
) -> None:
    """Record a human's mark, in place of the verdict's points. It survives a regrade.

    Example: duograd override graded/ ann 05_gradient_descent gradient_step 1 --who "T. Ito"
    --why "right idea, one sign"
    """
    from duograd.classroom.records import GradebookError, Override
    from duograd.exercises.verdict import counted

    with telling_errors(out), opened(out) as book:
        check_formats(formats)
        check_person(who)
        rows = [r for r in book.labs() if (r.student, r.lab) == (student, lab)]
        if len(rows) > 1 and not framework:
            raise GradebookError(f"{student} handed in {lab} twice: say --framework.")
        chosen = framework or (rows[0].framework if rows else "any framework")
        book.override(Override(student, lab, chosen, exercise, points, who, why))
        write_all(book, out, formats)
        print(f"{student}: {exercise} gives {counted(points)} now")


def marks(
    out: Out,
    table: Annotated[
        Path, typer.Argument(help="A CSV: student, lab, exercise, points, comment, framework.")
    ],
    who: Annotated[str, typer.Option(help="Who gives these marks.")],
    above_maximum: Annotated[
        bool, typer.Option("--above-maximum", help="More points than an exercise gives are meant.")
    ] = False,
    formats: Formats = None,
) -> None:
    """Record many marks and comments of a human at once: all rows, or none if one is wrong.

    A row without points is a comment; without an exercise too it is one on the whole lab.

    Example: duograd marks graded/ marks.csv --who "T. Ito"
    """
    from duograd.classroom.marks import read_marks, record_marks

    with telling_errors(out), opened(out) as book:
        check_formats(formats)
        check_person(who)
        count = record_marks(book, read_marks(table), who, above_maximum)
        write_all(book, out, formats)
        rows = "1 row" if count == 1 else f"{count} rows"
        print(f"{rows} of {table.name} recorded → {out}")
