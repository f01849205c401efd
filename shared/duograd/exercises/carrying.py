"""Marks carried forward: an answer that is wrong only because one that it calls is.

It is tried once more, and the calls of the wrong one are answered here, by its oracle. Only calls
of numbers can be: no object is made here, and nothing random has one right answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from duograd.boundary.wire import Table
from duograd.exercises import reference, telling
from duograd.exercises.declaration import Case, Exercise, Lesson, round_floats
from duograd.exercises.verdict import Verdict

Verdicts = Mapping[str, Verdict]  # by exercise
Plan = Mapping[str, Collection[str]]  # by exercise, others that stand in or are called


def pass_on(
    verdict: Verdict, called: Iterable[str], others: Mapping[str, Verdict], more: str = ""
) -> Verdict:
    """The verdict, with a word about an answer that it calls and that is itself not right.

    called: names that the answer's code holds. others: verdicts so far, by exercise. more: what
    is said after that.
    """
    if verdict.outcome in ("right", "not started"):
        return verdict
    for name in called:
        other = others.get(name)
        if other and other.outcome in ("wrong", "error") and name != verdict.name:
            words = [telling.ended(verdict.message), telling.CALLS.format(name), more]
            return replace(verdict, message=" ".join(filter(None, words)))
    return verdict


def can_stand_in(exercise: Exercise) -> bool:
    """Whether its oracle can answer calls: it makes no object, changes none, and is not random.

    Nor is it given a dict of arrays: gradients could not find their way back into that.
    """
    if exercise.formula() is None or exercise.probe not in ("call", "fold"):
        return False
    cases = exercise.draw(0)
    if any(isinstance(value, Mapping) for case in cases for value in case.arguments.values()):
        return False
    return not any("observe" in case.options or "judged_by" in case.options for case in cases)


def standing_in(
    lesson: Lesson, verdict: Verdict, called: Collection[str], others: Verdicts
) -> list[str]:
    """The answers in whose place a right one is tried, for an answer that calls them.

    Only of exercises that come before it: a later one may be made of this very answer.
    """
    if verdict.outcome in ("right", "not started"):
        return []
    names = list(lesson.exercises)
    before = [name for name in names[: names.index(verdict.name)] if name in called]
    wrong = [name for name in before if name in others and others[name].outcome != "right"]
    return [name for name in wrong if can_stand_in(lesson.exercises[name])]


def foretell(
    lesson: Lesson, verdict: Verdict, called: Collection[str], others: Verdicts
) -> Verdict:
    """What a check says: the verdict, what to mend first, and what the grader will do."""
    again = standing_in(lesson, verdict, called, others)
    return pass_on(verdict, called, others, telling.TRIED_AGAIN if again else "")


def carry_forward(
    verdicts: Verdicts, second: Verdicts, plan: Plan, called: Plan, refused: Collection[str]
) -> list[Verdict]:
    """The verdicts that count, after some answers were tried once more.

    second: the verdicts then; plan: by exercise, what stood in. refused: where a call could not
    be answered.
    """
    found: dict[str, Verdict] = {}
    for name, verdict in verdicts.items():
        if name in second and second[name].outcome == "right":
            found[name] = _carried(verdict, _causes(plan[name], found))
        else:
            known = name in plan and name not in refused
            others = {
                other: verdicts[other]
                for other in plan.get(name) or called[name]
                if other in verdicts
            }
            found[name] = _not_carried(verdict, others, known)
    return list(found.values())


def _not_carried(verdict: Verdict, others: Verdicts, known: bool) -> Verdict:
    """The verdict of the first run, and what else is known of it.

    others: the answers that it calls. known: whether it was tried with right ones.
    """
    more = telling.WRONG_ANYWAY if known else telling.NO_STAND_IN
    told = pass_on(verdict, others, others, more)
    waits = any(other.outcome == "not started" for other in others.values())
    if told is verdict and waits and verdict.outcome in ("wrong", "error"):
        return replace(verdict, message=f"{telling.ended(verdict.message)} {more}".strip())
    return told


def _causes(others: Collection[str], found: Verdicts) -> list[str]:
    """The answers that are wrong by themselves among these and those that made these wrong."""
    causes = ((found[name].because_of or name).split(", ") for name in others)
    return list(dict.fromkeys(cause for these in causes for cause in these))


def _carried(verdict: Verdict, causes: list[str]) -> Verdict:
    """The verdict on an answer that is right when these others are."""
    words = f"{telling.listed([f'`{c}`' for c in causes])} {'is' if len(causes) == 1 else 'are'}"
    told, full = f"Right, once {words}.", verdict.max_points
    return Verdict(verdict.name, "right", full, full, told, because_of=", ".join(causes))


def names_of(exercise: Exercise) -> list[str]:
    """The arguments that its calls may have, in order."""
    return max((list(case.arguments) for case in exercise.draw(0)), key=len)


def right_answer(
    exercise: Exercise, framework: str, values: Mapping[str, Any], upstream: Any = None
) -> Any:
    """What a right answer gives for these arguments; its gradients by name, given `upstream`.

    May raise whatever a formula raises for arguments that nobody foresaw.
    """
    once, case = replace(exercise, probe="call"), Case(values)
    if upstream is not None:
        return reference.expected_gradients(once, case, framework, upstream)
    formula = once.formula()
    assert formula is not None
    value = reference.evaluate(once, formula, case, framework, "float64")
    exact = any(getattr(v, "dtype", None) == np.float64 for v in values.values())
    rounded = round_floats(_in_arrays(value), "float64" if exact else exercise.dtype)
    return Table(rounded) if isinstance(value, Table) else rounded


def _in_arrays(value: Any) -> Any:
    """NumPy's numbers as arrays without dimensions, its booleans as Python's."""
    if isinstance(value, (list, tuple)):
        return [_in_arrays(item) for item in value]
    if isinstance(value, np.generic):
        return bool(value) if value.dtype.kind == "b" else np.asarray(value)
    return value
