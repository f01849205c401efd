"""Run the cells of a student's notebook in one namespace, each on its own."""

from __future__ import annotations

import itertools
import linecache
from dataclasses import dataclass
from typing import Any

from duograd.boundary.wire import Failure
from duograd.frameworks import Framework
from duograd.runner.limits import TimeIsUp, no_input, time_limit
from duograd.runner.probes import explain

_numbers = itertools.count()  # no two cells of a process share a name, nor their lines


@dataclass(frozen=True)
class Cell:
    """A code cell: `exercise` is the TODO that it answers, or empty for other code."""

    exercise: str
    source: str


def run_cells(
    cells: list[Cell], namespace: dict[str, Any], framework: Framework, seconds: float
) -> dict[str, Failure]:
    """Execute each cell; the failures of those that answer an exercise, by exercise.

    A cell that fails keeps what it defined before the failing line.
    """
    failures: dict[str, Failure] = {}
    for cell in cells:
        name = f"<cell {next(_numbers)}>"
        failure = _run_cell(cell.source, name, namespace, framework, seconds)
        if failure and cell.exercise and _matters(failure, cell.exercise, namespace):
            failures[cell.exercise] = failure
    return failures


def _matters(failure: Failure, exercise: str, namespace: dict[str, Any]) -> bool:
    """A failing line below the definition (a student's own try-out) costs nothing."""
    return exercise not in namespace


def _run_cell(
    source: str, filename: str, namespace: dict[str, Any], framework: Framework, seconds: float
) -> Failure | None:
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    try:
        with time_limit(seconds), no_input():
            exec(compile(source, filename, "exec"), namespace)
    except TimeIsUp:
        return Failure("time", message=f"the cell was still running after {seconds:g} seconds")
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return explain(error, namespace, framework)
    return None
