"""What all right answers have in common and what came has not, or the other way round."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from duograd.exercises.becoming import Array
from duograd.exercises.between import Pair, alike, arguments_of, arrays_of, shown
from duograd.exercises.comparing import tolerance

ODD: dict[str, Callable[[Array], Array]] = {
    "NaN": np.isnan,
    "infinity": np.isposinf,
    "−infinity": np.isneginf,
}
FEWEST = 4  # numbers that must have a trait for it to be told

# By their words: how far each number is from having the trait.
TRAITS: dict[str, Callable[[Array], Array]] = {
    "is 0 or 1": lambda x: np.minimum(np.abs(x), np.abs(x - 1)),
    "is a whole number": lambda x: np.abs(x - np.round(x)),
    "is 0 or more": lambda x: np.maximum(-x, 0),
    "is 0 or less": lambda x: np.maximum(x, 0),
    "lies between −1 and 1": lambda x: np.maximum(np.abs(x) - 1, 0),
    "is 1 or less": lambda x: np.maximum(x - 1, 0),
}


def lacks(pairs: Sequence[Pair]) -> str | None:
    """What tells what came from the answers in the cases tried: after `in every case`."""
    if not alike(pairs):
        return _other_shapes(pairs)
    given, expected = (np.concatenate([x[i].ravel() for x in arrays_of(pairs)]) for i in (0, 1))
    return (
        _not_yes_or_no(pairs)
        or _sums(pairs)
        or _trait(given, expected, "each number of the answer {}; among yours is {}")
        or _trait(expected, given, "each number of yours {}; among the right ones is {}")
    )


def _not_yes_or_no(pairs: Sequence[Pair]) -> str | None:
    asked = all(isinstance(pair.expected, (bool, np.bool_)) for pair in pairs)
    numbers = [p.given for p in pairs if np.asarray(p.given).dtype.kind != "b"]
    if not asked or not numbers:
        return None
    return f"True or False is asked; among yours is a number, {shown(float(numbers[0]))}"


def not_finite(pairs: Sequence[Pair]) -> str | None:
    """Infinity or NaN where numbers are asked and no right one is."""
    if any(isinstance(pair.expected, (bool, np.bool_)) for pair in pairs):
        return None
    given, expected = (np.concatenate([x[i].ravel() for x in arrays_of(pairs)]) for i in (0, 1))
    if np.isfinite(given).all() or not np.isfinite(expected).all():
        return None
    kind = max(ODD, key=lambda name: int(ODD[name](given).sum()))  # the most frequent one
    always = all(ODD[kind](one).any() for one, _ in arrays_of(pairs))
    yours = f"yours has {kind} somewhere" if always else f"in some cases yours has {kind}"
    return f"each number of the answer is finite; {yours}"


def _sums(pairs: Sequence[Pair]) -> str | None:
    """Rows that add up to 1, of one of them."""
    both = arrays_of(pairs)
    if any(e.ndim != 2 for _, e in both):
        return None
    given, expected = (np.concatenate([x[i].sum(1) for x in both]) for i in (0, 1))
    for one, other, words in (
        (
            expected,
            given,
            "each row of the answer adds up to 1; among yours one adds up to {}",
        ),
        (
            given,
            expected,
            "each row of yours adds up to 1; among the right ones one adds up to {}",
        ),
    ):
        off = other[np.abs(other - 1) > 1e-2]
        if off.size and np.allclose(one, 1, atol=1e-3):
            return words.format(shown(off[0]))
    return None


def _trait(without: Array, having: Array, told: str) -> str | None:
    """A trait that all of one have, and some of the other clearly lack."""
    for words, off in TRAITS.items():
        far = off(without) > 10 * tolerance(having)
        if far.any() and having.size >= FEWEST and np.all(off(having) <= 1e-6):
            return told.format(words, shown(without[far][0]))
    return None


def _other_shapes(pairs: Sequence[Pair]) -> str | None:
    """What the shape of every answer is the shape of."""
    shapes = [(np.shape(p.given), np.shape(p.expected)) for p in pairs]
    if all(e == () for _, e in shapes):
        return "the answer is a single number, and yours is not always"
    for name, values in arguments_of(pairs):
        if all(e == v.shape for (_, e), v in zip(shapes, values, strict=True)):
            return f"the answer has the shape of {name}, and yours has not always"
        lengths = [len(v) if v.ndim else 0 for v in values]
        rows = all(e and e[0] == n for (_, e), n in zip(shapes, lengths, strict=True))
        other = any(g[:1] != e[:1] for g, e in shapes)
        if rows and other and len(set(lengths)) > 1:
            return f"the answer is as long as {name}, and yours is not always"
    if all(len(g) > len(e) for g, e in shapes):
        return "yours has more dimensions than the answer"
    if all(len(g) < len(e) for g, e in shapes):
        return "yours has fewer dimensions than the answer"
    return None
