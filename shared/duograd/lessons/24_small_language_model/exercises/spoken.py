"""Models for the cases of `generate`, and what is written with one token by token."""

import numpy as np

from duograd.data.language_model import END
from duograd.exercises import Case, Named, Rng

from .sampling_probabilities import sampling_probabilities

ROWS, TOKENS = 5, 24  # of a table whose scores lie far apart: a text shows at which temperature
CLOSE = 2e-6  # so little behind the largest, none may be drawn at temperature 0


def written(model, ids, max_new, choose, *, read=None, at=-1, ends=True):
    """What is written with `choose`, and by keyword what students do otherwise."""
    new: list[int] = []
    for _ in range(max_new):
        given = [*ids, *new] if read is None else read(ids, new)
        scores = model(np.array([given]))[0]
        token = choose(scores[max(at, -len(scores))])
        if ends and token == END:
            break
        new.append(token)
    return new


def chooser(rng, temperature, top_k):
    """Which token is taken, given the scores."""
    if temperature == 0:
        return lambda row: int(np.argmax(row))
    return lambda row: int(rng.choice(len(row), p=sampling_probabilities(row, temperature, top_k)))


def favouring(winners, width):
    """A table whose row i has its largest score at winners[i], and others hardly below it; the rows
    lie at different heights."""
    behind = CLOSE * (1.5 + 0.5 * np.cos(np.arange(len(winners) * width))).reshape(-1, width)
    behind[np.arange(len(winners)), winners] = 0
    heights = 2 + 0.5 * np.sin(np.arange(len(winners)))
    return heights[:, None] - behind


def spoken(table, ids, max_new, seed=0, temperature=0, top_k=None, **options):
    model = Named("24_small_language_model/scripted_logits", {"table": table}, "a model")
    arguments = {"model": model, "ids": ids, "max_new": max_new, "rng": Rng(seed)}
    return Case({**arguments, "temperature": temperature, "top_k": top_k}, **options)


def open_ended(rng):
    """A table that never ends, whose rows favour different tokens, by different distances."""
    steps = 0.3 * np.arange(TOKENS - 1)
    rows = [np.insert(rng.permutation(steps), END, -1e5) for _ in range(ROWS)]
    return np.array(rows)
