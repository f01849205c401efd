"""The right answer to another question: what an answer may have been given for its arguments."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from duograd.boundary.wire import Named
from duograd.exercises import comparing, reference
from duograd.exercises.becoming import Array, Make, in_tables, sigmoid
from duograd.exercises.between import Pair, shown, values_of
from duograd.exercises.declaration import Case, Exercise

GROUPS = ("parameters", "inputs", "keywords")
FUNCTIONS = ("identity", "relu", "sigmoid", "tanh")
UNDEFINED = object()  # what no formula answers
MOST_CONSTANTS = 4  # of the values that a number has in the cases
USUAL, USUAL_WHOLE = (0.1, 0.01, 0.5, 0.9), (10, 100)

Values = dict[str, Any]
Change = Callable[[Values], Values]

WHOLE: dict[str, Make] = {
    "{} is one more": lambda x: x + 1,
    "{} is one less": lambda x: x - 1,
}
NUMBERS: dict[str, Make] = {
    "{} is 0": lambda x: x * 0,
    "{} is 1": lambda x: x * 0 + 1,
    "{} has the opposite sign": lambda x: -x,
    "{} loses its sign": np.abs,
}
RARE: dict[str, Make] = {  # of an answer that is only yes or no they are true by chance
    "{} is doubled": lambda x: x * 2,
    "{} is halved": lambda x: x / 2,
    "{} is squared": np.square,
    "{} is taken from 1": lambda x: 1 - x,
}
RARE_ARRAYS: dict[str, Make] = {
    "{} is rounded": np.round,
    "{} is 0 where it is negative": lambda x: np.maximum(x, 0),
    "{} goes through the sigmoid first": sigmoid,
}
PARTS: dict[str, Make] = {
    "{} has its first {} only": lambda x: x[:1],
    "{} has its last {} only": lambda x: x[-1:],
    "{} lacks its first {}": lambda x: x[1:],
    "{} lacks its last {}": lambda x: x[:-1],
}
ARRAYS: dict[str, Make] = {
    **{words.format("{}", "row or number"): make for words, make in PARTS.items()},
    "{} has its rows or numbers in the opposite order": lambda x: x[::-1],
    "each row of {} is in the opposite order": in_tables(lambda x: x[:, ::-1]),
    "{} is in the opposite order along its last axis": lambda x: x[..., ::-1],
    "the rows and columns of {} are exchanged": in_tables(np.transpose),
    "{} is divided by its length, the root of the sum of squares": lambda x: x / np.linalg.norm(x),
    "{} is divided by how many rows or numbers it has": lambda x: x / len(x),
    "each number of {} is the mean of all": lambda x: x * 0 + x.mean(),
    "each number of {} is the sum of all": lambda x: x * 0 + x.sum(),
    "each number of {} is the largest of all": lambda x: x * 0 + x.max(),
}
LISTS: dict[str, Make] = {
    **{words.format("{}", "entry"): make for words, make in PARTS.items()},
    "{} is in the opposite order": lambda x: x[::-1],
}
LAYERS: dict[str, Make] = {
    "each bias in {} is 0": lambda layers: [[W, b * 0] for W, b in layers],
    "each matrix in {} has its rows in the opposite order": lambda x: [[W[::-1], b] for W, b in x],
    "each matrix in {} has its columns in the opposite order": (
        lambda x: [[W[:, ::-1], b] for W, b in x]
    ),
    "the numbers in {} lose their sign": lambda x: [[abs(W), abs(b)] for W, b in x],
}


class Asker(NamedTuple):
    """Asks the right answer to the cases with some of their values changed."""

    exercise: Exercise
    framework: str
    pairs: Sequence[Pair]

    def answer(self, pair: Pair, changed: Values) -> Any:
        """The right answer to a changed case; it need not be defined for every one."""
        return _right(self.exercise, self.framework, pair.case, changed)

    def all_answer_to(self, change: Change) -> bool:
        """Whether what came is, in every case, the answer after this change."""
        return all(self._is_answer_to(change, pair) for pair in self.pairs)

    def _is_answer_to(self, change: Change, pair: Pair) -> bool:
        answer = _answer_to(self.exercise, self.framework, pair.case, change)
        return answer is not UNDEFINED and bool(comparing.same(pair.given, answer))


def _right(exercise: Exercise, framework: str, case: Case, changed: Values) -> Any:
    """The right answer to a case with some of its values replaced."""
    return reference.expected_value(exercise, _with(case, changed), framework)


@functools.lru_cache(maxsize=8192)
def _answer_to(exercise: Exercise, framework: str, case: Case, change: Change) -> Any:
    """The right answer to a case after a change, or UNDEFINED; kept for the next submission."""
    try:
        return _right(exercise, framework, case, change(values_of(case)))
    except Exception:  # any error of a formula that was given what it never expects
        return UNDEFINED


def other_question(exercise: Exercise, framework: str, pairs: Sequence[Pair]) -> str | None:
    """The change of the arguments after which every right answer is what came."""
    if exercise.formula() is None or not all(map(_tells, pairs)):
        return None
    wrong_first = sorted(pairs, key=lambda p: comparing.same(p.given, p.expected))
    asker = Asker(exercise, framework, wrong_first)
    changes = _changes(tuple(pair.case for pair in pairs), rich=_is_rich(pairs))
    found = (words for words, change in changes if asker.all_answer_to(change))
    words = next(found, None) or _scaled(asker)
    return f"In every case tried yours is what comes out if {words}." if words else None


def _tells(pair: Pair) -> bool:
    """Whether a case is right or holds finite numbers: what is NaN alone, many changes make."""
    return comparing.same(pair.given, pair.expected) or _is_finite(pair.given)


def _is_finite(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return not value or any(map(_is_finite, value))
    value = np.asarray(value)
    return value.dtype.kind not in "fc" or not value.size or bool(np.isfinite(value).any())


def _is_rich(pairs: Sequence[Pair]) -> bool:
    """Whether the answers are more than yes or no: then little is true by chance."""
    return (
        any(
            isinstance(p.given, (list, tuple)) or len(np.unique(np.asarray(p.given))) > 2
            for p in pairs
        )
        or len({float(p.given) for p in pairs if np.ndim(p.given) == 0 and _kind(p.given)}) > 2
    )


@functools.lru_cache(maxsize=256)
def _changes(cases: tuple[Case, ...], rich: bool) -> list[tuple[str, Change]]:
    """What is tried with the arguments of these cases, in words."""
    return list(_changes_of([values_of(case) for case in cases], rich))


def _changes_of(cases: Sequence[Values], rich: bool) -> Iterator[tuple[str, Change]]:
    names = [name for name in cases[0] if all(name in values for values in cases)]
    for name in names:
        for words, make in _makes(name, [values[name] for values in cases], rich):
            yield words, _changed(name, make)
    kinds = {name: _kind(cases[0][name]) for name in names}
    for one, other in itertools.permutations(names, 2):
        if kinds[one] == "number" and kinds[other] == "array":
            yield f"the first number of {other} is taken for {one}", _first_taken(one, other)
    for one, other in itertools.combinations(names, 2):
        if kinds[one] and kinds[one] == kinds[other]:
            yield f"{one} and {other} change places", _swapped(one, other)
            yield f"{other} is taken for {one}", _taken(one, other)
            yield f"{one} is taken for {other}", _taken(other, one)


def _makes(name: str, values: Sequence[Any], rich: bool) -> Iterator[tuple[str, Make]]:
    """What may become of an argument that has these values in the cases."""
    first = values[0]
    each = f"each number of {name}" if any(np.ndim(v) for v in values if _kind(v)) else name
    for table, called in _tables(first, rich):
        for words, make in table.items():
            yield words.format(each if called else name), make
    if isinstance(first, Named):
        for other in _functions(values):
            yield f"{name} is {other}", _always(other)
    if _kind(first) == "number" and not isinstance(first, Array):
        numbers = sorted({float(v) for v in values if isinstance(v, (int, float))})
        usual = USUAL_WHOLE if isinstance(first, int) else USUAL
        for number in (*numbers[:MOST_CONSTANTS], *usual) if len(numbers) > 1 else ():
            yield f"{name} is {shown(number)}, whatever is given", _always(type(first)(number))


def _tables(value: Any, rich: bool) -> list[tuple[dict[str, Make], bool]]:
    """What is tried with a value, and whether it is told of each number of it."""
    if isinstance(value, bool):
        return [({"{} is the opposite": lambda x: not x}, False)]
    if isinstance(value, list):
        layers = bool(value) and all(isinstance(x, list) and len(x) == 2 for x in value)
        return [(LISTS, False), (LAYERS, False)] if layers else [(LISTS, False)]
    if not _kind(value):
        return []
    whole = np.asarray(value).dtype.kind in "iu"
    counts = whole and not np.ndim(value)
    tables = [(WHOLE, True)] * whole + [(NUMBERS, True)] + [(RARE, True)] * (rich and not counts)
    if not np.ndim(value):
        return tables
    return [*tables, *[(RARE_ARRAYS, True)] * rich, (ARRAYS, False)]


def _kind(value: Any) -> str:
    """Which arguments may be mixed up: numbers with numbers, arrays with arrays."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "number"
    if isinstance(value, Array) and value.dtype.kind in "iuf":
        return "array" if value.ndim else "number"
    return ""


