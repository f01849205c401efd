"""How likely a text is that was drawn token by token, and which chances it looks drawn by."""

import numpy as np

from .scores import chances

SURE = 12.0  # by so much a right answer fits other chances better once in 160 000 runs at most
SIGMAS, RARE = 6, 4  # what comes once in a thousand draws may come a few times


def scores_of(value, model, ids, temperature):
    """The scores, divided by the temperature, from which each new token was to be drawn."""
    read = np.array([*ids, *value])[:-1]
    table = model.parameters["table"]
    rows = (np.arange(len(read)) + read) % len(table)  # as `named.py` finds them
    return table[rows[len(ids) - 1 :]] / temperature


def fit(scores, value):
    """The logarithm of the chance that these scores give to what was written."""
    with np.errstate(all="ignore"):
        logs = np.log(chances(scores))
    return logs[np.arange(len(value)), list(value)].sum()


def cut(scores, top_k):
    """The scores with all but the top_k largest of each row at −∞."""
    if top_k is None:
        return scores
    least = np.sort(scores, axis=1)[:, -top_k, None]
    return np.where(scores >= least, scores, -np.inf)


def fits(scores, value):
    """Whether the best, the second best and so on come about as often as these scores say."""
    p = np.sort(chances(scores), axis=1)
    expected, spread = p.sum(axis=0), np.sqrt((p * (1 - p)).sum(axis=0))
    ranks = (scores < scores[np.arange(len(value)), list(value), None]).sum(axis=1)
    seen = np.bincount(ranks, minlength=p.shape[1])
    return bool((abs(seen - expected) <= SIGMAS * spread + RARE).all())


def looks(value, model, ids, temperature, top_k):
    """The chances by which the text was drawn, by name; `right` unless others fit far better."""
    heats = {"right": temperature, "ignored": 1.0, "alike": 5.0, "twice": temperature**2}
    drawn = {name: cut(scores_of(value, model, ids, heat), top_k) for name, heat in heats.items()}
    fitting = {name: fit(scores, value) for name, scores in drawn.items()}
    wrong, best = sorted(fitting, key=lambda name: fitting[name])[-2:]
    if fitting[best] < fitting["right"] + SURE:
        return "right" if fits(drawn["right"], value) else "other"
    clear = fitting[best] > fitting[wrong] + 4
    return best if clear and fits(drawn[best], value) else "other"
