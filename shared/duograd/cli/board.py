"""The instructor's command that ranks the best solutions of a lab's open question."""

from __future__ import annotations

import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duograd.cli.book import telling_errors
from duograd.cli.common import several
from duograd.cli.instructor import Trust, Workers, progress_of
from duograd.cli.intake import StudentFrom, keep_roster, tell_intake

if TYPE_CHECKING:
    from duograd.classroom.board import Board, Rival
    from duograd.exercises.entries import Entry


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(board)


def board(
    entries: Annotated[
        Path, typer.Argument(help="A folder or a zip of labs, as handed in or downloaded.")
    ],
    lab: Annotated[str, typer.Option(help="The lab whose entries are ranked: 18_music, or 18.")],
    seed: Annotated[
        int, typer.Option(help="Choose it after the deadline: it draws the hidden examples.")
    ],
    out: Annotated[Path, typer.Option(help="The page; a CSV goes beside it.")] = Path("board.html"),
    roster: Annotated[
        Path | None,
        typer.Option(help="A CSV of the class; who has a yes in show_name stands under the name."),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(help="What aliases are made with; by default board.key beside the page."),
    ] = None,
    student_from: StudentFrom = 0,
    workers: Workers = None,
    trust: Trust = False,
) -> None:
    """Rank the entries to a lab's open question on hidden examples: a page and a table.

    Only labs 18, 22 and 26 have such a question. No points hang on it.

    Example: duograd board entries/ --lab 18_music --seed 4711 --out board.html --roster class.csv
    """
    from duograd.classroom.aliases import Key
    from duograd.classroom.board_page import write_board
    from duograd.classroom.roster import shown_names

    with telling_errors(out.parent):
        name, entry = asked(lab)
        if not (entries.is_dir() or entries.is_file()):
            raise typer.BadParameter(f"{entries}: no such folder or zip.")
        held = Key.at(key or out.parent / "board.key")
        shown = shown_names(roster) if roster else {}
        rivals = _rivals(entries, name, student_from, roster)
        students = [rival.name for rival in rivals if not rival.ours]
        if not students:
            raise typer.BadParameter(f"{entries}: nobody handed in {name}.")
        made = _made(entry, rivals, seed, workers, trust)
        facts = {"seed": seed, "made": held.count(name), "versions": _versions(rivals)}
        write_board(made, held.aliases(students) | shown, out, lab=name, facts=facts)
        held.save()
        _sum_up(made, out, held.path)


def asked(lab: str) -> tuple[str, Entry]:
    """The lab's full name and its entry. Raises typer.BadParameter."""
    from duograd import exercises
    from duograd.exercises.entries import entry_of

    having = ", ".join(name for name in exercises.lesson_names() if entry_of(name))
    if not lab:
        raise typer.BadParameter(f"--lab is missing; those with an entry are {having}.")
    try:
        name = exercises.full_name(lab)
    except exercises.UnknownLesson as error:
        raise typer.BadParameter(f"--lab {lab}: {error}.") from None
    if not (entry := entry_of(name)):
        raise typer.BadParameter(f"--lab {lab} asks for no entry: {having} do.")
    return name, entry


def _rivals(entries: Path, lab: str, student_from: int, roster: Path | None) -> list[Rival]:
    """The last lab that each student handed in, in whichever framework, and ours."""
    from duograd.classroom.board import Rival, ours
    from duograd.classroom.gradebook import Gradebook
    from duograd.classroom.taking_in import Choice, read_in

    found: dict[str, tuple[float, Rival]] = {}
    with tempfile.TemporaryDirectory() as folder, Gradebook(Path(folder) / "book") as book:
        keep_roster(book, roster)
        taken = read_in(book, entries, Choice(student_from, lab))
        tell_intake(book, taken)
        for origin, reason in book.problems():
            print(f"not read: {origin}: {reason}")
        for number in book.waiting():
            kept = book.submitted(number)
            rival = Rival(kept.student, kept.notebook())
            if kept.handed_in_at >= found.get(kept.student, (float("-inf"),))[0]:
                found[kept.student] = (kept.handed_in_at, rival)
    students = [rival for _, rival in found.values()]
    return [*students, *ours(lab, sorted({rival.notebook.framework for rival in students}))]


def _made(entry: Entry, rivals: list[Rival], seed: int, workers: int | None, trust: bool) -> Board:
    from duograd.classroom.board import make_board, settings_for
    from duograd.classroom.grade import default_workers

    settings = settings_for(entry, seed, trust)
    with progress_of("running") as told:
        return make_board(entry, rivals, settings, workers or default_workers(), told)


def _versions(rivals: list[Rival]) -> str:
    """`duograd 0.9, torch 2.13`: what the entries ran with."""
    names = sorted({rival.notebook.framework for rival in rivals})
    return ", ".join(f"{name} {version(name)}" for name in ("duograd", *names))


def _sum_up(made: Board, out: Path, key: Path) -> None:
    ranks = [row for row in made.rows if row.rank]
    lost = [row for row in made.rows if not row.ours and not row.result]
    print(f"{several(len(ranks) + len(lost), 'entry').replace('entrys', 'entries')} → {out}")
    for row in lost:
        print(f"no result: {row.name}: {row.reason}")
    for names in made.alike:
        print(f"Their answers are the same to the last bit, for you alone: {', '.join(names)}.")
    print(f"Keep {key}: with it the aliases stay the same all term. Do not publish it.")
