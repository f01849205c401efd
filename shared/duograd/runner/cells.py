"""Run the cells of a student's notebook in one namespace, each on its own."""

from __future__ import annotations

import ast
import itertools
import linecache
import re
from dataclasses import dataclass
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


def helpers(source: str, without: frozenset[str] = frozenset()) -> str:
    """What other cells may need from this one: its imports, functions, classes, plain constants.

    Line numbers stay what they were. Everything else, such as a demo, is not run, nor what
    defines a name in `without`.
    """
    lines = re.split(r"\r\n|\r|\n", source)  # as Python counts; splitlines() knows more ends
    kept = [""] * len(lines)
    for node in _body(source):
        if _is_helper(node) and not _names(node) & without:
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
            kept[first - 1 : node.end_lineno] = lines[first - 1 : node.end_lineno]
    return "\n".join(kept)


def defined(source: str) -> frozenset[str]:
    """The names of the functions, classes and constants that a cell defines."""
    return frozenset(name for node in _body(source) if _is_helper(node) for name in _names(node))


def _body(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def _names(node: ast.stmt) -> set[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, ast.Assign):
        return {leaf.id for leaf in ast.walk(node) if isinstance(leaf, ast.Name)}
    return set()


def _is_helper(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        return not (node.module or "").startswith("duograd")
    if isinstance(node, (ast.Import, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return True
    if not isinstance(node, ast.Assign):
        return False
    try:
        ast.literal_eval(node.value)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return False
    return True
