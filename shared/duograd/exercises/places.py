"""Where an answer is right and where it is not: by numbers, by places, by kinds of cases."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from duograd.boundary.wire import Named
from duograd.exercises import comparing
from duograd.exercises.becoming import Array
from duograd.exercises.between import Pair, alike, arguments_of, arrays_of, shown, values_of
from duograd.exercises.kinds import BESIDE, NUMBERS, SHAPES

Kinds = Iterator[tuple[str, Array]]

ONE_CASE = "in the one case "  # of its kind

SIGNS: dict[str, Callable[[Array], Array]] = {
    "is negative": lambda x: x < 0,
    "is positive": lambda x: x > 0,
    "is 0": lambda x: x == 0,
}


def is_right(pair: Pair) -> bool:
    """Whether what came is what was asked."""
    return comparing.same(pair.given, pair.expected)


def only_where(pairs: Sequence[Pair]) -> str | None:
    """Right except where an argument of the answer's shape, or the answer, has a certain sign."""
    if not alike(pairs):
        return None
    wrong, expected = _wrong(pairs), [e for _, e in arrays_of(pairs)]
    two = set(np.unique(_joined(expected))) <= {0.0, 1.0}  # a sign says little of these
    answer = [] if two else [("the answer", expected)]
    for name, values in (*_of_its_shape(pairs), *answer):
        numbers = _joined(values)
        for word, test in SIGNS.items():
            tested = test(numbers)
            if min(tested.sum(), (~tested).sum()) > 1 and _mostly(wrong, tested):
                return _where(f"{name} {word}", wrong, tested)
    return None


def _where(words: str, wrong: Array, tested: Array) -> str:
    """In words, that all that is wrong passes a test; that what passes is wrong, only if so."""
    all_are = np.array_equal(wrong, tested)
    return f"is right except where {words}" if all_are else f"is wrong only where {words}"


def only_up_to(pairs: Sequence[Pair]) -> str | None:
    """Right up to a size of an argument and wrong from there, or the other way round."""
    if not alike(pairs):
        return None
    wrong = _wrong(pairs)
    found = (_beyond(wrong, np.abs(_joined(v)), name) for name, v in _of_its_shape(pairs))
    return next((told for told in found if told), None)


def _wrong(pairs: Sequence[Pair]) -> Array:
    return _joined([~comparing.close(g, e) for g, e in arrays_of(pairs)])


def _of_its_shape(pairs: Sequence[Pair]) -> Iterator[tuple[str, list[Array]]]:
    """The arguments that have a number for each number of the answer."""
    shapes = [np.shape(pair.expected) for pair in pairs]
    for name, values in arguments_of(pairs):
        if [value.shape for value in values] == shapes:
            yield name, values


def _joined(arrays: Sequence[Array]) -> Array:
    return np.concatenate([array.ravel() for array in arrays])


def _mostly(wrong: Array, tested: Array) -> bool:
    """Whether all that is wrong is of a kind of which half or more is wrong, and enough is not."""
    return (
        _only(wrong, tested)
        and 2 * wrong.sum() >= tested.sum()
        and 5 * tested.sum() <= 4 * len(tested)
        and (np.array_equal(wrong, tested) or _is_rare(wrong, 20, tested))
    )


def _only(wrong: Array, tested: Array) -> bool:
    """Whether nothing is wrong where the test does not hold, and something is right there."""
    return bool(np.any(wrong)) and not np.any(wrong & ~tested) and bool(np.any(~tested))


def _beyond(wrong: Array, sizes: Array, name: str) -> str | None:
    """Right up to a size and wrong from there, or the other way round; of four each at least."""
    if min(wrong.sum(), (~wrong).sum()) < 4:
        return None
    for inner, outer, near, far in (
        (sizes[~wrong], sizes[wrong], "right", "wrong"),
        (sizes[wrong], sizes[~wrong], "wrong", "right"),
    ):
        if inner.max() < outer.min():
            sizes_ = (shown(x) for x in (inner.max(), outer.min()))
            within, beyond = ("0" if size == "0" else f"{size} or −{size}" for size in sizes_)
            return f"is {near} up to {name} = {within}, and {far} from {beyond} on"
    return None


def only_when(pairs: Sequence[Pair]) -> str | None:
    """Right except in all cases of a kind, or only in those."""
    told = kind_of(pairs, np.array([not is_right(pair) for pair in pairs]))
    return f"is right {told}" if told else None


def kind_of(pairs: Sequence[Pair], marked: Array) -> str | None:
    """What kind of cases the marked ones are, or the others: `except where …`, `only where …`.

    Where a single case is of that kind this is said: it may be another thing about that case.
    """
    for words, test in _kinds(pairs) if marked.any() and not marked.all() else ():
        if min(test.sum(), (~test).sum()) < 3 and any(part in words for part in BESIDE):
            continue
        where = f"{ONE_CASE}where {words}" if test.sum() == 1 else f"where {words}"
        if np.array_equal(marked, test):
            return f"except {where}"
        if np.array_equal(~marked, test):
            return f"only {where}"
    return None


