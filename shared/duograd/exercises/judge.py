"""From what a runner observed to a verdict.

The judge sees arrays only, never the student's code or objects. It works the same for the check
in a notebook and for the grader. Each rule keeps what it found as data; the first finding is put in
words at the end, by `telling`.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from duograd.boundary.wire import Observation, Opaque, Table, can_change
from duograd.exercises import comparing, findings, reference, telling
from duograd.exercises.attempts import Attempt, Trial
from duograd.exercises.between import Pair
from duograd.exercises.comparing import Mismatch
from duograd.exercises.declaration import Case, Exercise, Misconception, Property, wants_framework
from duograd.exercises.relations import gradient_relation, in_which, relation
from duograd.exercises.verdict import Verdict

MOST_ITEMS = 1000  # more of a call in lists than is right is not looked at: it takes for ever
MOST_NUMBERS = 50_000  # more in arrays than ten right answers have is compared, not explained
IN_PLACE = "in-place operation"  # torch's own words, where it notices before we can

_misled: WeakKeyDictionary[Case, dict[tuple[Misconception, str], Any]] = WeakKeyDictionary()


def judge(
    exercise: Exercise, framework: str, trials: Sequence[Trial], seen: Sequence[Observation]
) -> Verdict:
    """The verdict on an answer that was observed once for each trial. Never raises."""
    try:
        bounded = [_bounded(o, t) for t, o in zip(trials, seen, strict=True)]
        attempt = Attempt(exercise, framework, *_taken(trials, bounded))
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # NumPy's own, of what it cannot calculate with
            found = next((found for rule in RULES if (found := rule(attempt))), None)
        return telling.verdict_on(exercise, found)
    except Exception:  # a rule that met what nobody foresaw must not end a class's grading
        logging.getLogger(__name__).debug("%s cannot be judged", exercise.name, exc_info=True)
        return Verdict(exercise.name, "error", 0, exercise.points, telling.ODD)


def _bounded(seen: Observation, trial: Trial) -> Observation:
    """What was observed, without a value that is no answer: far too long, a dict unasked."""
    if isinstance(seen.value, Table) and not (trial.by_properties or type(trial.value) is Table):
        return replace(seen, value=Opaque("dict"))
    items, calls = comparing.items(seen.value), trial.case.options.get("times", 1)
    if items <= MOST_ITEMS * calls + comparing.items(trial.value):
        return seen
    return replace(seen, value=Opaque(f"list of {items} values"))


def _taken(
    trials: Sequence[Trial], seen: Sequence[Observation]
) -> tuple[Sequence[Trial], Sequence[Observation]]:
    """Without what failed where one may, as where an argument requires a gradient: no text says so.

    Such cases are the last: only what comes back there is looked at.
    """
    pairs = zip(trials, seen, strict=True)
    taken = [(t, o) for t, o in pairs if not (o.failure and _may_fail(t.case))]
    return [trial for trial, _ in taken], [observation for _, observation in taken]


def _may_fail(case: Case) -> bool:
    return bool(case.options.get("variables") or case.options.get("may_fail"))


# Rules: each finds one kind of thing, or nothing


def _telltale(attempt: Attempt) -> findings.Telltale | None:
    for known in attempt.exercise.misconceptions:
        if known.telltale and _holds(known.telltale, attempt.seen):
            failed = (trial.case for trial, seen in attempt if known.shapes and seen.failure)
            return findings.Telltale(known, next(failed, None))
    return None


def _known_elsewhere(attempt: Attempt) -> findings.Wrong | None:
    """A known mistake in most of the cases, where the others fail: the main thing first."""
    both = [(trial, seen) for trial, seen in attempt if not seen.failure]
    if not len(attempt.seen) / 2 < len(both) < len(attempt.seen):
        return None
    found = _value(replace(attempt, trials=[t for t, _ in both], seen=[o for _, o in both]))
    return replace(found, relation=_where_it_fails(attempt)) if found and found.known else None


def _failure(attempt: Attempt) -> findings.Failed | findings.Changed | None:
    for trial, seen in attempt:
        if seen.failure:
            noticed = seen.failure.kind == "exception" and IN_PLACE in seen.failure.message
            where = _where_it_fails(attempt)
            failed = findings.Failed(seen.failure, trial.case, where)
            return findings.Changed() if noticed else failed
    return None


def _where_it_fails(attempt: Attempt) -> str:
    """In which cases it fails, if not in all, and whether what comes in the others is right.

    Nothing where not all could be tried.
    """
    if any(o.failure and o.failure.kind != "exception" for o in attempt.seen):
        return ""
    came = [(trial, seen.value) for trial, seen in attempt if not seen.failure]
    wrong = sum(not _is_right(attempt, trial, value) for trial, value in came)
    which = f"in {wrong} of the others" if wrong < len(came) > 1 else "in the others"
    which = "in the other case" if len(came) == 1 else which
    also = f"; {which} the outcome is not right" if wrong else ""
    return in_which([(t.case, bool(o.failure)) for t, o in attempt], "It fails", also=also)


def _is_right(attempt: Attempt, trial: Trial, value: Any) -> bool:
    if trial.by_properties:
        rules, framework = attempt.exercise.properties, attempt.framework
        return all(_fulfils(rule, trial.case, value, framework) for rule in rules)
    return _mismatch(trial, value) is None


def _changed(attempt: Attempt) -> findings.Changed | None:
    looked = ((t.request.arguments, o.after) for t, o in attempt if o.after is not None)
    for passed, after in looked:
        for name, value in passed.items():
            if can_change(value) and not comparing.is_kept(value, after.get(name)):
                return findings.Changed(name)
    return None


def _value(attempt: Attempt) -> findings.Wrong | None:
    for trial, seen in attempt:
        found = None if trial.by_properties else _mismatch(trial, seen.value)
        if found:
            known = _recognised(attempt)
            return findings.Wrong(found, trial.case, known, "" if known else _related(attempt))
    return None


def _related(attempt: Attempt) -> str:
    """What the answers have to do with the right ones in every case, in words."""
    pairs = [Pair(t.case, o.value, t.value) for t, o in attempt if not t.by_properties]
    if _are_too_large(pairs):
        return ""
    are_all = len(pairs) == len(attempt.seen)
    return relation(attempt.exercise, attempt.framework, pairs, are_all=are_all)


def _mismatch(trial: Trial, given: Any) -> Mismatch | None:
    """The first difference; where arguments are observed, first the result, then those."""
    names, parts = trial.case.options.get("observe"), trial.case.parts()
    if names and isinstance(given, list) and len(given) == len(names) + 1:
        return comparing.mismatch_of_looks(given, trial.value, parts)
    return comparing.mismatch(given, trial.value, parts)


def _recognised(attempt: Attempt) -> Misconception | None:
    """The misconception whose numbers the observed ones match in every case."""
    exercise, framework = attempt.exercise, attempt.framework
    for known in exercise.misconceptions:
        if known.formula and all(
            comparing.same(seen.value, misled(exercise, known, trial.case, framework))
            for trial, seen in attempt
            if not trial.by_properties
        ):
            return known
    return None


def misled(exercise: Exercise, known: Misconception, case: Case, framework: str) -> Any:
    """What the misconception answers to a case, in float32: some mistakes overflow only there.

    Calculated once for a case: each answer that is wrong is compared with it.
    """
    assert known.formula is not None
    told = _misled.setdefault(case, {})
    if (known, framework) not in told:
        value = reference.evaluate(exercise, known.formula, case, framework, exercise.dtype)
        told[known, framework] = value
    return told[known, framework]


def _property(attempt: Attempt) -> findings.Nothing | findings.Broken | None:
    loose = [(trial.case, seen.value) for trial, seen in attempt if trial.by_properties]
    if any(value is None for _, value in loose):
        return findings.Nothing()
    for rule in attempt.exercise.properties:
        for case, value in loose:
            if not _fulfils(rule, case, value, attempt.framework):
                return findings.Broken(rule, case)
    return None


def _fulfils(rule: Property, case: Case, value: Any, framework: str) -> bool:
    asked = {"framework": framework} if wants_framework(rule.holds) else {}
    return _holds(rule.holds, value, **case.values(), **asked)


def _holds(holds: Callable[..., bool], seen: Any, **values: Any) -> bool:
    """Whether it is so; of what has a form that cannot even be read it is not."""
    try:
        return bool(holds(seen, **values))
    except (TypeError, ValueError, AttributeError, IndexError, KeyError):
        return False


def _gradient(attempt: Attempt) -> findings.WrongGradient | None:
    for trial, seen in attempt:
        for name, expected in _right_gradients(attempt.exercise, trial, seen).items():
            given = seen.gradients.get(name)
            if given is None and np.any(expected):
                asked = [(t.case, o) for t, o in attempt if name in o.gradients]
                lost = [(case, o.gradients[name] is None) for case, o in asked]
                where = in_which(lost, "It is lost", example=True)
                return findings.WrongGradient(name, None, where)
            found = None if given is None else comparing.mismatch(given, expected)
            if found:
                return findings.WrongGradient(name, found, _related_gradients(attempt, name))
    return None


def _right_gradients(
    exercise: Exercise, trial: Trial, seen: Observation
) -> Mapping[str, np.ndarray]:
    """The gradients by name; of a random answer those that belong to what came."""
    if not (trial.by_properties and trial.request.watch and exercise.slope_formula):
        return trial.gradients
    return exercise.slope_formula(seen.value, trial.request.upstream, **trial.case.values())


def _related_gradients(attempt: Attempt, name: str) -> str:
    """What a gradient has to do with the right one wherever both are, in words."""
    right = (_right_gradients(attempt.exercise, t, o).get(name) for t, o in attempt)
    both = ((t.case, o.gradients.get(name), e) for (t, o), e in zip(attempt, right, strict=True))
    pairs = [Pair(c, g, e) for c, g, e in both if g is not None and e is not None]
    return "" if _are_too_large(pairs) else gradient_relation(pairs)


def _are_too_large(pairs: Sequence[Pair]) -> bool:
    given, expected = (
        comparing.numbers([getattr(p, n) for p in pairs]) for n in ("given", "expected")
    )
    return given > MOST_NUMBERS + 10 * expected


def _shared(attempt: Attempt) -> findings.Shared | None:
    return findings.Shared() if any(o.facts.get("shared") for o in attempt.seen) else None


def _differentiated(attempt: Attempt) -> findings.Differentiated | None:
    asked = any(o.facts.get("differentiated") for o in attempt.seen)
    return findings.Differentiated() if asked and attempt.exercise.without_autograd else None


def _arrays(attempt: Attempt) -> findings.Arrays | None:
    """NumPy arrays, where the right answer holds arrays and not, say, lists of numbers; or tensors.

    A plain number, or several, is right too, unless the oracle's are arrays without dimensions.
    True and False are no numbers.
    """
    compared = [(t, o) for t, o in attempt if not t.by_properties]
    of_arrays = [_holds_arrays(_returned(trial)) for trial, _ in compared] or [True]
    for trial, seen in attempt:
        hold = any(of_arrays) if trial.by_properties else _holds_arrays(_returned(trial))
        if seen.facts.get("arrays") and hold:
            return findings.Arrays("arrays")
        if seen.facts.get("tensors"):
            return findings.Arrays("tensors")
    truths = [(t.case, comparing.are_truths(o.value, t.value)) for t, o in compared]
    if any(so for _, so in truths):
        return findings.Arrays("truths", in_which(truths, "That is so", example=True))
    single = [(t.case, bool(o.facts.get("number")) and _of_scalars(t)) for t, o in compared]
    told = in_which(single, "That is so", example=True) if single else ""
    return findings.Arrays("number", told) if any(so for _, so in single) else None


def _returned(trial: Trial) -> Any:
    """What a right answer returns, without what is observed of the arguments."""
    return trial.value[0] if trial.case.options.get("observe") else trial.value


def _of_scalars(trial: Trial) -> bool:
    """Whether an array without dimensions comes back of a right answer, or several of them."""
    value = _returned(trial)
    parts = value if isinstance(value, list) and value else [value]
    return all(isinstance(one, np.ndarray) and not one.ndim for one in parts)


def _holds_arrays(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(_holds_arrays, value))
    return isinstance(value, np.ndarray)


def _graph(attempt: Attempt) -> findings.KeepsGraph | None:
    """A graph that is kept: where some argument requires a gradient, or in every case."""
    kept = [t.case for t, o in attempt if attempt.exercise.detached and o.facts.get("attached")]
    if not kept:
        return None
    asked = [case.options.get("variables", ()) for case in kept]
    return findings.KeepsGraph(asked[0] if all(asked) else ())


def _recorded(attempt: Attempt) -> findings.Records | None:
    return findings.Records(name) if (name := attempt.named("recorded")) else None


RULES: tuple[Callable[[Attempt], findings.Found | None], ...] = (
    _telltale,
    _known_elsewhere,
    _failure,
    _changed,
    _value,
    _property,
    _shared,
    _differentiated,
    _gradient,
    _arrays,
    _graph,
    _recorded,
)
