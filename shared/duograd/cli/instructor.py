"""The instructor's commands that run what was handed in: grade, regrade."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from duograd.cli.book import (
    Formats,
    Out,
    check_formats,
    check_places,
    opened,
    telling_errors,
    write_all,
)
from duograd.cli.common import errors, several
from duograd.cli.intake import (
    Count,
    Due,
    KeepMarks,
    LateFloor,
    LateGrace,
    LatePenalty,
    OnlyFramework,
    OnlyLab,
    StudentFrom,
    chosen,
    keep_policy,
    keep_roster,
    settle_marks,
    tell_intake,
)

if TYPE_CHECKING:
    from duograd.classroom.gradebook import Gradebook
    from duograd.marking.marker import Settings
    from duograd.runner.limits import Limits

NOT_RUN = (
    "{} could not be run: this machine had no room for one more process. "
    "The same command tries again."
)
Workers = Annotated[
    int | None, typer.Option(min=1, help="Submissions at a time; by default one per core.")
]
Trust = Annotated[
    bool,
    typer.Option("--trust-submissions", help="Run them without a sandbox: only for your own."),
]
NoCarry = Annotated[
    bool,
    typer.Option(
        "--no-carry-forward",
        help="An answer that is wrong only because one that it calls is gets no points.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(grade)
    app.command()(regrade)
    app.command()(autograder)


def grade(
    submissions: Annotated[
        Path, typer.Argument(help="A folder or a zip of labs, as handed in or downloaded.")
    ],
    out: Annotated[Path, typer.Option(help="Where the gradebook and the pages go.")],
    roster: Annotated[Path | None, typer.Option(help="A CSV of who should hand in.")] = None,
    student_from: StudentFrom = 0,
    lab: OnlyLab = "",
    framework: OnlyFramework = "",
    due: Due = None,
    late_penalty: LatePenalty = None,
    late_grace: LateGrace = None,
    late_floor: LateFloor = None,
    count: Count = None,
    formats: Formats = None,
    seed: Annotated[int | None, typer.Option(help="Draw the cases from this seed.")] = None,
    workers: Workers = None,
    dask: Annotated[str | None, typer.Option(help="Grade on the Dask cluster here.")] = None,
    trust: Trust = False,
    no_carry: NoCarry = False,
    keep_marks: KeepMarks = None,
    seconds: Annotated[
        float | None, typer.Option(min=0.01, help="Time for each exercise, in place of its own.")
    ] = None,
    wall: Annotated[float, typer.Option(min=1, help="Seconds for one submission.")] = 120.0,
    cpu: Annotated[int, typer.Option(min=1, help="Processor seconds for one submission.")] = 60,
    memory: Annotated[int, typer.Option(min=1, help="MiB of memory for one submission.")] = 2048,
    processes: Annotated[int, typer.Option(min=1, help="Processes that one may be.")] = 1,
    disk: Annotated[int, typer.Option(min=1, help="MiB that one submission may write.")] = 64,
    output: Annotated[int, typer.Option(min=1, help="MiB that one submission may answer.")] = 64,
) -> None:
    """Grade a folder of submitted labs: a gradebook, feedback pages, a report.

    Run it again to go on after an interruption, or when more was handed in.

    Example: duograd grade submitted/ --out graded/ --roster class.csv --format canvas
    """
    from duograd.classroom.taking_in import read_in
    from duograd.marking.marker import Settings
    from duograd.runner.limits import Limits

    limits = Limits(wall, cpu, memory, processes, disk, output)
    with telling_errors(out):
        check_formats(formats)
        check_places(submissions, out)
    with telling_errors(out), opened(out, new=True) as book:
        choice = chosen(student_from, lab, framework)
        keep_roster(book, roster)
        keep_policy(book, due, (late_penalty, late_grace, late_floor), count)
        taken = read_in(book, submissions, choice)
        carry = _carries(book, no_carry)
        settings = Settings(_tier(limits, trust, dask), _seed(book, seed), limits, seconds, carry)
        _grade(book, book.waiting(), _crew(settings, workers, dask))
        settle_marks(book, keep_marks)
        write_all(book, out, formats)
        _look_for_equal(book, out)
        tell_intake(book, taken)
        _sum_up(book, out, taken.kept)


def regrade(
    out: Out,
    student: Annotated[str | None, typer.Option(help="Only this student.")] = None,
    lab: Annotated[str | None, typer.Option(help="Only this lab: 05_gradient_descent.")] = None,
    exercise: Annotated[str, typer.Option(help="Only this exercise.")] = "",
    seed: Annotated[int | None, typer.Option(help="Draw other cases, from this seed.")] = None,
    formats: Formats = None,
    workers: Workers = None,
    trust: Trust = False,
) -> None:
    """Give verdicts anew, for all or for one student, lab or exercise. Human marks stay.

    Example: duograd regrade graded/ --lab 05_gradient_descent --exercise gradient_step
    """
    from duograd.marking.marker import Settings
    from duograd.runner.limits import Limits

    with telling_errors(out), opened(out) as book:
        check_formats(formats)
        numbers = book.counting(student, lab)
        if not numbers:
            raise typer.BadParameter("nothing in the gradebook is of that student and lab.")
        _check_exercise(exercise, book, numbers)
        limits = Limits()
        chosen = _seed(book, None) if seed is None else seed
        carry = _carries(book, False)
        settings = Settings(_tier(limits, trust), chosen, limits, carry_forward=carry)
        _grade(book, numbers, _crew(settings, workers, None), exercise)
        write_all(book, out, formats)
        _look_for_equal(book, out)
        _sum_up(book, out)


def autograder(
    out: Annotated[Path, typer.Option(help="The zip to write.")],
    framework: Annotated[str, typer.Option(help="torch or tensorflow.")],
    lab: Annotated[str, typer.Option(help="Grade only this lab: 05_gradient_descent, or 05.")] = "",
    trust: Trust = False,
    board_seed: Annotated[
        int | None,
        typer.Option(help="With 18, 22 or 26: draws the hidden examples of the leaderboard there."),
    ] = None,
) -> None:
    """Write an autograder for Gradescope: a zip that grades each submission there with this grader.

    Example: duograd autograder --out autograder.zip --framework torch --lab 05
    """
    from duograd.classroom.autograder import write_autograder
    from duograd.cli.board import asked
    from duograd.frameworks import NAMES

    with telling_errors(out.parent):
        if framework not in NAMES:
            raise typer.BadParameter(f"--framework {framework}: it is {', '.join(NAMES)}.")
        if board_seed is not None:
            asked(lab)
        write_autograder(out, framework, lab, trust, board_seed)
        print(f"{out}: upload it to Gradescope as the autograder of a programming assignment.")


def _check_exercise(exercise: str, book: Gradebook, numbers: list[int]) -> None:
    """Refuse an exercise, unless none is asked for, that no lab of these submissions has."""
    from duograd import exercises

    if exercise:
        labs = {book.submitted(number).lab for number in numbers}
        known = [x.name for lab in sorted(labs) for x in exercises.load(lab)]
        if exercise not in known:
            raise typer.BadParameter(f"--exercise {exercise}: it is {', '.join(known)}.")


def _seed(book: Gradebook, asked: int | None) -> int:
    """The seed of the run: once chosen, all submissions of a gradebook get the same cases."""
    from duograd.classroom.records import GradebookError

    known = book.facts().get("seed")
    if known is not None and asked is not None and int(known) != asked:
        raise GradebookError(
            f"this gradebook was begun with --seed {known}: leave --seed out, or use a new --out."
        )
    seed = int(known) if known is not None else asked
    seed = secrets.randbelow(2**31) if seed is None else seed
    book.note(seed=seed)
    return seed


def _carries(book: Gradebook, no_carry: bool) -> bool:
    """Whether marks are carried forward: as this gradebook was begun, asked before its seed."""
    from duograd.classroom.records import GradebookError

    known = book.facts()
    begun = known.get("carry_forward", "no" if "seed" in known else "")
    if no_carry and begun == "yes":
        raise GradebookError("this gradebook was begun without --no-carry-forward: leave it out.")
    carry = not no_carry if not begun else begun == "yes"
    book.note(carry_forward="yes" if carry else "no")
    return carry


def _tier(limits: Limits, trust: bool, dask: str | None = None) -> str:
    """The sandbox of this machine; empty for a cluster, each of whose workers finds its own."""
    from duograd.marking.sandbox import choose_tier

    return "" if dask and not trust else choose_tier(limits, trust)


def _crew(settings: Settings, workers: int | None, dask: str | None) -> AbstractContextManager[Any]:
    """Whoever grades: threads of this machine, or the cluster at an address."""
    if dask:
        from duograd.classroom.cluster import Cluster

        return Cluster(settings, dask)
    from duograd.classroom.grade import Threads, default_workers

    return Threads(settings, workers or default_workers())


def _grade(
    book: Gradebook, numbers: list[int], crew: AbstractContextManager[Any], only: str = ""
) -> None:
    from duograd.classroom.grade import grade_all

    if not numbers:
        return
    with crew as graders, progress_of("grading") as told:
        lost = grade_all(book, numbers, graders, told, only)
    if lost:
        errors.print(NOT_RUN.format(lost))


@contextmanager
def progress_of(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar; the body calls what it is given with how many are done, and of how many."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, _Rate(), TimeRemainingColumn(), console=errors)
    with bar as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


class _Rate(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed or 0:.1f} a second", justify="right")


def _look_for_equal(book: Gradebook, out: Path) -> None:
    from duograd.classroom.equal import write_equal

    if count := write_equal(book, out):
        pairs = several(count, "pair")
        print(f"{pairs} of students answered alike beyond chance: see equal.html, for you alone.")


def _sum_up(book: Gradebook, out: Path, kept: int = 0) -> None:
    from duograd.classroom.report import reaching

    rows, problems = book.labs(), book.problems()
    students = several(len({row.student for row in rows}), "student")
    print(f"{several(len(rows), 'lab')} of {students} graded → {out}")
    if "," in (sandbox := book.facts().get("sandbox", "")):
        print(f"Not everything ran in the same sandbox: {sandbox}.")
    if kept == 0 and not rows:
        print("No lab was found: expected STUDENT/LAB.ipynb, or a zip from Canvas or Moodle.")
    for origin, reason in problems[:10]:
        print(f"not graded: {origin}: {reason}")
    if len(problems) > 10:
        print(f"… and {len(problems) - 10} more: see report.html")
    if count := len(list(reaching(book))):
        print(f"{count} reached further than an answer needs, into the grader's own: report.html.")
