"""The best solutions of one lab's open question: run, measured on hidden examples, and ranked.

Who is as good as the best one above shares its rank: the examples could not tell them apart. The
same entries and the same seed give the same page.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from duograd.classroom.grade import Threads, Told
from duograd.exercises.entries import Entry, Result, Task
from duograd.exercises.labs import cells_of, solution_cells
from duograd.marking.entering import Tried, own_code, try_entry
from duograd.marking.marker import Settings
from duograd.marking.sandbox import choose_tier
from duograd.marking.submission import Notebook
from duograd.runner.limits import PATIENCE, Limits

RUNS = 3  # of each entry, each with a seed of its own; the one in the middle counts
ROOM = 60  # processor seconds of an entry for imports, and for the lab's cells that it needs


@dataclass(frozen=True)
class Rival:
    """Who enters: a student's notebook, or one of ours (`ours` says which) to compare with."""

    name: str
    notebook: Notebook
    ours: bool = False


@dataclass(frozen=True)
class Standing:
    """A row of the board. rank: 0 for ours and for who has no result; reason: why there is none."""

    name: str
    framework: str
    ours: bool
    result: Result | None
    reason: str = ""
    rank: int = 0
    above: bool = False


@dataclass
class Board:
    """All rows, the best first; below them who has no result."""

    entry: Entry
    rows: list[Standing]
    alike: list[list[str]] = field(default_factory=list)


def ours(lab: str, frameworks: Iterable[str]) -> Iterator[Rival]:
    """The lab as it was handed out and, where it is at hand, our solution of it."""
    for framework in frameworks:
        for name, cells in (("as handed out", cells_of), ("our solution", solution_cells)):
            with contextlib.suppress(OSError):
                told = [{"id": i, "source": text} for i, text in cells(lab, framework).items()]
                yield Rival(name, Notebook(lab, framework, told), ours=True)


def settings_for(entry: Entry, seed: int, trust: bool) -> Settings:
    """How entries run. Raises SandboxFailed if no sandbox works here."""
    cpu = int(entry.seconds) + ROOM
    limits = Limits(wall=PATIENCE * cpu, cpu=cpu)
    return Settings(choose_tier(limits, trust), seed, limits)


def _tasks(entry: Entry, seed: int) -> list[Task]:
    """The same hidden examples, once for each run."""
    drawn = entry.draw(seed)
    return [drawn.with_seed(seed + run) for run in range(RUNS)]


def standing_of(entry: Entry, rival: Rival, settings: Settings) -> Standing:
    """The row of one entry alone. Raises SandboxFailed if no sandbox can be started."""
    with Threads(settings, 1) as crew:
        return _standing(rival, _runs(crew, entry, rival, _tasks(entry, settings.seed)))


def make_board(
    entry: Entry, rivals: Sequence[Rival], settings: Settings, workers: int, told: Told
) -> Board:
    """Run every entry and rank them. Raises SandboxFailed if no sandbox can be started."""
    tasks = _tasks(entry, settings.seed)
    told(0, len(rivals))
    rows: list[Standing] = []
    with Threads(settings, workers) as crew:
        for done, (rival, runs) in enumerate(_run(crew, entry, rivals, tasks), 1):
            rows.append(_standing(rival, runs))
            told(done, len(rivals))
    rows = [*_of_students(rows), *_of_ours(rows), _simple(entry, tasks[0])]
    return Board(entry, ranked(rows), _alike(_of_students(rows)))


def _of_students(rows: Iterable[Standing]) -> list[Standing]:
    return [row for row in rows if not row.ours]


def _of_ours(rows: Iterable[Standing]) -> list[Standing]:
    """Ours that have a result, once each: a lab as handed out may lack what its entry calls."""
    found = {_print(row): row for row in sorted(rows, key=lambda r: r.name) if row.ours}
    return [row for row in found.values() if row.result]


def _print(row: Standing) -> str:
    """The same for answers that are measured the same to the last bit."""
    return hashlib.sha256(row.result.numbers.tobytes()).hexdigest() if row.result else ""


def _standing(rival: Rival, runs: Sequence[Tried]) -> Standing:
    """The run in the middle; no result where one of them has none."""
    reason = next((run.reason for run in runs if not run.result), "")
    result = None if reason else _middle([run.result for run in runs if run.result])
    return Standing(rival.name, rival.notebook.framework, rival.ours, result, reason)


def _middle(results: list[Result]) -> Result:
    return sorted(results, key=lambda result: result.score)[len(results) // 2]


def _simple(entry: Entry, task: Task) -> Standing:
    """The rival that learns nothing."""
    name, answer = entry.simple
    return Standing(name, "", True, entry.result(answer(task), task))


def ranked(rows: Iterable[Standing]) -> list[Standing]:
    """The rows in their order, with ranks. Within a rank names decide, never who was first."""
    rows = list(rows)
    best = sorted((r for r in rows if r.result), key=lambda r: -_score(r))
    lost = sorted((r for r in rows if not r.result), key=lambda r: r.name)
    marks = [row for row in best if row.ours]
    placed: list[Standing] = []
    first, rank = None, 0
    for place, row in enumerate((row for row in best if not row.ours), 1):
        if first is None or not _as_good(row, first):
            first, rank = row, place
        placed.append(replace(row, rank=rank, above=_is_above(row, marks)))
    return sorted([*placed, *marks], key=_order(placed)) + lost


def _order(placed: Sequence[Standing]) -> Callable[[Standing], Any]:
    """Best first; those who share a rank stand together, by name."""
    tops: dict[int, float] = defaultdict(lambda: -np.inf)
    for row in placed:
        tops[row.rank] = max(tops[row.rank], _score(row))
    return lambda row: (-(tops[row.rank] if row.rank else _score(row)), row.rank, row.name)


def _score(row: Standing) -> float:
    assert row.result is not None
    return row.result.score


def _as_good(row: Standing, other: Standing) -> bool:
    assert row.result is not None
    assert other.result is not None
    return row.result.is_as_good_as(other.result)


def _is_above(row: Standing, marks: Sequence[Standing]) -> bool:
    """Whether the score lies above the interval of each of ours."""
    return all(_score(row) > mark.result.interval[1] for mark in marks if mark.result)


def _alike(rows: Iterable[Standing]) -> list[list[str]]:
    """The names of whose answers to the examples are measured the same to the last bit."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.result:
            groups[_print(row)].append(row.name)
    return [sorted(names) for names in groups.values() if len(names) > 1]


def _run(
    crew: Threads, entry: Entry, rivals: Sequence[Rival], tasks: Sequence[Task]
) -> Iterator[tuple[Rival, list[Tried]]]:
    """Each rival with what its runs gave, as they come."""
    waiting = {crew.pool.submit(_runs, crew, entry, r, tasks): r for r in rivals}
    for done in concurrent.futures.as_completed(waiting):
        yield waiting[done], done.result()


def _runs(crew: Threads, entry: Entry, rival: Rival, tasks: Sequence[Task]) -> list[Tried]:
    """What the runs of one entry gave; after a failure it is not run again."""
    if reason := _barred(rival, entry):
        return [Tried(None, reason)]
    runs: list[Tried] = []
    for task in tasks:
        runs.append(try_entry(crew.marker(), rival.notebook, entry, task))
        if not runs[-1].result:
            break
    return runs


def _barred(rival: Rival, entry: Entry) -> str:
    """Why an entry is not run at all: it would use what is not meant for it."""
    code = "" if rival.ours else own_code(rival.notebook, entry)
    return next((reason for word, reason in entry.barred.items() if word in code), "")
