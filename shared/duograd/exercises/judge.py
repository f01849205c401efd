"""From what a runner observed to a verdict, in words that a student can use.

The judge sees arrays only, never the student's code or objects. It works the same for the check
in a notebook and for the grader.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from duograd.boundary.wire import Failure, Observation, Request
from duograd.exercises import comparing, named, reference
from duograd.exercises import telling as words
from duograd.exercises.declaration import Case, Exercise, Misconception

Outcome = Literal["not started", "error", "wrong", "right"]
MARKS: Mapping[str, str] = {"not started": "○", "error": "!", "wrong": "✗", "right": "✓"}
LONGEST_INPUTS = 240  # characters; more would hide the error that stands before them
ODD = "your code returned something so unusual that it cannot be compared with the answer"
RECORDED = (
    "The numbers are right, but your function changed the tensor it was given: {} requires a "
    "gradient now, also where it came from. Work on a copy of it."
)
TODO_LEFT = "A TODO line is left in `{}`: put your code in its place."
CALLS = "It calls {}, which is not right yet: mend that first."
CHANGED = (
    "Your code changed {} in place: who called your function still needs the old numbers. "
    "Work on a new one instead."
)


@dataclass(frozen=True)
class Verdict:
    """What a check decides. `misconception` is the slug of a known mistake, or None."""

    name: str
    outcome: Outcome
    points: int
    max_points: int
    message: str = ""
    misconception: str | None = None

    def __str__(self) -> str:
        if self.outcome == "not started":
            score = f"not started · {counted(self.max_points)}"
        else:
            score = f"{self.points} of {self.max_points}" if self.max_points else self.outcome
        parts = [f"{MARKS[self.outcome]} {self.name}", score, self.message]
        return " · ".join(part for part in parts if part)


def counted(points: float) -> str:
    """`2 points`, `1 point`, or `no points` for a given exercise."""
    return "no points" if points == 0 else f"{points:g} point{'' if points == 1 else 's'}"


@dataclass(frozen=True)
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


def prepare(exercise: Exercise, framework: str, seed: int) -> list[Trial]:
    """The cases drawn from `seed`, each with what the runner is asked and the right answer."""
    rng = np.random.default_rng(seed)
    return [_trial(exercise, framework, case, rng) for case in exercise.draw(seed)]


def _trial(exercise: Exercise, framework: str, case: Case, rng: np.random.Generator) -> Trial:
    watch = reference.watched(exercise, case)
    value = reference.expected_value(exercise, case, framework)
    upstream = reference.upstream_for(value, rng) if watch else None
    gradients = {}
    if watch:
        gradients = reference.expected_gradients(exercise, case, framework, upstream)
    sent = named.sent(case.arguments, framework)
    request = Request(exercise.name, exercise.probe, sent, watch, upstream, case.options)
    return Trial(case, request, value, gradients)


def judge(
    exercise: Exercise, framework: str, trials: Sequence[Trial], seen: Sequence[Observation]
) -> Verdict:
    """The verdict on an answer that was observed once for each trial. Never raises."""
    try:
        return _judge(exercise, framework, trials, seen)
    except Exception:  # a rule that met what nobody foresaw must not end a class's grading
        logging.getLogger(__name__).debug("%s cannot be judged", exercise.name, exc_info=True)
        return Verdict(exercise.name, "error", 0, exercise.points, ODD)


def _judge(
    exercise: Exercise, framework: str, trials: Sequence[Trial], seen: Sequence[Observation]
) -> Verdict:
    rules: tuple[Callable[..., Verdict | None], ...] = (
        _judge_symptoms,
        _judge_failures,
        _judge_changed,
        _judge_values,
        _judge_properties,
        _judge_gradients,
        _judge_attached,
        _judge_recorded,
    )
    for rule in rules:
        verdict = rule(exercise, framework, trials, seen)
        if verdict:
            return verdict
    return Verdict(exercise.name, "right", exercise.points, exercise.points)


def pass_on(verdict: Verdict, called: Iterable[str], others: Mapping[str, Verdict]) -> Verdict:
    """The verdict, with a word about an answer that it calls and that is itself not right.

    called: names that the answer's code holds. others: verdicts so far, by exercise.
    """
    if verdict.outcome in ("right", "not started"):
        return verdict
    for name in called:
        other = others.get(name)
        if other and other.outcome in ("wrong", "error") and name != verdict.name:
            stop = "" if verdict.message.rstrip(")")[-1:] in (*".!?…", "") else "."
            message = f"{verdict.message}{stop} {CALLS.format(name)}".strip()
            return replace(verdict, message=message)
    return verdict


def _wrong(exercise: Exercise, message: str, slug: str | None = None, points: int = 0) -> Verdict:
    return Verdict(exercise.name, "wrong", points, exercise.points, message, slug)


def _judge_symptoms(exercise: Exercise, _: str, trials: Any, seen: Any) -> Verdict | None:
    for known in exercise.misconceptions:
        if known.symptom and known.symptom(seen):
            told = [known.words]
            if known.shapes:
                cases = (t.case for t, o in zip(trials, seen, strict=True) if o.failure)
                told += [words.shapes(case.values()) for case in cases][:1]
            return _wrong(exercise, " ".join(told), known.slug)
    return None


def _judge_failures(exercise: Exercise, _: str, trials: Any, seen: Any) -> Verdict | None:
    for trial, observation in zip(trials, seen, strict=True):
        if observation.failure:
            return _failed(exercise, trial, observation.failure)
    return None


def _failed(exercise: Exercise, trial: Trial, failure: Failure) -> Verdict:
    if failure.kind == "missing":
        return Verdict(exercise.name, "not started", 0, exercise.points, failure.message)
    if failure.message.partition(" (")[0].endswith(f": {exercise.name}"):
        if failure.kind == "todo":
            return Verdict(exercise.name, "not started", 0, exercise.points)
        if failure.kind == "begun":
            message = TODO_LEFT.format(exercise.name)
            return Verdict(exercise.name, "error", 0, exercise.points, message)
    if "in-place operation" in failure.message:  # torch notices before we can
        return _wrong(exercise, CHANGED.format("an argument"), "argument_changed")
    message = describe(failure)
    inputs = given_inputs(trial.case)
    if failure.kind == "exception" and len(inputs) <= LONGEST_INPUTS:
        message += f" (with {inputs})"
    return Verdict(exercise.name, "error", 0, exercise.points, message)


def describe(failure: Failure) -> str:
    """A failure in one sentence, led by the student's own line where it is known."""
    message = failure.message
    if failure.kind in ("todo", "begun"):
        return f"your code needs {message}, which is not finished yet"
    if failure.kind in ("exception", "syntax"):
        message = f"{failure.type}: {message}"
    if failure.line is None:
        return message
    place = f"{failure.where}, which it calls" if failure.where else "your code"
    return f"line {failure.line} of {place}: {failure.source.strip()} → {message}"


