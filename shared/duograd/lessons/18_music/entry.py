"""The open question of lab 18: whose network knows best how a jig that it never saw goes on?"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duograd.data.tunes import tunes
from duograd.exercises.entries import Entry, Task, Unfit, mean

UNSEEN, PLACES = 60, 5  # tunes that are kept back, and places that are asked in each
CUT = 160  # characters of a tune, behind which no place is asked
HEAD = 2  # lines before the notes


def draw(seed: int) -> Task:
    """Tunes to train on; beginnings of others, and the number of the character that follows."""
    jigs, random = tunes("6/8"), np.random.RandomState(seed)
    vocabulary = "".join(sorted(set("".join(jigs))))
    order = random.permutation(len(jigs))
    asked = [jigs[i] for i in order[:UNSEEN]]
    places = [(tune, place) for tune in asked for place in _places(random, tune)]
    known = {"tunes": [jigs[i] for i in order[UNSEEN:]], "vocabulary": vocabulary, "seed": seed}
    truth = np.array([vocabulary.index(tune[place]) for tune, place in places])
    return Task(known, [[tune[:place] for tune, place in places]], truth)


def _places(random: np.random.RandomState, tune: str) -> list[int]:
    """Places in the notes of a tune, in order."""
    first = len("\n".join(tune.split("\n")[:HEAD])) + 1
    return sorted(random.randint(first, min(CUT, len(tune)), PLACES).tolist())


def measure(value: Any, truth: NDArray[np.int64]) -> NDArray[np.float64]:
    """The log-probability of each true character, from scores [n, characters]. Raises Unfit."""
    scores = np.asarray(value) if isinstance(value, np.ndarray) else np.empty(0)
    if scores.ndim != 2 or len(scores) != len(truth) or scores.dtype.kind not in "iuf":
        raise Unfit(f"asked is an array of scores, a row for each of {len(truth)} beginnings")
    if scores.shape[1] <= truth.max() or not np.isfinite(scores).all():
        raise Unfit("each row holds a finite score for each character of the vocabulary")
    exact = scores.astype("float64") - scores.max(axis=1, keepdims=True)
    log_sums = np.log(np.exp(exact).sum(axis=1))
    return np.asarray(exact[np.arange(len(truth)), truth] - log_sums)


def by_frequency(task: Task) -> NDArray[np.float64]:
    """The same scores everywhere: how often each character stands in the tunes."""
    counts = Counter("".join(task.arguments["tunes"]))
    scores = np.log([counts[character] + 1 for character in task.arguments["vocabulary"]])
    return np.tile(scores, (len(task.truth), 1))


entry = Entry(
    name="compose_entry",
    asked="Whose network knows best how a jig goes on that it has never seen?",
    unit="the mean log-probability of the character that really comes next",
    draw=draw,
    measure=measure,
    score=mean,
    together=PLACES,
    simple=("how often each character comes", by_frequency),
    barred={"music21": "it reads the book that the hidden tunes stand in"},
)
