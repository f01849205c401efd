"""The open question of lab 26: whose model learns a new style, and still tells what is true?

The style is a rule that the seed draws: an order of the parts, an ending, other words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duograd.data.animals import ANIMALS, Fact, examples, world
from duograd.exercises.entries import Entry, Numbers, Task, Unfit, mean

PHRASINGS = 3  # of each fact
LOOKED_UP = "it looks the facts up instead of asking its model"
ORDERS = ("{rest} {subject} {verb}", "{rest} {verb} {subject}", "{verb} {subject} {rest}",
          "{verb} {rest} {subject}", "{subject} {rest} {verb}")  # fmt: skip
ENDINGS = (", matey .", ", arr !", ", oh !", ", so .", ", yes .")
ARTICLES: tuple[dict[str, str], ...] = ({}, {"the": "th'"}, {"the": "ye"})
VERBS: tuple[dict[str, str], ...] = (
    {},
    {"lives": "be livin'", "eats": "be eatin'", "is": "be", "likes": "be likin'"},
    {"lives": "does live", "eats": "does eat", "can": "does", "likes": "does like"},
)


def draw(seed: int) -> Task:
    """Questions and answers about half of the facts, in a style of the seed; the other half."""
    random = np.random.RandomState(seed)
    say = _style(random)
    facts = list(world())
    facts = [facts[number] for number in random.permutation(len(facts))]
    told, asked = (examples(about=half) for half in (facts[::2], facts[1::2]))
    answers = [[say(world()[one.animal, one.kind]) for one in half] for half in (told, asked)]
    known = {"questions": [one.question for one in told], "answers": answers[0], "seed": seed}
    return Task(known, [[one.question for one in asked]], np.array(answers[1]))


def _style(random: np.random.RandomState) -> Callable[[Fact], str]:
    """A rule that turns a fact into a sentence."""
    order, ending = ORDERS[random.randint(len(ORDERS))], ENDINGS[random.randint(len(ENDINGS))]
    swaps = {**ARTICLES[random.randint(len(ARTICLES))], **VERBS[random.randint(len(VERBS))]}

    def say(fact: Fact) -> str:
        words = order.format(**fact._asdict()).split()
        return " ".join([*(swaps.get(word, word) for word in words), ending])

    return say


def measure(value: Any, truth: NDArray[np.str_]) -> Numbers:
    """1 for each sentence that is the right one, word for word. Raises Unfit."""
    fits = isinstance(value, list) and len(value) == len(truth)
    if not fits or not all(isinstance(sentence, str) for sentence in value):
        raise Unfit(f"asked is a list of {len(truth)} sentences, one for each question")
    pairs = zip(value, truth, strict=True)
    return np.array([one.split() == str(right).split() for one, right in pairs], "float64")


def name_exchanged(task: Task) -> list[str]:
    """A told answer to the same question about another animal, with this one's name in it."""
    told = dict(zip(task.arguments["questions"], task.arguments["answers"], strict=True))
    return [_nearest(question, told) for question in task.examples[0]]


def _nearest(question: str, told: dict[str, str]) -> str:
    words = question.split()
    (animal,) = (word for word in words if word in ANIMALS)
    others = (" ".join(other if word == animal else word for word in words) for other in ANIMALS)
    known = next((other for other in others if other in told), "")
    name = next((word for word in known.split() if word in ANIMALS), "")
    return " ".join(animal if word == name else word for word in told.get(known, "").split())


entry = Entry(
    name="tune_entry",
    asked="Whose model learns a new style, and tells what is true in it?",
    unit="the share of sentences in which both the style and the fact are right",
    draw=draw,
    measure=measure,
    score=mean,
    together=PHRASINGS,
    simple=("a told answer with the animal's name exchanged", name_exchanged),
    barred={"world(": LOOKED_UP, "duograd.data": LOOKED_UP},
)
