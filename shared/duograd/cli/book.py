"""What the instructor's commands share: the gradebook, what is written, how errors are told."""

from __future__ import annotations

import errno
import sqlite3
import traceback
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from duograd.cli.common import errors, fail

if TYPE_CHECKING:
    from duograd.classroom.gradebook import Gradebook

GRADEBOOK = "gradebook.sqlite"
FULL = "The disk is full. What is graded is kept: make room, and give the same command again."
WRITTEN = ("grades.csv", "exercises.csv", "report.html", "feedback", "canvas.csv", "moodle.csv")
IN_THE_WAY = (PermissionError, IsADirectoryError, NotADirectoryError, FileExistsError)
FORMAT_NAMES = ("canvas", "moodle", "gradescope", "nbgrader")

Out = Annotated[Path, typer.Argument(help="The folder that `duograd grade --out` wrote.")]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", help=f"Also write what this imports: {', '.join(FORMAT_NAMES)}."),
]


def opened(out: Path, new: bool = False) -> Gradebook:
    """The gradebook in a folder; a new one if that is asked for."""
    from duograd.classroom.gradebook import Gradebook
    from duograd.classroom.records import GradebookError

    if not new and not (out / GRADEBOOK).exists():
        raise GradebookError(f"{out}: no gradebook here. Make one with `duograd grade`.")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GradebookError(f"{out}: cannot be written: {error.strerror}.") from None
    return Gradebook(out / GRADEBOOK)


def check_places(submissions: Path, out: Path) -> None:
    """Refuse to grade what is not there, or into a folder that holds other things."""
    if not (submissions.is_dir() or submissions.is_file()):
        what = "neither a folder nor a zip" if submissions.exists() else "no such folder or zip"
        raise typer.BadParameter(f"{submissions}: {what}.")
    if out.resolve().is_relative_to(submissions.resolve()):
        raise typer.BadParameter(f"--out {out} lies in what was handed in: choose a folder beside.")
    if not (out / GRADEBOOK).exists():
        for name in WRITTEN:
            if (out / name).exists():
                told = "stands there already, and of no gradebook: move it, or choose another --out"
                raise typer.BadParameter(f"{out / name} {told}.")


def check_person(who: str) -> None:
    """Refuse a mark that nobody answers for."""
    if not who.strip():
        raise typer.BadParameter("--who is empty: say who gives the mark.")


def check_formats(formats: list[str] | None) -> None:
    """Refuse a format that we do not write."""
    unknown = [name for name in formats or () if name not in FORMAT_NAMES]
    if unknown:
        raise typer.BadParameter(f"--format {unknown[0]}: it is {', '.join(FORMAT_NAMES)}.")


def write_all(book: Gradebook, out: Path, formats: list[str] | None) -> None:
    """Write all tables and pages, and the imports that are asked for or were made before."""
    from duograd.classroom.feedback import write_feedback
    from duograd.classroom.formats import FORMATS, remarks, written
    from duograd.classroom.report import write_report
    from duograd.classroom.tables import write_tables

    write_tables(book, out)
    write_feedback(book, out)
    write_report(book, out)
    for name in {*(formats or ()), *written(out)}:
        FORMATS[name](book, out)
    for remark in remarks(book, out):
        print(remark)


def _is_full(error: object) -> bool:
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None))
    return isinstance(error, sqlite3.OperationalError) and "disk is full" in str(error)


class telling_errors(AbstractContextManager[None]):
    """An error is one sentence and exit code 2; an interruption says how to go on."""

    def __init__(self, out: Path) -> None:
        self.log = out / "error.log"

    def __exit__(self, kind: Any, error: Any, _: Any) -> None:
        from duograd.classroom.records import GradebookError
        from duograd.classroom.roster import BadRoster
        from duograd.marking.sandbox import SandboxFailed

        if isinstance(error, KeyboardInterrupt):
            errors.print("Stopped. What is graded is kept: the same command goes on from there.")
            raise typer.Exit(130) from None
        if isinstance(error, (GradebookError, BadRoster, SandboxFailed, typer.BadParameter)):
            raise fail(error) from None
        if _is_full(error):
            raise fail(FULL) from None
        if isinstance(error, IN_THE_WAY) and error.filename:
            raise fail(f"{error.filename}: cannot be written: {error.strerror}.") from None
        if isinstance(error, Exception) and not isinstance(error, typer.Exit):
            self.log.write_text("".join(traceback.format_exception(error)), "utf-8")
            told = f"Something in Duograd itself went wrong: {type(error).__name__}: {error}. "
            raise fail(f"{told}What is graded is kept. Please report it with {self.log}.") from None
