"""What a wrong answer that nobody foresaw has to do with the right one: true by construction.

Each relation is tried on all cases together, and told only if it holds in every one of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from duograd.exercises import comparing, reference
from duograd.exercises.between import RULES, Array, Pair, Relation, arrays_of, shown
from duograd.exercises.declaration import Case, Exercise

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
NEARLY = 0.02  # the largest relative difference that is told as a small one
GROUPS = ("parameters", "inputs", "keywords")


def relation(exercise: Exercise, framework: str, pairs: Sequence[Pair]) -> str:
    """One sentence that is true of these answers in every case, or nothing."""
    with np.errstate(all="ignore"):
        found = (told for told in _tried(exercise, framework, pairs) if told)
        return next(found, "")


def _tried(exercise: Exercise, framework: str, pairs: Sequence[Pair]) -> Iterator[str | None]:
    if not pairs:
        return
    yield _parts_exchanged(pairs)
    subject, alone = _one_part(pairs)
    numeric = all(map(_is_numeric, alone))
    for rule in RULES if numeric else ():
        told = _safely(rule, alone)
        yield f"In every case {subject} {told}." if told else None
    yield _other_arguments(exercise, framework, pairs)
    for rule in (_nearly, _only_where, _only_when) if numeric else ():
        told = _safely(rule, alone)
        yield f"{subject[0].upper()}{subject[1:]} {told}." if told else None


def _safely(rule: Relation, pairs: Sequence[Pair]) -> str | None:
    try:
        return rule(pairs)
    except (ValueError, TypeError, IndexError):  # shapes that do not fit: not this relation
        return None


def _is_numeric(pair: Pair) -> bool:
    values = (pair.given, pair.expected)
    return all(_is_flat(value) and np.asarray(value).dtype.kind in "biuf" for value in values)


# Values of several parts


def _parts_exchanged(pairs: Sequence[Pair]) -> str | None:
    if not all(_are_two(p.given) and _are_two(p.expected) for p in pairs):
        return None
    swapped = all(comparing.same(list(p.given)[::-1], list(p.expected)) for p in pairs)
    return (
        "In every case your two values are the right ones in the wrong order." if swapped else None
    )


def _are_two(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and len(value) == 2


def _one_part(pairs: Sequence[Pair]) -> tuple[str, list[Pair]]:
    """The one part that is wrong, if all others are right in every case; else the whole."""
    counts = {len(p.expected) if isinstance(p.expected, (list, tuple)) else 0 for p in pairs}
    if len(counts) > 1 or not 2 <= min(counts) <= len(ORDINALS):
        return "yours", [_stacked(pair) for pair in pairs]
    (count,) = counts
    if not all(isinstance(p.given, (list, tuple)) and len(p.given) == count for p in pairs):
        return "yours", list(pairs)
    parts = [[Pair(p.case, p.given[i], p.expected[i]) for p in pairs] for i in range(count)]
    wrong = [i for i, part in enumerate(parts) if not all(map(_is_right, part))]
    if len(wrong) != 1:
        return "yours", [_stacked(pair) for pair in pairs]
    return f"the {ORDINALS[wrong[0]]} of your {count} values", parts[wrong[0]]


def _stacked(pair: Pair) -> Pair:
    """A list of arrays of one shape as one array."""
    both = []
    for value in (pair.given, pair.expected):
        listed = isinstance(value, (list, tuple)) and all(map(_is_flat, value))
        alike = listed and len({np.shape(item) for item in value}) == 1
        both.append(np.stack([np.asarray(item) for item in value]) if alike else value)
    return Pair(pair.case, *both)


def _is_flat(value: Any) -> bool:
    return isinstance(value, (bool, int, float, np.ndarray, np.generic))


def _is_right(pair: Pair) -> bool:
    return comparing.same(pair.given, pair.expected)


# The right answer to another question


def _other_arguments(exercise: Exercise, framework: str, pairs: Sequence[Pair]) -> str | None:
    if exercise.formula() is None:
        return None
    for change, words in _changes(pairs[0].case):
        if all(_answers_to(exercise, framework, pair, change) for pair in pairs):
            return f"In every case yours is what comes out {words}."
    return None


Change = Callable[[dict[str, Any]], dict[str, Any]]


def _changes(case: Case) -> Iterator[tuple[Change, str]]:
    """What an answer may have been given in the place of its arguments."""
    values = case.values()
    numbers = [n for n, v in values.items() if _is_number(v)]
    for name in (n for n, v in values.items() if type(v) is int):
        yield _moved(name, 1), f"if {name} is one more"
        yield _moved(name, -1), f"if {name} is one less"
    for name in numbers:
        for other in (0, 1):
            yield _replaced(name, other), f"if {name} is {other}"
        yield _negated(name), f"if the sign of {name} is turned round"
    for name in (n for n, v in values.items() if isinstance(v, np.ndarray) and v.ndim):
        yield _cut(name, slice(None, 1)), f"if {name} has its first row or number only"
        yield _cut(name, slice(-1, None)), f"if {name} has its last row or number only"
    for one, two in itertools.combinations(numbers, 2):
        yield _swapped(one, two), f"if {one} and {two} change places"


def _is_number(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return bool(value.dtype.kind == "f")
    return isinstance(value, float)


def _replaced(name: str, other: float) -> Change:
    return lambda values: {name: values[name] * 0 + other}


def _moved(name: str, by: int) -> Change:
    return lambda values: {name: values[name] + by}


def _negated(name: str) -> Change:
    return lambda values: {name: -values[name]}


def _cut(name: str, part: slice) -> Change:
    return lambda values: {name: values[name][part]}


def _swapped(one: str, other: str) -> Change:
    return lambda values: {one: values[other], other: values[one]}


def _answers_to(exercise: Exercise, framework: str, pair: Pair, change: Change) -> bool:
    try:
        case = _with(pair.case, change(pair.case.values()))
        value = reference.expected_value(exercise, case, framework)
        return comparing.same(pair.given, value)
    except Exception:  # the right answer need not be defined for every other question
        return False


def _with(case: Case, changed: dict[str, Any]) -> Case:
    """The case with some of its values replaced, wherever it keeps them."""
    options: dict[str, Any] = dict(case.options)
    for group in GROUPS:
        if group in options:
            kept = options[group]
            options[group] = {name: changed.get(name, value) for name, value in kept.items()}
    arguments = {name: changed.get(name, value) for name, value in case.arguments.items()}
    return Case(arguments, gradient=case.gradient, **options)


# Where it is wrong, and by how much


SIGNS: dict[str, Callable[[Array], Array]] = {
    "is negative": lambda x: x < 0,
    "is positive": lambda x: x > 0,
    "is 0": lambda x: x == 0,
}
KINDS: dict[str, Callable[[Array], bool]] = {
    "is 0": lambda x: not x.ndim and bool(x == 0),
    "is a single number": lambda x: not x.ndim,
    "has one row or number only": lambda x: bool(x.ndim) and len(x) == 1,
}


def _only_where(pairs: Sequence[Pair]) -> str | None:
    """Right except where an argument of the answer's shape has a certain sign."""
    wrong = [~comparing.close(given, expected) for given, expected in arrays_of(pairs)]
    for name, (word, test) in itertools.product(_arrays_in(pairs), SIGNS.items()):
        tested = [test(np.asarray(pair.case.values()[name])) for pair in pairs]
        fit = all(np.shape(t) == np.shape(w) for t, w in zip(tested, wrong, strict=True))
        if fit and _only(
            np.concatenate([*map(np.ravel, wrong)]), np.concatenate([*map(np.ravel, tested)])
        ):
            return f"is right except where {name} {word}"
    return None


