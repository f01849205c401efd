"""Whether two values are the same answer, and in which words they are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from duograd.exercises import telling as words

ABSOLUTE, RELATIVE = 1e-5, 1e-4
CAME_BACK = "None came back: did you forget `return`?"
NONE = "Your function returned None: did you forget `return`?"


@dataclass(frozen=True)
class Mismatch:
    """The first way in which a given value is not the expected one; `sentence` says it."""

    kind: str  # "none", "type", "count", "shape" or "value"
    sentence: str


def tolerance(expected: np.ndarray) -> float:
    """How far a right answer may lie from `expected`: 1e-5 + 1e-4·max|expected|."""
    finite = np.abs(expected[np.isfinite(expected)])
    return ABSOLUTE + RELATIVE * float(finite.max(initial=0.0))


def same(given: Any, expected: Any) -> bool:
    """Whether a given value is the expected one, NaN being equal to NaN."""
    return mismatch(given, expected) is None


def mismatch(given: Any, expected: Any, parts: Sequence[str] = ()) -> Mismatch | None:
    """The first difference: what came back at all, then how many, shape, value. None if none.

    parts: for a value of several parts, where each of them is, in words.
    """
    if isinstance(expected, (list, tuple)):
        return _mismatch_of_lists(given, expected, parts)
    if isinstance(expected, str) or expected is None:
        same = isinstance(given, type(expected)) and given == expected
        return None if same else _wrong_type(given, words.show(expected))
    if not isinstance(given, (bool, int, float, np.ndarray, np.generic)):
        return _wrong_type(given, _kind(expected))
    return _mismatch_of_arrays(np.asarray(given), np.asarray(expected))


def _kind(expected: Any) -> str:
    if isinstance(expected, (bool, np.bool_)):
        return "True or False"
    return "a number" if np.ndim(expected) == 0 else f"a tensor of shape {words.shape(expected)}"


def _wrong_type(given: Any, asked: str) -> Mismatch:
    if given is None:
        return Mismatch("none", NONE)
    is_list = isinstance(given, list)
    got = f"a list or tuple of {len(given)}" if is_list else words.show(given)
    return Mismatch("type", f"{asked} is asked; your function returned {got}.")


def _mismatch_of_lists(given: Any, expected: Any, parts: Sequence[str] = ()) -> Mismatch | None:
    count = len(expected)
    if given is None:
        return _wrong_type(given, "")
    if isinstance(given, np.ndarray) and given.ndim and len(given) == count:
        given = list(given)  # a stacked tensor unpacks like a tuple
    if not isinstance(given, list) or len(given) != count:
        got = f"{len(given)} values" if isinstance(given, list) else _single(given)
        return Mismatch("count", f"{count} values are asked; your function returned {got}.")
    for place, (one, other) in enumerate(zip(given, expected, strict=True)):
        found = mismatch(one, other)
        if found:
            where = parts[place] if place < len(parts) else _which(place, count)
            if found.kind == "none":
                attribute = where.startswith("in ") and "returned" not in where
                why = "there is None: was it ever set?" if attribute else CAME_BACK
                return Mismatch("type", f"{where} {why}")
            return Mismatch(found.kind, f"{where} {found.sentence}")
    return None


def _single(given: Any) -> str:
    """One thing where several were asked, in words."""
    if isinstance(given, np.ndarray) and given.ndim:
        return f"one tensor of shape {words.shape(given)}"
    return f"one value: {words.show(given)}"


def are_weights(value: Any) -> bool:
    """Whether a value is a model's weights: a (W, b) pair a layer."""
    return isinstance(value, (list, tuple)) and all(
        isinstance(pair, (list, tuple)) and len(pair) == 2 for pair in value
    )


def mismatch_of_weights(name: str, given: Any, expected: Any) -> Mismatch | None:
    """The first difference between the weights of a model, a (W, b) pair a layer, in words."""
    if [np.shape(pair[0]) for pair in _pairs(given)] != [np.shape(w) for w, _ in expected]:
        return mismatch(given, expected)
    for layer, (pair, right) in enumerate(zip(_pairs(given), expected, strict=True), 1):
        for part, one, other in zip(("W", "b"), pair, right, strict=True):
            found = mismatch(one, other)
            if found:
                where = f"the returned value is right, but not the weights of {name} afterwards"
                return Mismatch(found.kind, f"{where}: in layer {layer}, {part}: {found.sentence}")
    return None


def _pairs(given: Any) -> list[Any]:
    """The (W, b) pairs among what came back; none where it has another form."""
    pairs = given if isinstance(given, list) else []
    return [pair for pair in pairs if isinstance(pair, list) and len(pair) == 2]


def _which(place: int, count: int) -> str:
    if place < len(words.ORDINALS):
        return f"in the {words.ORDINALS[place]} of {count} values"
    return f"in value {place + 1} of {count}"


def _mismatch_of_arrays(given: np.ndarray, expected: np.ndarray) -> Mismatch | None:
    if given.shape != expected.shape:
        return Mismatch("shape", _shape_sentence(given, expected))
    if given.dtype.kind not in "biuf":
        return Mismatch("type", f"numbers are asked; yours are of type {given.dtype}.")
    with np.errstate(all="ignore"):
        numbers, wanted = given.astype("float64"), expected.astype("float64")
        close = np.abs(numbers - wanted) <= tolerance(wanted)
        close |= (numbers == wanted) | (np.isnan(numbers) & np.isnan(wanted))
    return None if close.all() else Mismatch("value", _value_sentence(given, expected, close))


def _shape_sentence(given: np.ndarray, expected: np.ndarray) -> str:
    asked, got = words.shape(expected), words.shape(given)
    asked = asked if expected.ndim == 0 else f"shape {asked}"
    got = got if given.ndim == 0 else f"shape {got}"
    return f"the answer has {asked}; yours has {got}.".replace("has a single", "is a single")


def _value_sentence(given: np.ndarray, expected: np.ndarray, close: np.ndarray) -> str:
    note = "" if given.dtype.kind == "f" or expected.ndim == 0 else f" (dtype {given.dtype})"
    if expected.size <= words.MOST_NUMBERS and expected.ndim <= 2:
        sentence = f"the answer is {words.show(expected)}; yours is {words.show(given)}{note}."
        return sentence if expected.ndim == 0 else f"{sentence} The shape is right."
    place = tuple(int(i) for i in np.argwhere(~close)[0])
    one, other = words.number(expected[place]), words.number(given[place])
    where = f"at index {list(place)} the answer is {one}; yours is {other}{note}."
    return f"{where} The shape, {words.shape(expected)}, is right; {_how_many(close)}."


def _how_many(close: np.ndarray) -> str:
    wrong = int((~close).sum())
    return f"{wrong} of {close.size} numbers differ"
