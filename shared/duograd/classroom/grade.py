"""Grade everything in the gradebook that has no verdict yet, several submissions at a time.

Each verdict is committed as it is made. A run that is stopped anywhere goes on when it is started
again. Who ran out of time while the machine was busy is tried again alone before it counts.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol

from duograd.classroom.gradebook import Gradebook
from duograd.marking.marker import Marked, Marker, Settings
from duograd.marking.submission import Notebook

GIB = 2**30
WORKER_GIB = 1.5
Told = Callable[[int, int], None]
Results = Iterator[tuple[int, Marked]]


def default_workers() -> int:
    """The processor's cores, fewer where memory would not do (1.5 GiB each)."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    with contextlib.suppress(OSError, ValueError, IndexError):
        lines = Path("/proc/meminfo").read_text().splitlines()
        free = next(int(line.split()[1]) for line in lines if line.startswith("MemAvailable"))
        return max(1, min(cores or 1, int(free * 1024 / GIB / WORKER_GIB)))
    return cores or 1


def grade_all(
    gradebook: Gradebook, numbers: Sequence[int], crew: Crew, told: Told, only: str = ""
) -> int:
    """Give verdicts to these submissions. told(done, in all) is called after each.

    only: record the verdict on this exercise and no other. Returns how many could not be run,
    and so have no verdict yet. Raises SandboxFailed if no sandbox can be started.
    """
    told(0, len(numbers))
    lost = 0
    for done, (number, graded) in enumerate(_settled(gradebook, numbers, crew), 1):
        lost += graded.lost
        gradebook.note_also(graded.facts)
        gradebook.record(number, graded.verdicts, graded.hits, only)
        told(done, len(numbers))
    gradebook.choose_attempts()  # which is the best shows only now
    return lost


def _settled(gradebook: Gradebook, numbers: Sequence[int], crew: Crew) -> Results:
    """The results that count: who was lost, or out of time beside others, is tried again alone."""
    late: list[int] = []
    for number, graded in crew.grade(_notebooks(gradebook, numbers), len(numbers)):
        if graded.lost or (graded.timed_out and not crew.alone):
            late.append(number)  # not recorded: a stopped run tries it again
        else:
            yield number, graded
    for number, notebook in _notebooks(gradebook, late):
        yield number, crew.grade_alone(notebook)


def _notebooks(gradebook: Gradebook, numbers: Iterable[int]) -> Iterator[tuple[int, Notebook]]:
    for number in numbers:
        before = gradebook.handed_in_before(number)
        yield number, gradebook.submitted(number).notebook(before)


class Crew(Protocol):
    """Whoever grades many submissions: threads of this machine, or a cluster."""

    alone: bool

    def grade(self, work: Iterator[tuple[int, Notebook]], total: int) -> Results:
        """Results as they come, in any order. total: how much work there is."""

    def grade_alone(self, notebook: Notebook) -> Marked:
        """The verdicts on a submission beside which nothing else is graded."""


class Threads:
    """Each thread has a marker, and so a process to fork from, of its own."""

    def __init__(self, settings: Settings, count: int) -> None:
        self.settings, self.count, self.alone = settings, count, count == 1
        self.mine = threading.local()
        self.markers: list[Marker] = []
        self.pool = concurrent.futures.ThreadPoolExecutor(count)

    def __enter__(self) -> Threads:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)
        for marker in self.markers:
            marker.close()

    def grade(self, work: Iterator[tuple[int, Notebook]], total: int) -> Results:
        """Results as they come, with only a few submissions in memory at a time."""
        running: dict[concurrent.futures.Future[Marked], int] = {}
        while True:
            while len(running) < 2 * self.count and (one := next(work, None)):
                running[self.pool.submit(self._grade, one[1])] = one[0]
            if not running:
                return
            ready, _ = concurrent.futures.wait(
                running, return_when=concurrent.futures.FIRST_COMPLETED
            )
            for future in ready:
                yield running.pop(future), future.result()

    def grade_alone(self, notebook: Notebook) -> Marked:
        """The verdicts on a submission beside which nothing else is graded."""
        return self.pool.submit(self._grade, notebook).result()

    def marker(self) -> Marker:
        """The marker of the thread that asks."""
        if not hasattr(self.mine, "marker"):
            self.mine.marker = Marker(self.settings)
            self.markers.append(self.mine.marker)
        mine: Marker = self.mine.marker
        return mine

    def _grade(self, notebook: Notebook) -> Marked:
        return self.marker().mark(notebook)
