"""The command line: build lessons into notebooks, check a filled-in lab, grade many."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

import duograd
from duograd.cli import board, handout, instructor, marks, student
from duograd.cli.common import STYLES, fail, print_anywhere, print_json, screen

if TYPE_CHECKING:
    from duograd.exercises.verdict import Verdict

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Deep-learning labs in PyTorch and TensorFlow: build, check and grade them.",
)


def main() -> None:
    """Run the command line."""
    print_anywhere()
    app()


def _version(asked: bool) -> None:
    if asked:
        print(f"duograd {duograd.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Options of the program itself."""


@app.command()
def check(
    notebook: Annotated[Path, typer.Argument(help="A filled-in lab, an .ipynb file.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    seed: Annotated[
        int | None, typer.Option(help="Draw the cases from this seed instead of a fresh one.")
    ] = None,
    seconds: Annotated[
        float | None, typer.Option(help="Time limit for each exercise, in place of its own.")
    ] = None,
) -> None:
    """Judge a filled-in lab and print a verdict for each exercise.

    The answers run in a process of their own and are judged outside of it.
    Exit code 0 if all are right, 1 if not, 2 if the file cannot be judged.

    Example: duograd check labs/05_gradient_descent_torch.ipynb
    """
    from duograd.marking.assembling import read_submission
    from duograd.marking.process import RunnerFailed, mark_submission
    from duograd.marking.submission import BadSubmission

    chosen = secrets.randbelow(2**31) if seed is None else seed
    try:
        submission = read_submission(notebook)
        verdicts = mark_submission(submission, chosen, seconds)
    except (BadSubmission, RunnerFailed) as error:
        raise fail(error) from None
    result = _result(submission.lesson.name, submission.framework, verdicts)
    if as_json:
        print_json(result)
    else:
        _print_table(result, verdicts)
    raise typer.Exit(0 if all(v.outcome == "right" for v in verdicts) else 1)


def _result(lesson: str, framework: str, verdicts: list[Verdict]) -> dict[str, Any]:
    rows = []
    for verdict in verdicts:
        row = asdict(verdict)
        row["verdict"] = row.pop("outcome")
        rows.append(row)
    return {
        "lab": lesson,
        "framework": framework,
        "points": sum(v.points for v in verdicts),
        "max_points": sum(v.max_points for v in verdicts),
        "exercises": rows,
    }


def _print_table(result: dict[str, Any], verdicts: list[Verdict]) -> None:
    from duograd.exercises.verdict import SIGNS

    console = screen()
    table = Table(title=f"{result['lab']} · {result['framework']}", title_justify="left")
    table.add_column("exercise", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("what was seen", overflow="fold")
    for verdict in verdicts:
        outcome = f"{SIGNS[verdict.outcome]} {verdict.outcome}"
        points = f"{verdict.points}/{verdict.max_points}" if verdict.max_points else "given"
        style = STYLES[verdict.outcome]
        table.add_row(verdict.name, f"[{style}]{outcome}", points, _plain(verdict.message))
    console.show(table)
    console.print(f"{result['points']} of {result['max_points']} points")


def _plain(message: str) -> Any:
    from rich.text import Text

    return Text(message)


@app.command()
def build(
    lessons: Annotated[
        list[str] | None, typer.Argument(help="Names, or numbers; none: all.")
    ] = None,
    check_only: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail if a notebook is out of date.")
    ] = False,
    root: Annotated[Path, typer.Option(help="The project's folder.")] = Path("."),
    jobs: Annotated[int, typer.Option(help="Solutions to run at once.")] = 2,
) -> None:
    """Make labs/ and solutions/ from the lessons.

    Example: duograd build 05
    """
    with _authoring("authoring"):
        from duograd.authoring import build as builder

        if check_only:
            _say_stale(builder.stale(root))
            return
        _say_left(builder.build(root, tuple(lessons or ()), jobs))


def _say_left(stale: list[str]) -> None:
    """Tell what a build of some lessons made out of date and left so."""
    if stale:
        raise fail("\n".join([*stale, "These changed too and must be run: `duograd build`."]))


@contextmanager
def _authoring(extra: str) -> Iterator[None]:
    """Tell what is wrong with a lesson or a file, or which packages writing lessons needs."""
    try:
        from duograd.authoring.source import LessonError

        try:
            yield
        except LessonError as error:
            raise fail(_as_seen_from_here(str(error))) from None
    except ImportError as error:
        raise fail(_missing(error, extra)) from None
    except OSError as error:
        raise fail(_as_seen_from_here(f"{error.filename}: {error.strerror}")) from None


def _as_seen_from_here(message: str) -> str:
    """The message with each path below this folder relative to it."""
    return message.replace(f"{Path.cwd()}{os.sep}", "")


def _missing(error: ImportError, extra: str) -> str:
    package = str(error.name).partition(".")[0]
    return f"This needs {package}, which is not installed: pip install 'duograd[{extra}]'"


def _say_stale(found: list[str]) -> None:
    if not found:
        print("labs/ and solutions/ are what the lessons make")
        return
    raise fail("\n".join([*found, "Run `duograd build` and commit what it writes."]))


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="NN_name, such as 28_robots.")],
    root: Annotated[Path, typer.Option(help="The project's folder.")] = Path("."),
) -> None:
    """Begin a lesson: a folder with all parts of one, to be made your own.

    It builds and passes its tests as it is: two exercises, their answers, a picture.

    Example: duograd new 28_robots
    """
    with _authoring("authoring"):
        from duograd.authoring.begin import begin

        made = begin(root, name)
    print(f"{made} is begun. Change it, then: duograd build {name}")


@app.command()
def site(
    out: Annotated[Path, typer.Option(help="The folder to write, made anew.")] = Path("site"),
    root: Annotated[Path, typer.Option(help="The project's folder.")] = Path("."),
) -> None:
    """Make the lessons a book of web pages, which also reads offline.

    Each lab is shown with what its solution shows, behind a click, and without answers.
    A link that leads nowhere is told, and then nothing is written.

    Example: duograd site --out public/
    """
    with _authoring("site"):
        from duograd.authoring.site import make_site

        make_site(root, out)
    print(f"The site is in {out}: open {out / 'index.html'}")


board.register(app)
handout.register(app)
instructor.register(app)
marks.register(app)
student.register(app)
