"""How likely a text is that was drawn token by token, and at which temperature it looks drawn."""

import functools

import numpy as np

from duograd.exercises.draws import SURE, fits, log_likelihood

from .scores import chances

NEAR = 3.0  # what fits nearly as well as what fits best
HEATS = np.geomspace(0.05, 50, 30)


def scores_of(value, model, ids, temperature):
    """The scores, divided by the temperature, from which each new token was to be drawn."""
    read = np.array([*ids, *value])[:-1]
    table = model.parameters["table"]
    rows = (np.arange(len(read)) + read) % len(table)  # as `named.py` finds them
    return table[rows[len(ids) - 1 :]] / temperature


def cut(scores, top_k):
    """The scores with all but the top_k largest of each row at −∞."""
    if top_k is None:
        return scores
    least = np.sort(scores, axis=1)[:, -top_k, None]
    return np.where(scores >= least, scores, -np.inf)


def ranks_of(scores, value):
    """How many scores are larger than that of what was written, row by row."""
    return (scores > scores[np.arange(len(value)), list(value), None]).sum(axis=1)


def looks(value, model, ids, temperature, top_k):
    """What the text looks like: `right`, or a name of what fits far better.

    Among a few best tokens that are drawn, other temperatures look too much alike to be named.
    """
    drawn = cut(scores_of(value, model, ids, 1.0), top_k)
    held = drawn.astype("float64").tobytes(), drawn.shape[1]
    found = _looks(tuple(map(int, value)), *held, temperature)
    return found if top_k is None or found == "right" else "other"


@functools.lru_cache(maxsize=64)
def _looks(value, held, width, temperature):
    """The same, for several properties at once; held: the bytes of the scores."""
    drawn, row = np.frombuffer(held).reshape(-1, width), np.array(value, "int")
    fit = lambda heat: log_likelihood(row, chances(drawn / heat))  # noqa: E731
    best = max(HEATS, key=fit)
    if fit(best) < fit(temperature) + SURE:
        return "right" if fits(row, chances(drawn / temperature)) else "other"
    side = "colder" if best < temperature else "hotter"
    heats = {"ignored": 1.0, "twice": temperature**2, "alike": HEATS[-1], side: best}
    near = (name for name, heat in heats.items() if fit(heat) > fit(best) - NEAR)
    return next((name for name in near if fits(row, chances(drawn / heats[name]))), "other")