def only_among(pairs: Sequence[Pair]) -> str | None:
    """Wrong from a certain size on, or in half of the cases of a kind or more, and in no other."""
    wrong = np.array([not is_right(pair) for pair in pairs])
    if wrong.sum() < 2 or wrong.all():
        return None
    if told := _from_a_size_on(pairs, wrong):
        return f"is right except where {told}"
    for words, test in _kinds(pairs):
        if _only(wrong, test) and 2 * wrong.sum() >= test.sum() and _is_rare(wrong, 20, test):
            return _where(words, wrong, test)
    return None


def _kinds(pairs: Sequence[Pair]) -> Kinds:
    """Each kind of case, with whether each case is of it: what says most first."""
    if len(pairs) < 3:  # whatever differs between two cases would do
        return
    cases = [values_of(pair.case) for pair in pairs]
    read = (name for pair in pairs for name in pair.case.options.get("inputs", {}))
    names = dict.fromkeys([*read, *itertools.chain(*cases)])
    columns = {name: [values.get(name) for values in cases] for name in names}
    arrays = {n: [np.asarray(v) for v in c] for n, c in columns.items() if _are_numbers(c)}
    answers = (pair.expected for pair in pairs)
    columns["the answer"] = [bool(e) if isinstance(e, np.bool_) else e for e in answers]
    for find in (_of_words, _of_lists, _of_batches):
        yield from find(columns)
    for name, values in arrays.items():
        yield from _of_numbers(name, values, SHAPES)
    for name, values in arrays.items():
        for words, test in _of_numbers(name, values, NUMBERS):
            if _is_rare(test, 20):  # few cases have too many such traits
                yield words, test


def _is_rare(marked: Array, ways: int, among: Array | None = None) -> bool:
    """Whether as many cases could be marked in so many ways as among those, or as just these.

    If not, chance alone may have brought the marks there.
    """
    count = int(marked.sum())
    here = 1 if among is None else math.comb(int(among.sum()), count)
    return math.comb(len(marked), count) >= ways * here


def _are_numbers(values: Sequence[Any]) -> bool:
    kinds = (bool, int, float, np.ndarray, np.generic)
    return all(isinstance(v, kinds) and np.asarray(v).dtype.kind in "biuf" for v in values)


def _of_words(columns: dict[str, list[Any]]) -> Kinds:
    """What is one of a few: a function, a word, True, or not given at all."""
    for name, values in columns.items():
        if all(isinstance(value, (bool, Named, str, type(None))) for value in values):
            for one in dict.fromkeys(str(value) for value in values if value is not None):
                yield f"{name} is {_word(one)}", np.array([str(value) == one for value in values])


def _word(text: str) -> str:
    """A word as it is; a text with a new line in it as code has it."""
    return text if text.isprintable() else json.dumps(text, ensure_ascii=False)


def _of_lists(columns: dict[str, list[Any]]) -> Kinds:
    for name, values in columns.items():
        if all(isinstance(value, list) for value in values) and not _is_a_path(name, values):
            lengths = np.array([len(value) for value in values])
            for length in np.unique(lengths):
                words = f"{name} has {length or 'no'} entr{'y' if length == 1 else 'ies'}"
                yield words, lengths == length
                yield f"{words} or more", lengths >= length


def _is_a_path(name: str, values: Sequence[list[Any]]) -> bool:
    """Whether answers are several values for several steps, whose number says nothing."""
    several = (np.ndarray, list)
    return name == "the answer" and any(isinstance(one, several) for v in values for one in v)


def _of_batches(columns: dict[str, list[Any]]) -> Kinds:
    if {"X", "batch_size"} <= set(columns):
        both = zip(columns["X"], columns["batch_size"], strict=True)
        uneven = np.array([len(rows) % size != 0 for rows, size in both])
        yield "batch_size does not divide the rows of X", uneven


def _of_numbers(name: str, values: list[Array], tests: dict[str, Callable[[Array], bool]]) -> Kinds:
    for words, test in tests.items():
        if "axis of" not in words or all(value.ndim > 2 for value in values):
            yield words.format(name), np.array([test(value) for value in values])


def _from_a_size_on(pairs: Sequence[Pair], wrong: Array) -> str | None:
    """Wrong from a certain size of a number, or length of an array, on."""
    every = [(words, sizes) for words, sizes in _sizes(pairs) if np.ptp(sizes)]
    if not _is_rare(wrong, 40 * len(every)):  # each orders the cases, and has two ends
        return None
    for words, sizes in every:
        least, most = sizes[wrong].min(), sizes[wrong].max()
        if least > sizes[~wrong].max():
            return f"{words} is {shown(least)} or more"
        if most < sizes[~wrong].min():
            return f"{words} is {shown(most)} or less"
    return None


