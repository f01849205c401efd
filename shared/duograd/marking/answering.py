"""The trusted side of a call: what a stranger's code passes is checked, then the oracle is asked.

Only the answers that stand in for the exercise in hand are asked, on arrays and numbers, and on
functions that its own case holds.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from duograd.boundary.wire import Function, Named, WireError, decode, encode, is_plain
from duograd.exercises import Lesson
from duograd.exercises.attempts import Trial
from duograd.exercises.carrying import Plan, names_of
from duograd.exercises.reference import resolve
from duograd.marking.oracle import FAILED, SECONDS, Oracle
from duograd.marking.reading import CallBack, Message, Over

MOST_CALLS = 10_000
MOST_NUMBERS = 100_000  # in one call


def sent(lesson: Lesson, plan: Plan) -> dict[str, dict[str, Any]]:
    """The plan as a child is told it: the arguments of each that stands in, and of which of
    them gradients can be asked."""
    return {
        name: {
            other: [names_of(lesson.exercises[other]), lesson.exercises[other].gradients]
            for other in others
        }
        for name, others in plan.items()
    }


@dataclass
class Answering:
    """Answers the calls of one submission, a bounded number of them."""

    lesson: Lesson
    framework: str
    plan: Plan
    trials: Mapping[str, Sequence[Trial]]
    oracle: Oracle
    calls: int = 0
    names: dict[str, list[str]] = field(default_factory=dict)

    def answer(self, done: int, call: Message, end: float, call_back: CallBack) -> Message:
        """What to send back; done: how many observations have come, which tells the case."""

        def function(asked: Message) -> Message:
            self.calls += 1
            if self.calls > MOST_CALLS:
                raise Over("output")
            value = decode(call_back(asked).get("returned"))
            if not isinstance(value, (float, np.ndarray)) or _count(value) > MOST_NUMBERS:
                return FAILED
            return {"returned": encode(value)}

        self.calls += 1
        try:
            name, trial = self._place(done)
            question = self._question(name, trial, call)
        except (WireError, TypeError, KeyError, LookupError):
            return FAILED
        left = min(SECONDS, end - time.monotonic())
        if self.calls > MOST_CALLS:
            return FAILED
        return self.oracle.ask(question, left, function)

    def _place(self, done: int) -> tuple[str, Trial]:
        for name in self.plan:
            if done < len(self.trials[name]):
                return name, self.trials[name][done]
            done -= len(self.trials[name])
        raise LookupError("no exercise is in hand")

    def _question(self, name: str, trial: Trial, call: Message) -> Message:
        other = call["ask"]
        if other not in self.plan[name]:
            raise WireError("another answer than those that stand in is asked")
        known = self.names.setdefault(other, names_of(self.lesson.exercises[other]))
        passed = {str(key): _value(item, trial) for key, item in call["values"].items()}
        upstream = decode(call.get("upstream"))
        if not set(passed) <= set(known) or not is_plain([upstream]):
            raise WireError("arguments are passed that the answer does not have")
        if _count([*passed.values(), upstream]) > MOST_NUMBERS:
            raise WireError("too many numbers are passed")
        values = {key: encode(passed[key]) for key in known if key in passed}
        asked = {"lesson": self.lesson.name, "exercise": other, "framework": self.framework}
        return asked | {"values": values, "upstream": encode(upstream)}


def _value(data: Any, trial: Trial) -> Any:
    """One argument: plain numbers, or a function that the case holds. Raises WireError."""
    value = decode(data)
    if isinstance(value, Named):
        for known in _functions(trial):
            if encode(known) | {"label": ""} == encode(value) | {"label": ""}:
                return known
    elif is_plain(value) or isinstance(value, Function):
        return value
    raise WireError("an argument is passed that no case holds")


def _functions(trial: Trial) -> list[Named]:
    named = [value for value in trial.case.arguments.values() if isinstance(value, Named)]
    return [value for value in named if callable(resolve(value, "float64"))]


def _count(value: Any) -> int:
    """How many numbers a value holds."""
    if isinstance(value, (list, tuple)):
        return sum(map(_count, value))
    return int(np.size(value))
