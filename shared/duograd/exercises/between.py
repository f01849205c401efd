"""Relations between two arrays, what came and what was asked, that may hold in every case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from duograd.exercises import comparing
from duograd.exercises.declaration import Case

Array = np.ndarray


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
    """A number with three digits."""
    return f"{number:.3g}"


def _makes(words: str, make: Callable[[Array], Array]) -> Relation:
    """Yours is what `make` makes of the answer."""

    def rule(pairs: Sequence[Pair]) -> str | None:
        right = all(equal(g, make(e)) for g, e in arrays_of(pairs))
        return f"is {words}" if right else None

    return rule


def _unmakes(words: str, make: Callable[[Array], Array]) -> Relation:
    """The answer is what `make` makes of yours."""

    def rule(pairs: Sequence[Pair]) -> str | None:
        right = all(equal(make(g), e) for g, e in arrays_of(pairs))
        return f"is {words}" if right else None

    return rule


def arrays_of(pairs: Sequence[Pair]) -> list[tuple[Array, Array]]:
    """What came and what was asked, case by case."""
    return [pair.arrays for pair in pairs]


def equal(one: Any, other: Any) -> bool:
    """Equal in shape and within the tolerance, and made of numbers."""
    one, other = np.asarray(one), np.asarray(other)
    return one.shape == other.shape and np.isfinite(other).any() and comparing.same(one, other)


def _constant(pairs: Sequence[Pair]) -> str | None:
    values = [g for g, _ in arrays_of(pairs)]
    numbers = {float(v) for g in values for v in g.flat}
    answers = {float(v) for _, e in arrays_of(pairs) for v in e.flat}
    if len(numbers) != 1 or len(answers) == 1:
        return None
    one = numbers.pop()
    boolean = all(np.asarray(pair.given).dtype.kind == "b" for pair in pairs)
    return f"is {bool(one) if boolean else shown(one)}, whatever is asked"


def _times(pairs: Sequence[Pair]) -> str | None:
    """A constant times the answer, the same in every case."""
    both = [(g, e) for g, e in arrays_of(pairs) if np.any(e)]
    if not both or any(g.shape != e.shape for g, e in arrays_of(pairs)):
        return None
    given, expected = (np.concatenate([x[i].ravel() for x in both]) for i in (0, 1))
    factor = float(given @ expected / (expected @ expected))
    if not np.isfinite(factor) or abs(factor) < 1e-3 or abs(factor - 1) < 1e-2:
        return None
    if not all(equal(g, factor * e) for g, e in arrays_of(pairs)):
        return None
    named = {-1.0: "the negative of the answer", 2.0: "twice the answer", 0.5: "half the answer"}
    return f"is {named.get(round(factor, 3), f'the answer times {shown(factor)}')}"


def _plus(pairs: Sequence[Pair]) -> str | None:
    """The answer and a constant, the same in every case."""
    if any(g.shape != e.shape for g, e in arrays_of(pairs)):
        return None
    rest = float(np.median(np.concatenate([(g - e).ravel() for g, e in arrays_of(pairs)])))
    if abs(rest) < 1e-2 or not all(equal(g, e + rest) for g, e in arrays_of(pairs)):
        return None
    return f"is the answer {'plus' if rest > 0 else 'minus'} {shown(abs(rest))}"


def _rows(pairs: Sequence[Pair]) -> str | None:
    """The answer times, or divided by, the length of an argument."""
    for name, value in pairs[0].case.values().items():
        if not isinstance(value, np.ndarray) or not value.ndim:
            continue
        lengths = [len(pair.case.values()[name]) for pair in pairs]
        if len(set(lengths)) < 2:
            continue
        both = list(zip(arrays_of(pairs), lengths, strict=True))
        if all(equal(g, e * n) for (g, e), n in both):
            return f"is the answer times the length of {name}"
        if all(equal(g, e / n) for (g, e), n in both):
            return f"is the answer divided by the length of {name}"
    return None


def _argument(pairs: Sequence[Pair]) -> str | None:
    for name, value in pairs[0].case.values().items():
        if isinstance(value, (float, np.ndarray)) and all(
            equal(p.arrays[0], np.asarray(p.case.values()[name], "float64")) for p in pairs
        ):
            return f"is {name} itself"
    return None


def _same_rows(pairs: Sequence[Pair]) -> str | None:
    """The same for every row, where the answer is not."""
    both = [(g, e) for g, e in arrays_of(pairs) if g.ndim and len(g) > 1]
    alike = all(g.shape == e.shape and equal(g, np.broadcast_to(g[0], g.shape)) for g, e in both)
    differ = any(not equal(e, np.broadcast_to(e[0], e.shape)) for _, e in both)
    return "is the same for every row, and the answer is not" if both and alike and differ else None


def _other_shape(pairs: Sequence[Pair]) -> str | None:
    sizes = all(g.size == e.size for g, e in arrays_of(pairs))
    if not sizes or not all(equal(g.reshape(e.shape), e) for g, e in arrays_of(pairs)):
        return None
    return "has the right numbers in another shape"


RULES: tuple[Relation, ...] = (
    _constant,
    _times,
    _argument,
    _plus,
    _other_shape,
    _makes("the answer with its rows and columns exchanged", lambda e: e.T if e.ndim == 2 else e),
    _makes("the answer without its first row or number", lambda e: e[1:]),
    _makes("the answer without its last row or number", lambda e: e[:-1]),
    _unmakes("the answer with one more before its first row or number", lambda g: g[1:]),
    _unmakes("the answer with one more after its last row or number", lambda g: g[:-1]),
    _makes("the answer in the opposite order", lambda e: e[::-1]),
    _makes("the answer with each row in the opposite order", lambda e: e[..., ::-1]),
    _makes("the answer without its sign", np.abs),
    _makes("the answer, with 0 in place of what is negative", lambda e: np.maximum(e, 0)),
    _makes("1 divided by the answer", lambda e: 1 / e),
    _makes("1 minus the answer", lambda e: 1 - e),
    _makes("the square of the answer", np.square),
    _makes("the root of the answer", np.sqrt),
    _makes("the logarithm of the answer", np.log),
    _makes("the exponential of the answer", np.exp),
    _makes("the answer without what follows the point", np.trunc),
    _makes("the answer rounded to a whole number", np.round),
    _unmakes("several numbers, of which the answer is the mean", lambda g: g.mean()),
    _unmakes("several numbers, of which the answer is the sum", lambda g: g.sum()),
    _makes("the sum of the numbers that are the answer", lambda e: e.sum()),
    _makes("the mean of the numbers that are the answer", lambda e: e.mean()),
    _rows,
    _same_rows,
)
