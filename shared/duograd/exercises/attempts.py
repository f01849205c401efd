"""What is tried of an exercise, with the right answers, and what came of one answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from duograd.boundary.wire import Observation, Request
from duograd.exercises import named, reference
from duograd.exercises.declaration import Case, Exercise


@dataclass(frozen=True, eq=False)
class Trial:
    """One case with the right answer to it and its gradients (no answer if properties decide)."""

    case: Case
    request: Request
    value: Any
    gradients: Mapping[str, np.ndarray]

    @property
    def by_properties(self) -> bool:
        """Whether there is no one right answer to compare with."""
        return isinstance(self.value, str) and self.value == reference.UNJUDGED


@dataclass(frozen=True)
class Attempt:
    """One answer, observed once for each trial: all that a rule looks at."""

    exercise: Exercise
    framework: str
    trials: Sequence[Trial]
    seen: Sequence[Observation]

    def __iter__(self) -> Iterator[tuple[Trial, Observation]]:
        return zip(self.trials, self.seen, strict=True)

    def named(self, fact: str) -> str | None:
        """The first argument that a fact of an observation names, if there is one."""
        for trial, observation in self:
            for name in observation.facts.get(fact) or []:
                if name in trial.case.arguments:
                    return str(name)
        return None


def prepare(exercise: Exercise, framework: str, seed: int) -> list[Trial]:
    """The cases drawn from `seed`, each with what the runner is asked and the right answer."""
    rng = np.random.default_rng(seed)
    return [_trial(exercise, framework, case, rng) for case in exercise.draw(seed)]


def _trial(exercise: Exercise, framework: str, case: Case, rng: np.random.Generator) -> Trial:
    watch = reference.watched(exercise, case)
    value = reference.expected_value(exercise, case, framework)
    upstream = reference.upstream_of(exercise, case, framework, value, rng) if watch else None
    sent = named.sent(case.arguments, framework)
    request = Request(exercise.name, exercise.probe, sent, watch, upstream, case.options)
    trial = Trial(case, request, value, {})
    if not watch or trial.by_properties:
        return trial
    gradients = reference.expected_gradients(exercise, case, framework, upstream)
    return replace(trial, gradients=gradients)
