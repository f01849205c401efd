"""The student's commands: doctor, status, submit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from duograd.cli.common import STYLES, errors, fail, print_json, screen

if TYPE_CHECKING:
    from duograd.student.doctor import Report, Row
    from duograd.student.handin import HandIn
    from duograd.student.status import Standing

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
OTHER_CASES = "your grade comes from other cases than the ones that a lab shows"
SEEN = {
    "answered": "[green]✓[/] answered",
    "TODO left": "[yellow]![/] begun: its TODO line is still there, finish it or delete the line",
    "not answered": "[dim]○[/] not answered: its TODO line is still there",
    "does not parse": "[red]✗[/] Python cannot read this cell: run it, mend it, save",
    "deleted": "[red]✗[/] {}",
}


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(doctor)
    app.command()(status)
    app.command()(submit)


def doctor(
    start: Annotated[
        bool, typer.Option("--start", help="Also start each framework, as a lab does (seconds).")
    ] = False,
    as_json: Json = False,
) -> None:
    """Say whether a lab can run here, and how to mend what lacks. Installs nothing.

    Exit code 0 if a lab can run, 1 if not.

    Example: duograd doctor --start
    """
    from duograd.student.doctor import diagnose

    report = diagnose(start)
    if as_json:
        print_json(asdict(report))
    else:
        _print_report(report)
    raise typer.Exit(0 if report.can_run else 1)


def _print_report(report: Report) -> None:
    table = _table("", "what", "found", "asked for")
    table.add_column("remark", overflow="fold")
    for row in report.rows:
        table.add_row(*_report_cells(row))
    console = screen()
    console.show(table)
    console.print(report.summary, style="bold")
    if report.mends:
        console.print(report.advice)
    for row in report.mends:
        _say(f"  {row.mend}")


def _report_cells(row: Row) -> list[Text]:
    from duograd.student.doctor import BAD, MARKS

    style = "red" if row.state in BAD else "yellow" if row.state == "look" else "green"
    mark = Text(MARKS[row.state], "dim" if row.state == "not here" else style)
    return [mark, *(Text(part) for part in (row.name, row.found, row.wanted, row.remark))]


def _table(*columns: str) -> Table:
    table = Table()
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def status(
    folder: Annotated[
        Path | None, typer.Argument(help="Where the labs are: by default labs/, or here.")
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Check again what did not change, too.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List the labs of a folder with your points so far, as they were last saved.

    Each is checked on the cases that it shows itself. What you did not begin,
    or did not change since the last time, is not run.

    Example: duograd status labs/
    """
    from duograd.student.status import NoLabs, standings

    chosen = folder or (Path("labs") if Path("labs").is_dir() else Path())
    try:
        with _progress() as told:
            rows = standings(chosen, fresh, told)
    except NoLabs as error:
        raise fail(error) from None
    if as_json:
        print_json(_as_json(chosen, rows))
    else:
        _print_standings(rows)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """What to call with the file that is being checked, while a terminal shows it."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task("")

        def told(name: str, done: int, total: int) -> None:
            bar.update(task, description=f"checking {name}", completed=done, total=total)

        yield told


def _as_json(folder: Path, rows: list[Standing]) -> dict[str, Any]:
    from duograd.student.status import totals

    labs = [asdict(row) for row in rows]
    for lab in labs:
        lab["saved"] = datetime.fromtimestamp(lab["saved"]).astimezone().isoformat("T", "seconds")
        if not lab["lab"]:
            lab["saved"] = None
    sums = {name: {"points": p, "max_points": m} for name, (p, m) in totals(rows).items()}
    return {"folder": str(folder), "totals": sums, "labs": labs}


def _print_standings(rows: list[Standing]) -> None:
    table = Table()
    table.add_column("lab", overflow="fold")
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("progress", no_wrap=True)
    table.add_column("saved", no_wrap=True)
    for row in rows:
        if not row.problem:
            table.add_row(*_standing_cells(row))
    if table.row_count:
        screen().show(table)
    for row in rows:
        if row.problem:
            _say(f"{row.file}: {row.problem}", "red")
    for line in _sums(rows):
        _say(line)


def _standing_cells(row: Standing) -> list[Text]:
    from duograd.student.labs import ago

    points = Text(f"{row.points}/{row.max_points}")
    name = Text(row.file.removesuffix(".ipynb"))
    return [name, points, _bar(row), Text(ago(time.time() - row.saved))]


def _bar(row: Standing) -> Text:
    """A mark for each exercise in its order, and how many of them are right."""
    from duograd.exercises.verdict import SIGNS

    if row.state == "not started":
        return Text(row.state, "dim")
    outcomes = row.exercises.values()
    marks = (Text(SIGNS[outcome], STYLES[outcome]) for outcome in outcomes)
    right = sum(outcome == "right" for outcome in outcomes)
    return Text("").join([*marks, Text(f" {right}/{len(outcomes)}")])


def _sums(rows: list[Standing]) -> Iterator[str]:
    """The points so far in each framework that was begun, and what the marks mean."""
    from duograd.frameworks import TITLES
    from duograd.student.status import totals

    begun = {row.framework for row in rows if row.state in ("begun", "complete")}
    if begun:
        yield "✓ right  ✗ wrong  ! error  ○ not started"
    sums = totals(rows)
    chosen = [name for name in sums if name in begun or not begun]
    parts = (f"{TITLES[name]}: {sums[name][0]} of {sums[name][1]} points" for name in chosen)
    if chosen:
        yield f"{', '.join(parts)} so far; {OTHER_CASES}."


def submit(
    lab: Annotated[Path, typer.Argument(help="Your lab, an .ipynb file.")],
    out: Annotated[
        Path | None, typer.Option(help="The file or folder to make, in place of hand-in/.")
    ] = None,
) -> None:
    """Look whether a lab is complete, and make the file to hand in. Runs nothing.

    Exit code 0 if every exercise is answered, 1 if not: the file is made all the
    same. 2 if no file is made.

    Example: duograd submit labs/05_gradient_descent_torch.ipynb
    """
    from duograd.marking.submission import BadSubmission
    from duograd.student.handin import NotHandedIn, hand_in

    try:
        made = hand_in(lab, out)
    except (BadSubmission, NotHandedIn) as error:
        raise fail(f"{error} No file was made.") from None
    _print_hand_in(made)
    raise typer.Exit(0 if made.complete else 1)


def _print_hand_in(made: HandIn) -> None:
    from duograd.frameworks import TITLES
    from duograd.student.labs import ago

    path, notebook = made.lab.path, made.lab.notebook
    table = _table("exercise", "what a grader finds")
    for name, state in made.states.items():
        broken = made.lab.submission.broken.get(name)
        table.add_row(Text(name), SEEN[state].format(broken and broken.message))
    answered = sum(state == "answered" for state in made.states.values())
    _say(f"Lab {notebook.lab}, {TITLES[notebook.framework]}: {path}")
    when = ago(time.time() - made.lab.saved)
    _say(f"Saved {when}: save in JupyterLab first if you changed something since.")
    screen().show(table)
    _say(f"{answered} of {len(made.states)} exercises are answered; nothing was run.")
    for line in _remarks(made):
        _say(line)


def _remarks(made: HandIn) -> Iterator[str]:
    """What to know of the file: its name, what is gone, where it is, what it is worth."""
    name = f"{made.lab.notebook.lab}_{made.lab.notebook.framework}"
    if name not in made.lab.path.name:
        yield f"Whatever its file is called, this is {name}: is that the lab you mean?"
    if made.gone:
        yield f"Cells of the lab that are gone, which costs no points: {', '.join(made.gone)}."
    done = "Replaced your earlier hand-in" if made.replaced else "Made"
    yield f"{done}: {made.file} ({max(1, made.size // 1000)} kB). This is the file to hand in."
    yield f"Not checked here (duograd check does that); {OTHER_CASES}."


def _say(text: str, style: str = "") -> None:
    screen().print(text, style=style, markup=False, soft_wrap=True)
