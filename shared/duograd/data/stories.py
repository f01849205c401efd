"""Sentences that we make up, in which some words can only be known by whoever remembers.

*Anna grew up in France and has a cat . she speaks fluent French .* Two words follow from what
stands far before them and from nothing between: the pronoun from the name, the language from the
country. How far depends on the number of clauses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

__all__ = ["COUNTRIES", "FILLERS", "NAMES", "kind_of", "make_stories", "make_story"]

NAMES = {
    "Anna": "she", "Clara": "she", "Emma": "she", "Nora": "she",
    "Ben": "he", "David": "he", "Finn": "he", "Omar": "he",
}  # fmt: skip
COUNTRIES = {
    "France": "French", "Greece": "Greek", "Italy": "Italian",
    "Japan": "Japanese", "Poland": "Polish", "Spain": "Spanish",
}  # fmt: skip
FILLERS = {
    "and now lives in": ("Boston", "Cairo", "Lima", "Oslo"),
    "and works as a": ("baker", "cook", "nurse", "pilot"),
    "and plays the": ("drums", "flute", "piano", "violin"),
    "and has a": ("cat", "dog", "goat", "horse"),
}
Stories = list[list[str]]


def make_story(rng: np.random.Generator, clauses: int) -> list[str]:
    """One story with so many clauses between country and pronoun, as a list of words."""
    name, country = _one_of(rng, NAMES), _one_of(rng, COUNTRIES)
    between = [word for _ in range(clauses) for word in _clause(rng)]
    end = [".", NAMES[name], "speaks", "fluent", COUNTRIES[country], "."]
    return [name, "grew", "up", "in", country, *between, *end]


def make_stories(rng: np.random.Generator, n: int, most_clauses: int) -> Stories:
    """n stories, each with 0 to `most_clauses` clauses; every number of them equally likely."""
    return [make_story(rng, int(rng.integers(most_clauses + 1))) for _ in range(n)]


def kind_of(word: str) -> str:
    """`name`, `country`, `language` or `filler` for words that have a part to play, else ``."""
    groups = {"name": NAMES, "country": COUNTRIES, "language": COUNTRIES.values()}
    named = (kind for kind, words in groups.items() if word in words)
    return next(named, "filler" if any(word in words for words in FILLERS.values()) else "")


def _clause(rng: np.random.Generator) -> Iterator[str]:
    clause = _one_of(rng, FILLERS)
    yield from clause.split()
    yield _one_of(rng, FILLERS[clause])


def _one_of(rng: np.random.Generator, words: Collection[str]) -> str:
    return list(words)[int(rng.integers(len(words)))]