def _only_when(pairs: Sequence[Pair]) -> str | None:
    """Right except in cases of a certain kind."""
    wrong = np.array([not _is_right(pair) for pair in pairs])
    for name, (word, test) in itertools.product(pairs[0].case.values(), KINDS.items()):
        values = [np.asarray(pair.case.values().get(name)) for pair in pairs]
        numeric = all(v.dtype.kind in "biuf" for v in values)
        if numeric and _only(wrong, np.array([test(value) for value in values])):
            return f"is right except where {name} {word}"
    return None


def _arrays_in(pairs: Sequence[Pair]) -> list[str]:
    """The names of the arguments that are arrays in every case."""
    names = pairs[0].case.values()
    return [n for n in names if all(isinstance(p.case.values().get(n), Array) for p in pairs)]


def _only(wrong: Array, tested: Array) -> bool:
    """Whether nothing is wrong where the test does not hold, and something is right there."""
    return not np.any(wrong & ~tested) and bool(np.any(~tested))


def _nearly(pairs: Sequence[Pair]) -> str | None:
    worst = 0.0
    for given, expected in arrays_of(pairs):
        if given.shape != expected.shape or not np.isfinite(given).all():
            return None
        size = float(np.abs(expected).max(initial=0.0))
        off = float(np.abs(given - expected).max(initial=0.0))
        worst = max(worst, off / size if size else off)
    percent = shown(100 * worst)
    return f"is nearly right: it is never off by more than {percent} %" if worst < NEARLY else None
