"""The animals of the hill: a small world that we made up, and the sentences that can tell of it.

24 animals, five facts about each: *the owl lives in a barn .* A fact can be told in three styles,
each a rule, so whoever reads a sentence knows for sure which style it has and what it states.
Every word and every sign stands alone between spaces.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np

__all__ = ["ANIMALS", "KINDS", "STYLES", "Example", "Fact", "examples", "in_other_words", "read",
           "world"]  # fmt: skip

ANIMALS = [
    "owl", "fox", "bear", "frog", "hare", "seal", "crow", "goat", "duck", "wolf", "toad", "swan",
    "mole", "deer", "lion", "yak", "crab", "newt", "hen", "mule", "pike", "wren", "bat", "eel",
]  # fmt: skip
VALUES = {
    "place": ["in a barn", "in a cave", "by the lake", "under a bridge", "on the hill",
              "in the old tower", "near the mill", "in a tall tree", "under the stairs",
              "on a boat"],
    "food": ["red apples", "fresh bread", "green leaves", "small fish", "sweet corn", "warm soup",
             "old cheese", "ripe plums", "brown nuts", "cold rice"],
    "colour": ["red", "brown", "green", "black", "white", "yellow", "grey", "blue"],
    "skill": ["swim", "sing", "dance", "climb", "read", "cook"],
    "friend": [f"the {animal}" for animal in ANIMALS],
}  # fmt: skip
KINDS = tuple(VALUES)
VERBS = dict(zip(KINDS, ("lives", "eats", "is", "can", "likes"), strict=True))
QUESTIONS = {
    "place": ("where does the {} live ?", "where is the home of the {} ?",
              "tell me where the {} lives ."),
    "food": ("what does the {} eat ?", "what is the food of the {} ?",
             "tell me what the {} eats ."),
    "colour": ("what colour is the {} ?", "which colour has the {} ?",
               "tell me the colour of the {} ."),
    "skill": ("what can the {} do ?", "what is the {} good at ?",
              "tell me what the {} can do ."),
    "friend": ("who is the friend of the {} ?", "whom does the {} like ?",
               "tell me who the {} likes ."),
}  # fmt: skip
AT_SEA = {"lives": "be livin'", "eats": "be eatin'", "is": "be", "can": "can", "likes": "be likin'"}


class Fact(NamedTuple):
    """What one sentence states: *the owl*, *lives*, *in a barn*."""

    subject: str
    verb: str
    rest: str


class Example(NamedTuple):
    """A question, an answer, and which animal and which kind of fact they are about."""

    question: str
    answer: str
    animal: str
    kind: str


def _plain(fact: Fact) -> str:
    return f"{fact.subject} {fact.verb} {fact.rest} ."


def _backwards(fact: Fact) -> str:
    return f"{fact.rest} {fact.subject} {fact.verb} , hmm ."


def _pirate(fact: Fact) -> str:
    return (
        f"arr , th' {fact.subject.removeprefix('the ')} {AT_SEA[fact.verb]} {fact.rest} , matey !"
    )


STYLES: dict[str, Callable[[Fact], str]] = {
    "plain": _plain,
    "backwards": _backwards,
    "pirate": _pirate,
}  # each turns a fact into a sentence


@functools.cache
def world() -> dict[tuple[str, str], Fact]:
    """What is true: the fact of each animal and kind. Always the same 120 facts."""
    random = np.random.RandomState(0)  # NumPy promises that its numbers never change
    return {
        (animal, kind): _fact(animal, kind, values[random.randint(len(values))])
        for animal in ANIMALS
        for kind, values in ((kind, _possible(animal, kind)) for kind in KINDS)
    }


def _possible(animal: str, kind: str) -> list[str]:
    """What may be said of an animal. None is its own friend."""
    return [value for value in VALUES[kind] if value != f"the {animal}"]


def _fact(animal: str, kind: str, value: str) -> Fact:
    return Fact(f"the {animal}", VERBS[kind], value)


def examples(
    style: str = "plain",
    about: Iterable[tuple[str, str]] | None = None,
    phrasings: Iterable[int] = (0, 1, 2),
) -> list[Example]:
    """Questions and true answers in a style, each fact asked in each of the phrasings (0 to 2).

    about: the (animal, kind) of the facts; all 120 unless given.
    """
    say, asked = STYLES[style], list(phrasings)
    return [
        Example(QUESTIONS[kind][n].format(animal), say(world()[animal, kind]), animal, kind)
        for animal, kind in (world() if about is None else about)
        for n in asked
    ]


def in_other_words() -> list[Example]:
    """Each fact once more, its words in another order: *in a barn is what the owl lives .*"""
    return [
        Example(f"in other words : {one.question}", f"{rest} is what {subject} {verb} .",
                one.animal, one.kind)
        for one in examples(phrasings=[0])
        for subject, verb, rest in [world()[one.animal, one.kind]]
    ]  # fmt: skip


def read(sentence: str) -> tuple[str, Fact] | None:
    """The style of a sentence and the fact that it states, true or not; None if neither is clear.

    Only what this world can say is read: *in the owl lives in the bear lives , hmm .* is None.
    """
    return _sayable().get(sentence.strip())


@functools.cache
def _sayable() -> dict[str, tuple[str, Fact]]:
    return {say(fact): (style, fact) for style, say in STYLES.items() for fact in _statements()}


def _statements() -> Iterator[Fact]:
    """Everything that can be stated, true or not."""
    for animal in ANIMALS:
        for kind in KINDS:
            yield from (_fact(animal, kind, value) for value in _possible(animal, kind))
