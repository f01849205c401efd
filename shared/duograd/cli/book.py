"""What the instructor's commands share: the gradebook, what is written, how errors are told."""

from __future__ import annotations

import traceback
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from duograd.cli.common import errors, fail

if TYPE_CHECKING:
    from duograd.classroom.gradebook import Gradebook

GRADEBOOK = "gradebook.sqlite"
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
        if isinstance(error, Exception) and not isinstance(error, typer.Exit):
            self.log.write_text("".join(traceback.format_exception(error)), "utf-8")
            told = f"Something in Duograd itself went wrong: {type(error).__name__}: {error}. "
            raise fail(f"{told}What is graded is kept. Please report it with {self.log}.") from None
