"""Try an entry to the board in the sandbox, as an answer is tried; measure here what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from duograd import exercises
from duograd.boundary.wire import Failure
from duograd.exercises import Case, Exercise
from duograd.exercises.attempts import Trial
from duograd.exercises.entries import Entry, Result, Task, Unfit
from duograd.exercises.labs import cells_of
from duograd.marking.assembling import Submission, assemble
from duograd.marking.marker import Marker, Run
from duograd.marking.strangers import printable
from duograd.marking.submission import Notebook
from duograd.runner.sources import helpers

LONGEST = 300  # characters of a reason
LIMITS = {"memory": "it used more memory than there is for one entry",
          "disk": "it wrote more than one entry may write"}  # fmt: skip


@dataclass(frozen=True)
class Tried:
    """What one run of an entry gave: a result, or the reason why there is none."""

    result: Result | None
    reason: str = ""


def try_entry(marker: Marker, notebook: Notebook, entry: Entry, task: Task) -> Tried:
    """Run a notebook's entry once. Raises SandboxFailed if no sandbox was ever started."""
    submission = _with_entry(notebook, entry)
    if failure := submission.broken.get(entry.name):
        return Tried(None, _said(entry, failure))
    trials = {entry.name: [Trial(Case({}), entry.request(task), None, {})]}
    run = Run(marker, submission, trials)
    (seen,) = run.observe(trials)[entry.name]
    if seen.failure:
        hit = run.hits.get(entry.name, "")
        failure = Failure("time") if hit == "time" else seen.failure
        return Tried(None, LIMITS.get(hit) or _said(entry, failure))
    try:
        return Tried(entry.result(seen.value, task))
    except Unfit as error:
        return Tried(None, str(error))


def own_code(notebook: Notebook, entry: Entry) -> str:
    """All code that runs for a notebook's entry, without what is ours."""
    ours = set(map(helpers, cells_of(notebook.lab, notebook.framework).values()))
    cells = _with_entry(notebook, entry).cells
    return "\n".join(cell.source for cell in cells if cell.source not in ours)


def _with_entry(notebook: Notebook, entry: Entry) -> Submission:
    """The notebook's answers, its entry among them as if it were one."""
    lesson = exercises.load(notebook.lab)
    asked = Exercise(points=1, probe="entry", seconds=entry.seconds, name=entry.name)
    all_asked: Mapping[str, Exercise] = {**lesson.exercises, entry.name: asked}
    return assemble(notebook, replace(lesson, exercises=all_asked))


def _said(entry: Entry, failure: Failure) -> str:
    """Why there is no result, in printable words of bounded length."""
    return printable(entry.why_lost(failure).replace("\n", " "))[:LONGEST]
