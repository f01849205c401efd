"""Take what was handed in into the gradebook, and say what was left out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

from duograd import exercises
from duograd.classroom.delivering import BESIDE, HandedIn, Problem
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.intake import Remark, collect
from duograd.classroom.records import Submitted
from duograd.classroom.roster import Roster
from duograd.exercises.labs import cells_of
from duograd.marking.assembling import answers_to
from duograd.marking.submission import BadSubmission, Notebook, read_notebook
from duograd.runner.sources import defines, read_source

TODO = "NotImplementedError"
SAME_NAME = (
    "{} files are called after {} and hold the same lab: none is filed. Students chose these "
    "names, so see which is theirs, and put it into a folder of that name."
)


@dataclass(frozen=True)
class Choice:
    """What is taken in. level: at which the students' names stand. lab, framework: only these."""

    level: int = 0
    lab: str = ""
    framework: str = ""

    def takes(self, notebook: Notebook) -> bool:
        """Whether a notebook is asked for."""
        return (
            notebook.lab.startswith(self.lab)
            and (self.framework or notebook.framework) == notebook.framework
        )


@dataclass
class Taken:
    """What came of it: notebooks kept, left aside, never touched; what should be known."""

    kept: int = 0
    aside: int = 0
    untouched: int = 0
    remarks: list[str] = field(default_factory=list)


def read_in(gradebook: Gradebook, source: Path, choice: Choice | None = None) -> Taken:
    """Keep every notebook found in `source`, list the rest as problems."""
    roster = Roster(gradebook.roster())
    reader = _Reader(gradebook, choice or Choice())
    with gradebook.together():
        refile(gradebook, roster)
        for found in collect(source, roster, reader.choice.level):
            reader.take(found)
        reader.finish()
        unread = [problem.student for problem in reader.problems if not problem.minor]
        gradebook.set_problems([(p.origin, p.reason) for p in reader.problems], unread)
        gradebook.choose_attempts()
    return reader.taken


class _Reader:
    """Keeps notebooks as they come, but those that can be judged only beside the others."""

    def __init__(self, gradebook: Gradebook, choice: Choice) -> None:
        self.gradebook, self.choice, self.taken = gradebook, choice, Taken()
        self.problems: list[Problem] = []
        self.working: set[str] = set()
        self.blank: list[tuple[HandedIn, Submitted]] = []
        self.loose: dict[tuple[str, str, str], list[Submitted]] = defaultdict(list)

    def take(self, found: HandedIn | Problem | Remark) -> None:
        """Keep it, or wait with it, or list it."""
        if isinstance(found, Remark):
            self.taken.remarks.append(found.text)
        elif isinstance(found, Problem):
            self.problems.append(found)
        else:
            try:
                self._notebook(found, read_notebook(found.data, found.name))
            except BadSubmission as error:
                if found.name.lower() not in BESIDE:
                    self.problems.append(Problem(found.origin, str(error), found.student))

    def _notebook(self, handed: HandedIn, notebook: Notebook) -> None:
        if not self.choice.takes(notebook):
            self.taken.aside += 1
            return
        mine = _submitted(handed, notebook)
        if is_untouched(notebook):
            self.blank.append((replace(handed, data=b""), mine))
            return
        self.working.add(handed.student)
        if handed.kind == "file":
            self.loose[mine.student, mine.lab, mine.framework].append(mine)
        else:
            self._keep(mine)

    def _keep(self, mine: Submitted) -> None:
        self.gradebook.hand_in(mine)
        self.taken.kept += 1

    def finish(self) -> None:
        """Decide what had to wait: files named by students, labs that nobody touched."""
        for (student, *_), files in self.loose.items():
            if len({one.sha for one in files}) > 1:
                reason = SAME_NAME.format(len(files), student)
                self.problems += [Problem(one.origin, reason, student) for one in files]
            else:
                self._keep(files[0])
        if self.loose:
            count = sum(map(len, self.loose.values()))
            said = "1 loose file is" if count == 1 else f"{count} loose files are"
            self.taken.remarks.append(f"{said} filed by the name that a student gave it.")
        several = {handed.student for handed, _ in self.blank if self._is_one_of_many(handed)}
        for handed, mine in self.blank:
            if handed.handed_out or handed.student in self.working | several:
                self.taken.untouched += 1
            else:
                self._keep(mine)

    def _is_one_of_many(self, handed: HandedIn) -> bool:
        labs = {mine.lab for other, mine in self.blank if other.student == handed.student}
        return len(labs) > 1


def _submitted(handed: HandedIn, notebook: Notebook) -> Submitted:
    return Submitted(
        student=handed.student,
        lab=notebook.lab,
        framework=notebook.framework,
        sha=hashlib.sha256(handed.data).hexdigest(),
        origin=handed.origin,
        handed_in_at=handed.when,
        attempt=handed.attempt,
        cells=notebook.cells,
        late=handed.late,
        named_by=handed.kind,
        number=handed.number,
    )


def is_untouched(notebook: Notebook) -> bool:
    """Whether every answer is still the TODO that was handed out."""
    ours = cells_of(notebook.lab, notebook.framework)
    if all(ours.get(cell["id"]) == cell["source"] for cell in notebook.cells):
        return len(notebook.cells) == len(ours)
    names = [exercise.name for exercise in exercises.load(notebook.lab) if exercise.points]
    if sum(TODO in cell["source"] for cell in notebook.cells) < len(names):
        return False  # told without reading what is in them
    return all(_is_todo(notebook, name) for name in names)


def _is_todo(notebook: Notebook, name: str) -> bool:
    places = answers_to(notebook.cells, name)
    return bool(places) and defines(read_source(notebook.cells[places[0]]["source"]), name) == 1


def refile(gradebook: Gradebook, roster: Roster) -> None:
    """Give the roster's ids to what was filed before there was one."""
    moves: dict[str, list[str]] = defaultdict(list)
    for student, named_by, number in gradebook.filed():
        tries = [("canvas", number)] if named_by == "canvas" else [("any", student)]
        person = roster.find(tries)
        if person and person.student != student:
            moves[person.student].append(student)
    for new, old in moves.items():
        if len(old) == 1:
            gradebook.move(old[0], new)
