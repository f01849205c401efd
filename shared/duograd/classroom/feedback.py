"""A page for each student and lab: their code, with the verdict on each answer right after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from duograd.classroom import standing
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.pages import render
from duograd.classroom.records import ExerciseRow, LabRow, Student, Submitted
from duograd.classroom.writing import clean, folder_name, minute, write
from duograd.marking.assembling import answers_to

# A page stays readable, and small, whatever was handed in.
MOST_IN_CELL = 20_000
MOST_ON_PAGE = 200_000


@dataclass(frozen=True)
class Shown:
    """One code cell as the page shows it. `unjudged`: exercises of which another cell is judged."""

    source: str
    left_out: int
    verdicts: list[ExerciseRow] = field(default_factory=list)
    unjudged: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """The source by lines, as a verdict counts them."""
        return self.source.split("\n")

    @property
    def is_answer(self) -> bool:
        """Whether the cell answers an exercise, judged or not."""
        return bool(self.verdicts or self.unjudged)


def page_path(folder: Path, student: str, lab: str, framework: str) -> Path:
    """Where a student's page on a lab is: feedback/STUDENT/LAB.html."""
    name = f"{folder_name(standing.lab_name(lab, framework))}.html"
    return folder / "feedback" / folder_name(student) / name


def write_feedback(gradebook: Gradebook, folder: Path) -> int:
    """Write the pages whose content changed, for every lab with verdicts; how many those were."""
    verdicts, known = standing.by_lab(gradebook.exercises()), standing.people(gradebook)
    labs = {standing.key(row): row for row in gradebook.labs()}
    written = 0
    for handed in gradebook.attempts():
        whose = (handed.student, handed.lab, handed.framework)
        if handed.counts and whose in verdicts:
            text = feedback_page(handed, verdicts[whose], known, labs[whose])
            written += write(page_path(folder, *whose), text)
    return written


def feedback_page(
    handed: Submitted, rows: list[ExerciseRow], known: Mapping[str, Student], lab: LabRow
) -> str:
    """The HTML of one page."""
    cells = shown(handed, rows)
    found = {row.exercise for cell in cells for row in cell.verdicts}
    runs = [(bool(answer), list(run)) for answer, run in groupby(cells, lambda c: c.is_answer)]
    return render(
        "feedback.html",
        handed=handed,
        person=known.get(handed.student, Student(handed.student)),
        rows=rows,
        anchors={row.exercise: f"exercise-{place}" for place, row in enumerate(rows, 1)},
        runs=runs,
        missing=[row for row in rows if row.exercise not in found],
        score=standing.score(lab.points, lab.max_points),
        comment=lab.comment,
        late=standing.lateness(lab),
        when=minute(handed.handed_in_at),
    )


def shown(handed: Submitted, rows: list[ExerciseRow]) -> list[Shown]:
    """The cells in order, each verdict with the cell that was judged."""
    answers = {row.exercise: answers_to(handed.cells, row.exercise) for row in rows}
    room = MOST_ON_PAGE
    cells = []
    for place, cell in enumerate(handed.cells):
        whole = clean(cell["source"]).rstrip().expandtabs(4)
        source = whole[: min(MOST_IN_CELL, room)]
        room -= len(source)
        here = [row for row in rows if place in answers[row.exercise][:1]]
        unjudged = [name for name, places in answers.items() if place in places[1:]]
        if whole.strip() or here or unjudged:
            cells.append(Shown(source, len(whole) - len(source), here, unjudged))
    return cells
