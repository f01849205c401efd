"""Run the cells of a student's notebook in one namespace, each on its own."""

from __future__ import annotations

import asyncio
import dis
import itertools
import linecache
import re
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from inspect import CO_COROUTINE
from types import CodeType
from typing import Any

from duograd.boundary.wire import Failure
from duograd.frameworks import Framework
from duograd.runner.explaining import explain
from duograd.runner.limits import TimeIsUp, no_input, time_limit

_numbers = itertools.count()  # no two cells of a process share a name, nor their lines


@dataclass(frozen=True)
class Cell:
    """A code cell: `exercise` is the TODO that it answers, or empty for other code."""

    exercise: str
    source: str


@dataclass
class Failed:
    """Cells that failed. answers: by the exercise that stays undefined. makers: by the names that
    a cell would have made."""

    answers: dict[str, Failure] = field(default_factory=dict)
    makers: dict[str, Failure] = field(default_factory=dict)


def run_cells(
    cells: list[Cell], namespace: dict[str, Any], framework: Framework, seconds: float
) -> Failed:
    """Execute each cell. One that fails keeps what it defined before the failing line."""
    failed = Failed()
    for cell in cells:
        file = f"<cell {next(_numbers)}>"
        failure = _run_cell(cell.source, file, namespace, framework, seconds)
        if not failure:
            continue
        lost = (name for name in made_by(cell.source) if name not in namespace)
        failed.makers |= dict.fromkeys(lost, failure)
        if cell.exercise and cell.exercise not in namespace:
            failed.answers[cell.exercise] = failure
    return failed


def because(failure: Failure | None, makers: Mapping[str, Failure]) -> Failure | None:
    """The failure, and why the name is not there that it lacks."""
    lacks = re.match(r"name '(\w+)' is not defined$", failure.message) if failure else None
    if failure is None or lacks is None or lacks[1] not in makers:
        return failure
    cause = makers[lacks[1]]
    told = ": ".join(filter(None, (cause.type, cause.message)))
    where = f" at `{cause.source}`" if cause.source else ""
    return replace(failure, message=f"{failure.message}: its cell failed{where}, {told}"[:600])


def made_by(source: str) -> set[str]:
    """The names that a cell makes if it runs to its end."""
    try:
        lines = dis.get_instructions(compile(source, "<cell>", "exec", PyCF_ALLOW_TOP_LEVEL_AWAIT))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    return {line.argval for line in lines if line.opname in ("STORE_NAME", "STORE_GLOBAL")}


def _execute(code: CodeType, namespace: dict[str, Any]) -> None:
    """Run compiled code; Jupyter lets it `await` outside of a function."""
    if code.co_flags & CO_COROUTINE:
        asyncio.run(eval(code, namespace))
    else:
        exec(code, namespace)


def _run_cell(
    source: str, filename: str, namespace: dict[str, Any], framework: Framework, seconds: float
) -> Failure | None:
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    try:
        with time_limit(seconds), no_input():
            _execute(compile(source, filename, "exec", PyCF_ALLOW_TOP_LEVEL_AWAIT), namespace)
    except TimeIsUp:
        return Failure("time", message=f"the cell was still running after {seconds:g} seconds")
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return explain(error, namespace, framework)
    return None
