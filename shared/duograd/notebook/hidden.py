"""What our own cells make: an answer that reads it fails in the grader, and so it fails here.

The grader runs a student's cells, and of ours what other cells may need: see `helpers`.
"""

from __future__ import annotations

import contextlib
import difflib
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from duograd import exercises
from duograd.boundary.wire import Observation
from duograd.exercises.labs import as_made, cells_of
from duograd.runner.cells import made_by
from duograd.runner.jupyter import FROM_US
from duograd.runner.sources import helpers

ALIKE = 0.7  # as much of a cell of ours is left where a student only changed it
OWN = re.compile(r"code-\d+")  # the ids of our cells; a student's new ones have others
READS = (
    "{}: a cell of the lab makes it, and an answer is tried without those. "
    "A function is given all that it needs as arguments"
)


@functools.cache
def ours(lesson: str, framework: str) -> Mapping[str, Sequence[str]]:
    """The names that only our cells make, each with the cells that do; none without a lab."""
    try:
        cells = [source for name, source in cells_of(lesson, framework).items() if OWN.match(name)]
    except OSError:
        return {}
    kept = {*exercises.load(lesson).exercises, *FROM_US}
    kept = kept.union(*(made_by(helpers(source)) for source in cells))
    makers: dict[str, list[str]] = {}
    for source in cells:
        for name in made_by(source) - kept:
            makers.setdefault(name, []).append(source)
    return makers


def to_hide(lesson: str, framework: str, ran: Sequence[str]) -> set[str]:
    """Of the names that our cells make, those that no cell of the student made since.

    ran: the cells that ran in this notebook, in order.
    """
    makers = ours(lesson, framework)
    last = {name: source for source in ran for name in _made_by(source) if name in makers}
    return {name for name, source in last.items() if _is_ours(source, makers[name])}


_made_by = functools.lru_cache(maxsize=1000)(made_by)


def _is_ours(source: str, cells: Sequence[str]) -> bool:
    """Whether a cell is one of these, perhaps somewhat changed."""
    return as_made(source).strip() in cells or any(_alike(source, cell) for cell in cells)


@functools.lru_cache(maxsize=1000)
def _alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one, other, False).ratio() >= ALIKE


@contextlib.contextmanager
def without(namespace: dict[str, Any], names: set[str]) -> Iterator[None]:
    """In the body the namespace lacks these names."""
    aside = {name: namespace.pop(name) for name in names if name in namespace}
    try:
        yield
    finally:
        namespace.update(aside)


def told(seen: Observation, names: set[str]) -> Observation:
    """The observation, saying so where an answer failed because it read one of these names."""
    failure = seen.failure
    if failure is None or failure.type != "NameError":
        return seen
    name = re.match(r"name '(\w+)' is not defined", failure.message)
    if not name or name.group(1) not in names:
        return seen
    return replace(seen, failure=replace(failure, message=READS.format(failure.message)))
