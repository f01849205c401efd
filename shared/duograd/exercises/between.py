"""Relations between two arrays, what came and what was asked, that may hold in every case."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from duograd.boundary.wire import Named
from duograd.exercises import comparing, reference
from duograd.exercises.becoming import BECOMES, HOLDS, Array, Make
from duograd.exercises.declaration import Case


@dataclass(frozen=True)
class Pair:
    """One case: what came, and what was asked; for a value of several parts, one part of it."""

    case: Case
    given: Any
    expected: Any

    @property
    def arrays(self) -> tuple[Array, Array]:
        """Both as arrays of float64."""
        return np.asarray(self.given, "float64"), np.asarray(self.expected, "float64")


Relation = Callable[[Sequence[Pair]], str | None]


def shown(number: float) -> str:
    """A number with three digits; never −0."""
    return f"{number + 0.0:.3g}"


def arrays_of(pairs: Sequence[Pair]) -> list[tuple[Array, Array]]:
    """What came and what was asked, case by case."""
    return [pair.arrays for pair in pairs]


def values_of(case: Case) -> dict[str, Any]:
    """The values of a case; a name that stands for a list of arrays is replaced by it."""
    values = case.values()
    for name, value in values.items():
        made = reference.resolve(value, "float64") if isinstance(value, Named) else None
        if isinstance(made, list):
            values[name] = made
    return values


def alike(pairs: Sequence[Pair]) -> bool:
    """Whether what came has the shape that was asked, in every case."""
    return all(np.shape(p.given) == np.shape(p.expected) for p in pairs)


def equal(one: Any, other: Any) -> bool:
    """Equal in shape and within the tolerance, and made of numbers."""
    one, other = np.asarray(one), np.asarray(other)
    if one.shape != other.shape:
        return False
    if not one.size:
        return True
    first = abs(one.flat[0] - other.flat[0])  # nearly all relations fail here already
    if first > comparing.ABSOLUTE + comparing.RELATIVE * np.abs(other).max():
        return False
    return bool(np.isfinite(other).any()) and comparing.same(one, other)


def fits(values: Sequence[tuple[Any, Array]], make: Make) -> bool:
    """Whether each first is what `make` makes of the second; False where it cannot."""
    try:
        return all(equal(one, make(other)) for one, other in values) and any(
            np.size(one) for one, _ in values
        )
    except (ValueError, TypeError, IndexError):
        return False


def _becomes(pairs: Sequence[Pair]) -> str | None:
    both = arrays_of(pairs)
    found = (words for words, make in BECOMES.items() if fits(both, make))
    return next((f"is {words.format('the answer')}" for words in found), None)


COUNTS: dict[str, Callable[[Array], int]] = {
    "numbers": np.size,
    "rows": lambda g: len(g) if g.ndim else 0,
    "columns": lambda g: g.shape[-1] if g.ndim else 0,
}


def _holds(pairs: Sequence[Pair]) -> str | None:
    both = [(e, g) for g, e in arrays_of(pairs)]
    words = next((f"is {words}" for words, make in HOLDS.items() if fits(both, make)), "")
    for kind, count in COUNTS.items():  # where one case has one only, there are not always several
        if any(count(g) == 1 for _, g in both):
            words = words.replace(f"several {kind}", f"one or more {kind}")
    return words or None


def _of_argument(pairs: Sequence[Pair]) -> str | None:
    """What came is an argument, or what such a rule makes of it."""
    given = [g for g, _ in arrays_of(pairs)]
    table: dict[str, Make] = {"{} itself": np.asarray, "the negative of {}": np.negative, **BECOMES}
    for name, values in arguments_of(pairs):
        both = list(zip(given, values, strict=True))
        found = (words for words, make in table.items() if fits(both, make))
        if words := next(found, None):
            return f"is {words.format(name)}"
    return None


def arguments_of(pairs: Sequence[Pair]) -> Iterator[tuple[str, list[Array]]]:
    """The arguments that are numbers in every case, each with its values."""
    for name in numeric_names(pairs):
        yield name, [np.asarray(pair.case.values()[name], "float64") for pair in pairs]


def numeric_names(pairs: Sequence[Pair]) -> list[str]:
    """The arguments that are numbers or arrays of numbers in every case."""
    values = [pair.case.values() for pair in pairs]
    return [n for n in values[0] if all(_is_numeric(v.get(n)) for v in values)]


def _is_numeric(value: Any) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, list):
        return bool(value) and all(isinstance(x, (int, float)) for x in value)
    return isinstance(value, (int, float)) or (
        isinstance(value, Array) and value.dtype.kind in "iuf"
    )


def _opposite(pairs: Sequence[Pair]) -> str | None:
    boolean = all(isinstance(p.expected, (bool, np.bool_)) for p in pairs)
    right = boolean and all(equal(g, 1 - e) for g, e in arrays_of(pairs))
    return "is True where the answer is False, and False where it is True" if right else None


def _constant(pairs: Sequence[Pair]) -> str | None:
    given, expected = (np.concatenate([x[i].ravel() for x in arrays_of(pairs)]) for i in (0, 1))
    if not given.size or not np.allclose(given, given[0], 1e-6, 1e-6):
        return None
    if np.allclose(expected, expected[0], 1e-6, 1e-6):
        return None
    boolean = all(np.asarray(pair.given).dtype.kind == "b" for pair in pairs)
    return f"is {bool(given[0]) if boolean else shown(float(given[0]))}, whatever is asked"


def factor_of(given: Array, expected: Array, near: float = 1e-2) -> float | None:
    """The number that times the answer is what came; None if there is none, or near 0 or 1."""
    factor = float(given.ravel() @ expected.ravel() / (expected.ravel() @ expected.ravel()))
    if not np.isfinite(factor) or abs(factor) < (1e-3 if near else 1e-6) or abs(factor - 1) < near:
        return None
    return factor if equal(given, factor * expected) else None


def _times(pairs: Sequence[Pair]) -> str | None:
    """A constant times the answer, the same in every case."""
    both = [(g, e) for g, e in arrays_of(pairs) if np.any(e)]
    if not both or not alike(pairs):
        return None
    given, expected = (np.concatenate([x[i].ravel() for x in both]) for i in (0, 1))
    factor = factor_of(given, expected)
    if not factor or not all(equal(g, factor * e) for g, e in arrays_of(pairs)):
        return None
    named = {-1.0: "the negative of the answer", 2.0: "twice the answer", 0.5: "half the answer"}
    return f"is {named.get(round(factor, 3), f'the answer times {shown(factor)}')}"


def _plus(pairs: Sequence[Pair]) -> str | None:
    """The answer and a constant, the same in every case."""
    if not alike(pairs):
        return None
    rest = float(np.median(np.concatenate([(g - e).ravel() for g, e in arrays_of(pairs)])))
    if abs(rest) < 1e-2 or not all(equal(g, e + rest) for g, e in arrays_of(pairs)):
        return None
    return f"is the answer {'plus' if rest > 0 else 'minus'} {shown(abs(rest))}"


def _sizes(pairs: Sequence[Pair]) -> Iterator[tuple[str, list[int]]]:
    """Lengths and widths of the arguments that differ from case to case."""
    for name in numeric_names(pairs):
        shapes = [np.shape(pair.case.values()[name]) for pair in pairs]
        if all(shapes):
            yield f"the length of {name}", [shape[0] for shape in shapes]
        if all(len(shape) > 1 for shape in shapes):
            last = "number of columns" if {*map(len, shapes)} == {2} else "length of the last axis"
            yield f"the {last} of {name}", [shape[-1] for shape in shapes]
            yield f"how many numbers {name} has", [int(np.prod(shape)) for shape in shapes]


def _by_size(pairs: Sequence[Pair]) -> str | None:
    """The answer times, or divided by, a size of an argument."""
    for words, sizes in _sizes(pairs):
        both = list(zip(arrays_of(pairs), sizes, strict=True))
        if len(set(sizes)) > 1 and all(equal(g, e * n) for (g, e), n in both):
            return f"is the answer times {words}"
        if len(set(sizes)) > 1 and all(equal(g, e / n) for (g, e), n in both):
            return f"is the answer divided by {words}"
    return None


def _clipped(pairs: Sequence[Pair]) -> str | None:
    """The answer, or an argument, cut off at the largest or smallest number that came."""
    given = [g for g, _ in arrays_of(pairs)]
    numbers = np.concatenate([g.ravel() for g in given])
    ends = _ends(numbers)
    for name, values in (("the answer", [e for _, e in arrays_of(pairs)]), *arguments_of(pairs)):
        both = list(zip(given, values, strict=True))
        for words, least, most in ends:
            inside = [x[(x > least) & (x < most)].round(5) for _, x in both]
            several = len(np.unique(np.concatenate(inside))) > 1  # one may be there by chance
            if several and fits(both, functools.partial(np.clip, a_min=least, a_max=most)):
                return f"is {name}, cut off where it is {words}"
    return None


def _ends(numbers: Array) -> list[tuple[str, float, float]]:
    """Where the numbers may have been cut off: an end that is met more than once."""
    least, most = float(numbers.min(initial=np.inf)), float(numbers.max(initial=-np.inf))
    below, above = f"below {shown(least)}", f"above {shown(most)}"
    low, high = (np.sum(np.isclose(numbers, end)) > 1 for end in (least, most))
    ends = [(above, -np.inf, most)] * bool(high) + [(below, least, np.inf)] * bool(low)
    both = [(f"{below} or {above}", least, most)] * bool(low and high and least < most)
    return [*ends, *both]


def _same_rows(pairs: Sequence[Pair]) -> str | None:
    """The same for every row, or in every place, where the answer is not."""
    both = [(g, e) for g, e in arrays_of(pairs) if g.ndim and len(g) > 1]
    same = all(g.shape == e.shape and equal(g, np.broadcast_to(g[0], g.shape)) for g, e in both)
    differ = [not equal(e, np.broadcast_to(e[0], e.shape)) for _, e in both]
    one = all(equal(g, np.full(g.shape, g.flat[0])) for g, _ in both)
    flat = all(g.ndim <= 2 for g, _ in both)
    rows = "for every row" if flat else "at every place of the first axis"
    where = "in every place" if one else rows
    always = "" if sum(differ) == len(pairs) else " always"
    told = f"is the same {where}, and the answer is not{always}"
    return told if both and same and any(differ) else None


def _other_shape(pairs: Sequence[Pair]) -> str | None:
    both = arrays_of(pairs)
    other = [g.shape != e.shape for g, e in both]
    sizes = all(g.size == e.size for g, e in both)
    if not any(other) or not sizes or not all(equal(g.reshape(e.shape), e) for g, e in both):
        return None
    return f"has the right numbers{_in_some(pairs)} in another shape"


def _in_some(pairs: Sequence[Pair]) -> str:
    """What limits a sentence to some cases, where another has the shape that was asked."""
    return ", but in some cases" if any(alike([pair]) for pair in pairs) else ""


def _repeated(pairs: Sequence[Pair]) -> str | None:
    """The answer, more than once: what broadcasting makes where one shape is wrong."""
    both = arrays_of(pairs)
    larger = any(g.size > e.size for g, e in both)
    if larger and all(equal(g, np.broadcast_to(e, g.shape)) for g, e in both):
        return f"holds the answer{_in_some(pairs)} more than once, in another shape"
    return None


def _cut_short(pairs: Sequence[Pair]) -> str | None:
    """The first rows or numbers of the answer, or the answer and more."""
    both = [(g, e) for g, e in arrays_of(pairs) if g.ndim and e.ndim]
    if len(both) < len(pairs):
        return None
    if all(len(g) and equal(g, e[: len(g)]) for g, e in both):
        return "is the beginning of the answer, and ends too early in some case"
    if all(len(e) and equal(g[: len(e)], e) for g, e in both):
        return "begins with the answer, and goes on after its end in some case"
    return None


RULES: tuple[Relation, ...] = (
    _opposite,
    _constant,
    _times,
    _of_argument,
    _plus,
    _other_shape,
    _becomes,
    _holds,
    _by_size,
    _clipped,
    _same_rows,
    _repeated,
    _cut_short,
)
