"""Whether two values are the same answer, and where they first are not: data, no words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from duograd.boundary.wire import Opaque, Table

ABSOLUTE, RELATIVE = 1e-5, 1e-4
Kind = Literal["none", "type", "count", "dtype", "shape", "value", "missing"]


@dataclass(frozen=True)
class Part:
    """Where in a value of several parts something stands.

    One of three: what a call `returned` (with `words` such as `at call 2 of update`); what a thing
    called `name` holds afterwards, for a model its `layer` and `array`; number `place` of `count`.
    """

    words: str = ""
    returned: bool = False
    name: str = ""
    layer: int = 0
    array: str = ""
    place: int = 0
    count: int = 0


@dataclass(frozen=True)
class Mismatch:
    """The first way in which a given value is not the expected one; path: the parts it is in."""

    kind: Kind
    given: Any
    expected: Any
    path: tuple[Part, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether None came back where an answer was asked."""
        return self.kind == "none" and not self.path

    def inside(self, part: Part) -> Mismatch:
        """The same, found in a part of a larger value."""
        return replace(self, path=(part, *self.path))


def items(value: Any) -> int:
    """How many things stand in a list, and in the lists in it."""
    return sum(1 + items(item) for item in value) if isinstance(value, (list, tuple)) else 0


def numbers(value: Any) -> int:
    """How many numbers a value holds."""
    if isinstance(value, (list, tuple)):
        return sum(map(numbers, value))
    return int(np.size(value))


def are_truths(given: Any, expected: Any) -> bool:
    """Whether True or False came somewhere where a number is asked."""
    if isinstance(given, (list, tuple)) and isinstance(expected, (list, tuple)):
        return any(map(are_truths, given, expected))
    return np.asarray(expected).dtype.kind in "iuf" and np.asarray(given).dtype.kind == "b"


def tolerance(expected: np.ndarray) -> float:
    """How far a right answer may lie from `expected`: 1e-5 + 1e-4·max|expected|."""
    finite = np.abs(expected[np.isfinite(expected)])
    return ABSOLUTE + RELATIVE * float(finite.max(initial=0.0))


def same(given: Any, expected: Any) -> bool:
    """Whether a given value is the expected one, NaN being equal to NaN."""
    return mismatch(given, expected) is None


def mismatch(given: Any, expected: Any, parts: Sequence[Part] = ()) -> Mismatch | None:
    """The first difference: what came back at all, then how many, shape, value. None if none.

    parts: for a value of several parts, where each of them is.
    """
    if isinstance(expected, Table):
        return _mismatch_of_tables(given, expected)
    if isinstance(given, Table):
        given = Opaque("dict")  # where none is asked
    if isinstance(expected, (list, tuple)):
        return _mismatch_of_lists(given, expected, parts)
    if isinstance(expected, str) or expected is None:
        equal = isinstance(given, type(expected)) and given == expected
        return None if equal else _mismatch_of_types(given, expected)
    if not isinstance(given, (bool, int, float, np.ndarray, np.generic)):
        return _mismatch_of_types(given, expected)
    return _mismatch_of_arrays(np.asarray(given), np.asarray(expected))


def _mismatch_of_types(given: Any, expected: Any) -> Mismatch:
    return Mismatch("none" if given is None else "type", given, expected)


def _mismatch_of_lists(given: Any, expected: Any, parts: Sequence[Part]) -> Mismatch | None:
    count, whole = len(expected), given
    if given is None:
        return _mismatch_of_types(given, expected)
    if isinstance(given, np.ndarray) and given.ndim and len(given) == count:
        given = list(given)  # a stacked tensor unpacks like a tuple
    if not isinstance(given, list) or len(given) != count:
        return Mismatch("count", given, expected)
    for place, (one, other) in enumerate(zip(given, expected, strict=True)):
        found = mismatch(one, other)
        if found and found.kind == "shape" and given is not whole:
            return Mismatch("count", whole, expected)
        if found:
            where = parts[place] if place < len(parts) else Part(place=place, count=count)
            return found.inside(where)
    return None


def _mismatch_of_tables(given: Any, expected: Table) -> Mismatch | None:
    """The first key under which they differ; keys are told, and compared, as Python writes them."""
    if not isinstance(given, Table):
        return _mismatch_of_types(given, Opaque("dict"))
    came, asked = ({_key(key): value for key, value in table} for table in (given, expected))
    for key in {**asked, **came}:
        one, other = came.get(key), asked.get(key)
        lacks = one is None or other is None
        found = Mismatch("missing", one, other) if lacks else mismatch(one, other)
        if found:
            return found.inside(Part(words=f"under {key}"))
    return None


def _key(key: Any) -> str:
    return repr(tuple(key) if isinstance(key, list) else key)


def _mismatch_of_arrays(given: np.ndarray, expected: np.ndarray) -> Mismatch | None:
    if given.shape != expected.shape:
        return Mismatch("shape", given, expected)
    if given.dtype.kind not in "biuf":
        return Mismatch("dtype", given, expected)
    return None if close(given, expected).all() else Mismatch("value", given, expected)


def close(given: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Which numbers lie within the tolerance; NaN is close to NaN, infinity to itself."""
    with np.errstate(all="ignore"):
        numbers, wanted = given.astype("float64"), expected.astype("float64")
        near: np.ndarray = np.abs(numbers - wanted) <= tolerance(wanted)
        near |= (numbers == wanted) | (np.isnan(numbers) & np.isnan(wanted))
        return near


def is_kept(passed: Any, now: Any) -> bool:
    """Whether what was passed is what it was; of things in a list only arrays, numbers, words."""
    passed = Table.of(passed) if isinstance(passed, Mapping) else passed
    if isinstance(passed, list):
        both = isinstance(now, list) and len(now) == len(passed)
        return both and all(map(is_kept, passed, now))
    plain = (np.ndarray, float, int)
    if not isinstance(passed, plain):
        return type(passed) is not str or now == passed
    return isinstance(now, plain) and np.array_equal(now, passed, equal_nan=True)


def mismatch_of_looks(given: Any, expected: Any, parts: Sequence[Part]) -> Mismatch | None:
    """The first difference between [result, look, …]: the result, then what was looked at."""
    found = mismatch(given[:1], expected[:1], parts)
    for part, seen, look in zip(parts[1:], given[1:], expected[1:], strict=True):
        found = found or _mismatch_of_look(seen, look, part)
    return found


def _mismatch_of_look(seen: Any, look: Any, part: Part) -> Mismatch | None:
    if not _are_weights(look):
        return mismatch([seen], [look], [part])
    if list(map(np.shape, _arrays(seen))) != list(map(np.shape, _arrays(look))):
        return mismatch(seen, look)
    return next(_mismatches_of_weights(seen, look, part.name), None)


def _are_weights(value: Any) -> bool:
    """Whether a value is a model's weights: a list of arrays a layer."""
    if not isinstance(value, (list, tuple)):
        return False
    return bool(value) and all(isinstance(layer, (list, tuple)) for layer in value)


def _arrays(layers: Any) -> list[Any]:
    """All arrays of all layers; none where what came back has another form."""
    return [array for layer in layers for array in layer] if _are_weights(layers) else []


def _mismatches_of_weights(given: Any, expected: Any, name: str) -> Iterator[Mismatch]:
    for layer, (arrays, right) in enumerate(zip(given, expected, strict=True), 1):
        for array, one, other in zip("Wbcdef", arrays, right, strict=False):
            found = mismatch(one, other)
            if found:
                yield found.inside(Part(name=name, layer=layer, array=array))