def _functions(values: Sequence[Any]) -> list[Named]:
    """The functions that stand for this argument in some case, and the usual ones beside them."""
    used = {str(v): v for v in values if isinstance(v, Named)}
    usual = {name: Named(name) for name in FUNCTIONS}
    known = any(v.name in FUNCTIONS for v in used.values())
    return list({**used, **(usual if known else {})}.values())


def _always(other: Any) -> Make:
    return lambda _: other


def _changed(name: str, make: Make) -> Change:
    return lambda values: {name: make(values[name])}


def _taken(one: str, other: str) -> Change:
    return lambda values: {one: values[other]}


def _first_taken(one: str, other: str) -> Change:
    return lambda values: {one: values[other].flat[0]}


def _swapped(one: str, other: str) -> Change:
    return lambda values: {one: values[other], other: values[one]}


def _with(case: Case, changed: Values) -> Case:
    """The case with some of its values replaced, wherever it keeps them."""
    options: dict[str, Any] = dict(case.options)
    for group in GROUPS:
        if group in options:
            kept = options[group]
            options[group] = {name: changed.get(name, value) for name, value in kept.items()}
    if "weights" in options:
        options["weights"] = changed.get("weights", options["weights"])
    arguments = {name: changed.get(name, value) for name, value in case.arguments.items()}
    return Case(arguments, gradient=case.gradient, **options)


