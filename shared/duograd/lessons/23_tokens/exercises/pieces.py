"""What the exercises about tokens share: pairs, merging with its variants, cases as Python."""

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from duograd.exercises import Case

Pair = tuple[str, str]
Words = Sequence[tuple[Sequence[str], int]]


def case(pairs: Sequence[str] = (), **arguments: Any) -> Case:
    """A case that messages tell as Python writes it; pairs: the arguments that hold tuples."""
    told = " and ".join(f"{name} = {value!r}" for name, value in arguments.items())
    return Case(arguments, pairs=list(pairs), told=told)


def neighbours(tokens: Sequence[str]) -> Iterable[Pair]:
    """Each token with the one behind it."""
    return itertools.pairwise(tokens)


def counted(words: Words, pairs: Callable[[Any], Iterable[Any]] = neighbours) -> dict[Any, int]:
    """How often each pair occurs; pairs: what of a word counts."""
    counts: dict[Any, int] = {}
    for tokens, times in words:
        for pair in pairs(tokens):
            counts[pair] = counts.get(pair, 0) + times
    return counts


def same_pair(one: Pair, other: Pair) -> bool:
    """Whether two pairs are the same token by token."""
    return one == other


def merged(
    tokens: Sequence[str], pair: Sequence[str], are_same: Callable[[Pair, Pair], bool] = same_pair
) -> list[str]:
    """The tokens with the pair joined, from left to right."""
    out, place = list[str](), 0
    while place < len(tokens):
        here = tuple(tokens[place : place + 2])
        found = len(here) == 2 and are_same((here[0], here[1]), (pair[0], pair[1]))
        out.append("".join(here) if found else tokens[place])
        place += 2 if found else 1
    return out


def joined_by_a_pattern(tokens: Sequence[str], pair: Sequence[str]) -> list[str]:
    """The tokens with the pair joined where it matches as a regular expression."""
    pattern = rf"(?<!\S){pair[0]} {pair[1]}(?!\S)"
    return re.sub(pattern, "".join(pair), " ".join(tokens)).split(" ")


def merged_once(tokens: Sequence[str], pair: Sequence[str]) -> list[str]:
    """The tokens with the pair joined in the first of its places only."""
    places = [place for place, here in enumerate(neighbours(tokens)) if here == tuple(pair)][:1]
    out = list(tokens)
    for place in places:
        out[place : place + 2] = [tokens[place] + tokens[place + 1]]
    return out
