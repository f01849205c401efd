"""Whether each case, row or column is the answer's, times or plus a number of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from duograd.exercises.becoming import Array
from duograd.exercises.between import Pair, alike, arrays_of, equal, factor_of


def own_line(pairs: Sequence[Pair]) -> str | None:
    """The answer times or plus a number that each case, each row or each column has of its own."""
    both = arrays_of(pairs)
    if not alike(pairs):
        return None
    right = "is right or " if any(equal(g, e) for g, e in both) else ""
    kinds = [("is the answer {}, not the same in every case", both)]
    if all(e.ndim == 2 for _, e in both):
        turned = [(g.T, e.T) for g, e in both]
        kinds += [
            (f"{right}has {line}s of which each is the answer's {line} {{}} of its own", _lines(at))
            for line, at in (("row", both), ("column", turned))
        ]
    found = (w.format(how) for w, at in kinds for how, find in OWN.items() if at and find(at))
    return next(found, None)


def _lines(both: Sequence[tuple[Array, Array]]) -> list[tuple[Array, Array]]:
    return [line for g, e in both for line in zip(g, e, strict=True)]


def _factors(both: Sequence[tuple[Array, Array]]) -> bool:
    """Whether each is the answer times a number; at least two of them are proven by two numbers."""
    factors = [1.0 if equal(g, e) else factor_of(g, e, 0) for g, e in both]
    several = [_weighty(e) > 1 and f != 1 for f, (_, e) in zip(factors, both, strict=True)]
    return None not in factors and bool(sum(several) > 1)


def _weighty(numbers: Array) -> int:
    """How many numbers are not lost beside the largest one."""
    sizes = np.abs(numbers)
    return int(np.sum(sizes > 0.05 * sizes.max(initial=0)))


def _offsets(both: Sequence[tuple[Array, Array]]) -> bool:
    """Whether each is the answer plus a number; at least two of them are proven by two numbers."""
    moved = [(g, e, float(np.mean(g - e))) for g, e in both if g.size]
    several = [e.size > 1 and abs(by) > 1e-2 for _, e, by in moved]
    return bool(sum(several) > 1) and all(equal(g, e + by) for g, e, by in moved)


def _straight(both: Sequence[tuple[Array, Array]]) -> bool:
    """Whether each is the answer times a number, and plus another; two proven by three numbers."""
    proven = 0
    for g, e in ((g.ravel(), e.ravel()) for g, e in both if not equal(g, e)):
        several = len(np.unique(e.round(5)))
        rise, start = np.polyfit(e, g, 1) if several > 1 else (0.0, g.mean())
        if not equal(g, e * rise + start):
            return False
        begins = abs(start) > 1e-3 * np.abs(g).max()
        proven += several > 2 and abs(rise) > 1e-3 and begins
    return proven > 1


OWN: dict[str, Callable[[Sequence[tuple[Array, Array]]], bool]] = {
    "times a number": _factors,
    "plus a number": _offsets,
    "times a number and plus another": _straight,
}