# An argument times a number, found from what came


def _scaled(asker: Asker) -> str | None:
    """An argument that is always the same, or the given one times a number."""
    values = [pair.case.values() for pair in asker.pairs]
    for name in values[0]:
        if all(_kind(v.get(name)) and np.asarray(v[name]).dtype.kind == "f" for v in values):
            try:
                factors = [_factor(asker, pair, name) for pair in asker.pairs]
            except Exception:  # as above
                continue
            if words := _told(asker, name, factors):
                return words
    return None


def _factor(asker: Asker, pair: Pair, name: str) -> float | None:
    """Which multiple of the argument makes what came; None where any does, else ValueError."""
    value = pair.case.values()[name]
    without = np.asarray(asker.answer(pair, {name: value * 0}), "float64")
    rise = np.asarray(pair.expected, "float64") - without
    wanted = np.asarray(pair.given, "float64") - without
    if wanted.shape != rise.shape or not np.isfinite(wanted).all():
        raise ValueError(name)
    if not np.any(rise) and not np.any(np.abs(wanted) > 1e-6):
        return None
    factor = float(wanted.ravel() @ rise.ravel() / (rise.ravel() @ rise.ravel()))
    if not comparing.same(pair.given, np.asarray(asker.answer(pair, {name: value * factor}))):
        raise ValueError(name)
    return factor


def _told(asker: Asker, name: str, factors: Sequence[float | None]) -> str | None:
    """The one factor, or the one number, of all cases; tried once more as it is told."""
    values = [pair.case.values()[name] for pair in asker.pairs]
    known = [(f, v) for f, v in zip(factors, values, strict=True) if f is not None]
    if len(known) < 2:
        return None
    factor = float(f"{np.median([factor for factor, _ in known]):.3g}")
    made = {f"{name} is multiplied by {factor:g}": _changed(name, lambda x: x * factor)}
    if not any(np.ndim(value) for value in values):
        number = float(f"{np.median([factor * float(value) for factor, value in known]):.3g}")
        made[f"{name} is {number:g}, whatever is given"] = _changed(name, _always(number))
    return next((words for words, change in made.items() if asker.all_answer_to(change)), None)