def _sizes(pairs: Sequence[Pair]) -> Iterator[tuple[str, Array]]:
    for name, values in arguments_of(pairs):
        if all(not value.ndim and np.isfinite(value) for value in values):
            yield name, np.array([float(value) for value in values])
        for axis, which in enumerate(("", "the second axis of ")):
            if all(value.ndim > 2 * axis for value in values):
                lengths = np.array([float(value.shape[axis]) for value in values])
                yield f"the length of {which}{name}", lengths


def begins_right(pairs: Sequence[Pair]) -> str | None:
    """The first or last rows or numbers are right in every case, the others in few."""
    both = [(g, e) for g, e in arrays_of(pairs) if e.ndim]
    if not alike(pairs) or len(both) < len(pairs):
        return None
    rows = [np.atleast_2d(comparing.close(g, e).reshape(len(e), -1)) for g, e in both]
    wrong = [np.logical_not(right.all(axis=1)) for right in rows if not right.all()]
    if 2 * len(wrong) <= len(pairs):
        return None
    first = min(int(places.argmax()) for places in wrong)
    last = min(int(places[::-1].argmax()) for places in wrong)
    if not first and not last:
        return None
    where = f"first {_counted(first)}" if first else f"last {_counted(last)}"
    return f"is right in its {where}, and in some cases wrong elsewhere"


def _counted(count: int) -> str:
    return "row or number" if count == 1 else f"{count} rows or numbers"


def columns_right(pairs: Sequence[Pair]) -> str | None:
    """One column is right in every case, and another is not."""
    both = arrays_of(pairs)
    if not alike(pairs) or any(e.ndim != 2 or e.shape[1] < 2 for _, e in both):
        return None
    right = [comparing.close(g, e) for g, e in both]
    for words, place in (("first", 0), ("last", -1)):
        if all(bool(table[:, place].all()) for table in right):
            return f"is right in its {words} column, and in some cases wrong elsewhere"
    return None


def one_way(pairs: Sequence[Pair]) -> str | None:
    """Wrong where the answer is the one of two, and never where it is the other."""
    if not alike(pairs) or not pairs:
        return None
    given, expected = (_joined([x[i] for x in arrays_of(pairs)]) for i in (0, 1))
    if not set(np.unique([*given, *expected])) <= {0.0, 1.0}:
        return None
    boolean = all(isinstance(pair.expected, (bool, np.bool_)) for pair in pairs)
    names = ("False", "True") if boolean else ("0", "1")
    for one, other in ((0, 1), (1, 0)):
        if not np.any((given == one) & (expected == other)):
            told = f"is {names[other]} somewhere where the answer is {names[one]}"
            return f"{told}, and never the other way round"
    return None


def on_one_side(pairs: Sequence[Pair]) -> str | None:
    """Never smaller than the answer, or never larger."""
    if not alike(pairs) or any(np.asarray(p.expected).dtype.kind == "b" for p in pairs):
        return None
    given, expected = (_joined([x[i] for x in arrays_of(pairs)]) for i in (0, 1))
    if given.size < 4 or not np.isfinite(given).all():
        return None
    if np.all(given * expected < 0):
        return "has not the sign of the answer"
    if _wrong(pairs).sum() < 3:
        return None
    slack = 1e-6 * np.abs(expected)
    sizes = np.abs(given), np.abs(expected)
    for words, one, other in (
        ("too large", given, expected),
        ("too small", expected, given),
        ("too far from 0", *sizes),
        ("too close to 0", *sizes[::-1]),
    ):
        if np.all(one - other > slack):
            return f"is {words}"
        if np.all(one - other > -slack):
            return f"is {words} wherever it is wrong"
    return None


def nearly(pairs: Sequence[Pair]) -> str | None:
    """Close to the answer, but outside of the tolerance."""
    if not alike(pairs) or not all(np.isfinite(g).all() for g, _ in arrays_of(pairs)):
        return None
    worst = 0.0
    for given, expected in arrays_of(pairs):
        size = float(np.abs(expected).max(initial=0.0))
        off = float(np.abs(given - expected).max(initial=0.0))
        worst = max(worst, off / size if size else off and math.inf)
    # Rounded up, and no word of nearly where it is right in most cases.
    told = f"never off by more than {shown(100.5 * worst)} % of the largest number of the answer"
    often = 2 * sum(map(is_right, pairs)) <= len(pairs)
    return f"is nearly right: it is {told}" if worst < 0.02 and often else None
