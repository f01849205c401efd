"""A short formula of the arguments, or of the answer, whose numbers are the ones that came."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from duograd.exercises.becoming import Array
from duograd.exercises.between import Pair, arguments_of, arrays_of
from duograd.exercises.comparing import tolerance

MOST_NUMBERS = 200  # more would make the search slow
FEWEST = 3  # different numbers: fewer are met by chance
LARGEST = 6  # terms to begin with
FIRST = 4  # numbers that are looked at first
MOST_TRIED = 20  # formulas that are right for those


class Term(NamedTuple):
    """Words, the numbers of all cases, and whether it is one word or needs brackets."""

    words: str
    numbers: Array
    single: bool = True

    @property
    def inside(self) -> str:
        """The words as they stand in a longer formula."""
        return self.words if self.single else f"({self.words})"


OPERATIONS: dict[str, Callable[[Array, Array], Array]] = {
    "{} + {}": np.add,
    "{} − {}": np.subtract,
    "{} · {}": np.multiply,
    "{} / {}": np.divide,
    "{} to the power of {}": np.power,
    "the smaller of {} and {}": np.minimum,
    "the larger of {} and {}": np.maximum,
}


def formula(pairs: Sequence[Pair]) -> str | None:
    """What came, as a formula of two or three of the arguments and the numbers 1 and 2."""
    given = [g for g, _ in arrays_of(pairs)]
    numbers = np.concatenate([g.ravel() for g in given])
    few = not all(g.size for g in given) or len(np.unique(numbers.round(4))) < FEWEST
    if few or numbers.size > MOST_NUMBERS:
        return None
    near = np.concatenate([np.full(g.size, tolerance(g)) for g in given])
    terms = list(_terms(pairs))[:LARGEST]
    answer = _term("the answer", [e for _, e in arrays_of(pairs)], given)
    twos = list(_twos([*terms, *answer, *_constants(numbers)]))
    found = _first(twos, numbers, near)
    threes = [two for two in twos if "the answer" not in two.words]
    return found or _of_three(threes, [*terms, *_constants(numbers)], numbers, near)


def _constants(numbers: Array) -> list[Term]:
    return [Term("1", np.ones_like(numbers)), Term("2", np.full_like(numbers, 2))]


def _terms(pairs: Sequence[Pair]) -> Iterator[Term]:
    """The arguments that have the shape of what came, and what is a single number of others."""
    given = [g for g, _ in arrays_of(pairs)]
    for name, values in arguments_of(pairs):
        yield from _term(name, values, given)
        if all(value.ndim for value in values):
            yield from _term(f"the length of {name}", [np.array(len(v)) for v in values], given)
            yield from _term(f"the sum of {name}", [v.sum() for v in values], given)


def _term(words: str, values: Sequence[Array], given: Sequence[Array]) -> Iterator[Term]:
    try:
        spread = [np.broadcast_to(v, g.shape) for v, g in zip(values, given, strict=True)]
    except ValueError:
        return
    yield Term(words, np.concatenate([x.ravel() for x in spread]).astype("float64"))


def _twos(terms: Sequence[Term]) -> Iterator[Term]:
    for words, operation in OPERATIONS.items():
        for one in terms:
            for other in terms:
                told = words.format(one.words, other.words)
                yield Term(told, operation(one.numbers, other.numbers), single=False)


def _first(terms: Sequence[Term], numbers: Array, near: Array) -> str | None:
    fit = (np.abs(np.stack([t.numbers for t in terms]) - numbers) <= near).all(-1)
    return f"is {terms[int(fit.argmax())].words}" if fit.any() else None


def _of_three(
    twos: Sequence[Term], terms: Sequence[Term], numbers: Array, near: Array
) -> str | None:
    """A formula of two, and one more: tried on the first numbers, then on all."""
    head = np.stack([two.numbers[:FIRST] for two in twos])
    for words, operation in OPERATIONS.items():
        for term in terms:
            one = term.numbers
            for swapped in (False, True):
                sides = (one[:FIRST], head) if swapped else (head, one[:FIRST])
                fit = (np.abs(operation(*sides) - numbers[:FIRST]) <= near[:FIRST]).all(-1)
                for place in np.flatnonzero(fit)[:MOST_TRIED]:
                    both = (one, twos[place].numbers) if swapped else (twos[place].numbers, one)
                    if np.all(np.abs(operation(*both) - numbers) <= near):
                        told = (twos[place].inside, term.words)
                        return f"is {words.format(*(told[::-1] if swapped else told))}"
    return None
