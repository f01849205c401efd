"""Entries to the board: a lab's open question, to which the best answer is not known.

A lesson that has one declares it in its own `entry.py`. An entry is a function of the student's
that is trained on what it is given, and gives another function back; that one is asked about
examples whose answers never leave this side. It has no points and belongs to no verdict.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module, util
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duograd.boundary.wire import Failure, Opaque, Request
from duograd.exercises import telling

Numbers = NDArray[np.float64]
DRAWS = 1000  # of the bootstrap
MIDDLE = (2.5, 97.5)  # percentiles between which 95 of 100 draws lie


class Unfit(ValueError):
    """What came back cannot be measured; one sentence says why."""


@dataclass(frozen=True)
class Task:
    """What one run is about: arguments to train with, in order; examples to ask; their answers.

    Both sides get NumPy arrays, numbers, strings and lists. truth: never sent.
    """

    arguments: Mapping[str, Any]
    examples: Sequence[Any]
    truth: Any

    def with_seed(self, seed: int) -> Task:
        """The same, but what an entry is told to seed itself with, its argument `seed`."""
        return replace(self, arguments={**self.arguments, "seed": seed})


@dataclass(frozen=True)
class Entry:
    """How a lab's entries are tried and measured.

    name: of the function that a student writes. asked: what it is to be good at, in one sentence.
    unit: what the score is, in a few words; higher is better. draw: a task from a seed. measure:
    from what came back and the truth, a number for each example; raises Unfit. score: of those
    numbers and the truth. simple: a rival that learns nothing, its name and what it answers to a
    task. seconds: processor time for one run. together: so many examples, one after another, have
    something in common, and are drawn anew together. barred: words that an entry may not use, and
    why one that does is not run.
    """

    name: str
    asked: str
    unit: str
    draw: Callable[[int], Task]
    measure: Callable[[Any, Any], Numbers]
    score: Callable[[Numbers, Any], float]
    simple: tuple[str, Callable[[Task], Any]]
    seconds: float = 60.0
    together: int = 1
    barred: Mapping[str, str] = field(default_factory=dict)

    def request(self, task: Task) -> Request:
        """What is asked of whoever runs the entry: nothing of the truth."""
        options = {"numpy": list(task.arguments), "examples": list(task.examples)}
        return Request(self.name, "entry", dict(task.arguments), options=options)

    def result(self, value: Any, task: Task) -> Result:
        """The numbers of what came back. Raises Unfit."""
        if isinstance(value, Opaque):
            raise Unfit(f"the examples were answered with {value}")
        return Result(self, np.asarray(self.measure(value, task.truth), "float64"), task.truth)

    def why_lost(self, failure: Failure) -> str:
        """Why there is no result, in words."""
        if failure.kind == "missing":
            return f"no cell defines `{self.name}`"
        if failure.kind == "time":
            return f"it was still running after {self.seconds:g} seconds"
        return telling.failure(failure)


@dataclass(frozen=True)
class Result:
    """A number for each example, and what they come to."""

    entry: Entry
    numbers: Numbers
    truth: Any

    @functools.cached_property
    def score(self) -> float:
        """What counts; higher is better."""
        return self.entry.score(self.numbers, self.truth)

    @functools.cached_property
    def redrawn(self) -> Numbers:
        """The score [DRAWS] of as many examples drawn anew from these, the same for all entries."""
        size, n = self.entry.together, len(self.numbers) // self.entry.together
        firsts = size * np.random.RandomState(0).randint(0, n, (DRAWS, n, 1))
        rows = (firsts + np.arange(size)).reshape(DRAWS, -1)
        return np.array([self.entry.score(self.numbers[r], _part(self.truth, r)) for r in rows])

    @property
    def interval(self) -> tuple[float, float]:
        """Between which scores 95 of 100 draws lie."""
        low, high = np.percentile(self.redrawn, MIDDLE)
        return float(low), float(high)

    def is_as_good_as(self, other: Result) -> bool:
        """Whether the examples cannot tell the two apart: both were asked the same ones."""
        low, high = np.percentile(self.redrawn - other.redrawn, MIDDLE)
        return bool(low <= 0 <= high)


def _part(truth: Any, rows: NDArray[np.int64]) -> Any:
    """The truth about some of the examples: of a table that of each column."""
    if isinstance(truth, Mapping):
        return {name: column[rows] for name, column in truth.items()}
    return np.asarray(truth)[rows]


@functools.cache
def entry_of(lesson: str) -> Entry | None:
    """The entry that a lesson declares, if it has one."""
    name = f"duograd.lessons.{lesson}.entry"
    if util.find_spec(name) is None:
        return None
    entry: Entry = import_module(name).entry
    return entry


def mean(numbers: Numbers, _: Any) -> float:
    """The mean of all examples: a score."""
    return float(numbers.mean())
