"""What all the right answers to an exercise have in common, and what came has not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from duograd.exercises.between import Array, Pair, alike, arguments_of, arrays_of, shown
from duograd.exercises.comparing import tolerance

# By their words: how far each number is from having the trait.
TRAITS: dict[str, Callable[[Array], Array]] = {
    "is 0 or 1": lambda x: np.minimum(np.abs(x), np.abs(x - 1)),
    "is a whole number": lambda x: np.abs(x - np.round(x)),
    "is 0 or more": lambda x: np.maximum(-x, 0),
    "is 0 or less": lambda x: np.maximum(x, 0),
    "is 1 or less": lambda x: np.maximum(x - 1, 0),
    "lies between −1 and 1": lambda x: np.maximum(np.abs(x) - 1, 0),
}


def lacks(pairs: Sequence[Pair]) -> str | None:
    """A whole sentence on a trait of all the right answers that is missing in some case."""
    if not alike(pairs):
        return _other_shapes(pairs)
    if told := _not_yes_or_no(pairs):
        return told
    given, expected = (np.concatenate([x[i].ravel() for x in arrays_of(pairs)]) for i in (0, 1))
    return _not_finite(given, expected) or _not_one(pairs) or _untrue(given, expected)


def _not_yes_or_no(pairs: Sequence[Pair]) -> str | None:
    asked = all(isinstance(pair.expected, (bool, np.bool_)) for pair in pairs)
    numbers = [p.given for p in pairs if np.asarray(p.given).dtype.kind != "b"]
    if not asked or not numbers:
        return None
    return f"True or False is asked; yours is a number, as {shown(float(numbers[0]))}."


def _not_finite(given: Array, expected: Array) -> str | None:
    if np.isfinite(given).all() or not np.isfinite(expected).all():
        return None
    kind = "NaN" if np.isnan(given).any() else "infinity"
    return f"Yours has {kind} in some case, where every right number is finite."


def _not_one(pairs: Sequence[Pair]) -> str | None:
    """Rows of the answer that add up to 1."""
    both = arrays_of(pairs)
    if any(e.ndim != 2 for _, e in both) or not all(np.allclose(e.sum(1), 1) for _, e in both):
        return None
    sums = np.concatenate([g.sum(1) for g, _ in both])
    off = sums[np.abs(sums - 1) > 1e-2]
    told = "Each row of the answer adds up to 1; of yours one adds up to {}."
    return told.format(shown(off[0])) if off.size else None


def _untrue(given: Array, expected: Array) -> str | None:
    for words, off in TRAITS.items():
        far = off(given) > 10 * tolerance(expected)
        if far.any() and np.all(off(expected) <= 1e-9):
            return f"Each number of the answer {words}; yours has {shown(given[far][0])}."
    return None


def _other_shapes(pairs: Sequence[Pair]) -> str | None:
    """What the shape of every answer is the shape of."""
    shapes = [(np.shape(p.given), np.shape(p.expected)) for p in pairs]
    if all(e == () for _, e in shapes):
        return "The answer is a single number in every case; yours is not."
    for name, values in arguments_of(pairs):
        if all(e == v.shape for (_, e), v in zip(shapes, values, strict=True)):
            return f"The answer has the shape of {name} in every case; yours has not."
        lengths = [len(v) if v.ndim else 0 for v in values]
        rows = all(e and e[0] == n for (_, e), n in zip(shapes, lengths, strict=True))
        other = any(g[:1] != e[:1] for g, e in shapes)
        if rows and other and len(set(lengths)) > 1:
            return f"The answer is as long as {name} in every case; yours is not."
    return None