def given_inputs(case: Case) -> str:
    """The case in words, without what only the probe needs."""
    told: str = case.options.get("told", "")
    return told or words.inputs(case.values())


def _judge_changed(exercise: Exercise, _: str, trials: Any, seen: Any) -> Verdict | None:
    name = _first_named("changed", trials, seen)
    if name:
        return _wrong(exercise, CHANGED.format(f"its argument {name}"), "argument_changed")
    return None


def _first_named(fact: str, trials: Sequence[Trial], seen: Sequence[Observation]) -> str | None:
    """The first argument that a fact of an observation names, if there is one."""
    for trial, observation in zip(trials, seen, strict=True):
        for name in observation.facts.get(fact) or []:
            if name in trial.case.arguments:
                return str(name)
    return None


def _judge_values(
    exercise: Exercise, framework: str, trials: Sequence[Trial], seen: Sequence[Observation]
) -> Verdict | None:
    for trial, observation in zip(trials, seen, strict=True):
        if trial.by_properties:
            continue
        found = _mismatch(trial, observation.value)
        if found is None:
            continue
        evidence = _evidence(found, trial.case)
        known = _recognise(exercise, framework, trials, seen)
        if known:
            return _wrong(exercise, f"{known.words} {evidence}", known.slug)
        return _wrong(exercise, evidence, "returned_none" if found.kind == "none" else None)
    return None


def _mismatch(trial: Trial, given: Any) -> comparing.Mismatch | None:
    """The first difference; where arguments are observed, first the result, then those."""
    names, parts = trial.case.options.get("observe"), trial.case.parts()
    if not names or not isinstance(given, list) or len(given) != len(names) + 1:
        return comparing.mismatch(given, trial.value, parts)
    found = comparing.mismatch(given[:1], trial.value[:1], parts)
    for name, part, seen, expected in zip(
        names, parts[1:], given[1:], trial.value[1:], strict=True
    ):
        if comparing.are_weights(expected):
            found = found or comparing.mismatch_of_weights(name, seen, expected)
        else:
            found = found or comparing.mismatch([seen], [expected], [part])
    return found


def _evidence(found: comparing.Mismatch, case: Case) -> str:
    if found.kind == "none":
        return found.sentence
    inputs = given_inputs(case)
    if not inputs:
        return found.sentence[0].upper() + found.sentence[1:]
    joint = " " if found.sentence.startswith("the answer") else ": "
    return f"For {inputs}{joint}{found.sentence}"


def _recognise(
    exercise: Exercise, framework: str, trials: Sequence[Trial], seen: Sequence[Observation]
) -> Misconception | None:
    """The misconception whose numbers the observed ones match in every case."""
    for known in exercise.misconceptions:
        if known.formula and all(
            comparing.same(o.value, misled(exercise, known, t.case, framework))
            for t, o in zip(trials, seen, strict=True)
            if not t.by_properties
        ):
            return known
    return None


def misled(exercise: Exercise, known: Misconception, case: Case, framework: str) -> Any:
    """What the misconception answers to a case, in float32: some mistakes overflow only there."""
    assert known.formula is not None
    return reference.evaluate(exercise, known.formula, case, framework, exercise.dtype)


def _judge_properties(exercise: Exercise, _: str, trials: Any, seen: Any) -> Verdict | None:
    for trial, observation in zip(trials, seen, strict=True):
        if trial.by_properties and observation.value is None:
            return _wrong(exercise, comparing.NONE, "returned_none")
    for rule in exercise.properties:
        for trial, observation in zip(trials, seen, strict=True):
            if trial.by_properties and not _holds(rule.holds, trial.case, observation.value):
                message = f"{rule.words} (Tried with {given_inputs(trial.case)}.)"
                return _wrong(exercise, message, rule.slug)
    return None


def _holds(holds: Callable[..., bool], case: Case, value: Any) -> bool:
    """Whether a property holds; a value of a form that it cannot even read breaks it."""
    try:
        return bool(holds(value, **case.values()))
    except (TypeError, ValueError, AttributeError, IndexError, KeyError):
        return False


def _judge_gradients(
    exercise: Exercise, _: str, trials: Sequence[Trial], seen: Sequence[Observation]
) -> Verdict | None:
    for trial, observation in zip(trials, seen, strict=True):
        for name, expected in trial.gradients.items():
            message = _gradient_message(name, observation.gradients.get(name), expected)
            if message:
                half = exercise.points // 2
                return _wrong(exercise, message, "gradient_lost", half)
    return None


def _gradient_message(name: str, given: Any, expected: np.ndarray) -> str | None:
    if given is None:
        if not np.any(expected):
            return None
        return (
            f"The value is right, but no gradient reaches {name}: did you turn a tensor into a "
            "number or a NumPy array on the way (.item(), float(), .numpy(), .detach())?"
        )
    found = comparing.mismatch(given, expected)
    if found is None:
        return None
    return f"The value is right, but the gradient with respect to {name} is not: {found.sentence}"


def _judge_attached(exercise: Exercise, _: str, trials: Any, seen: Any) -> Verdict | None:
    if exercise.detached and any(o.facts.get("attached") for o in seen):
        message = (
            "The numbers are right, but what you return still drags its autograd graph along: "
            "every step ever taken stays in memory. Detach what you keep."
        )
        return _wrong(exercise, message, "graph_kept", exercise.points // 2)
    return None


def _judge_recorded(exercise: Exercise, _: str, trials: Any, seen: Any) -> Verdict | None:
    name = _first_named("recorded", trials, seen)
    if name:
        half = exercise.points // 2
        return _wrong(exercise, RECORDED.format(name), "argument_recorded", half)
    return None
