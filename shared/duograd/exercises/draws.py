"""Whether numbers that were drawn fit the chances that they were to be drawn with.

Chances are an array [n, k], a row for each draw, or [k], the same for all; drawn are n whole
numbers from 0 to k − 1.
"""

from __future__ import annotations

import numpy as np

from duograd.exercises.becoming import Array

SURE = 17.0  # once in e to the 17 times chance alone makes a right answer look so wrong
RARE, MANY = 0.005, 0.1  # a chance; the chance of all that are rare, so that they come at all


def fits(drawn: Array, chances: Array) -> bool:
    """Whether the likeliest, the second likeliest and so on come about as often as they should.

    Each count is asked for, and how many come of the least likely ones, and of the likeliest. None
    is so far off that its chance is below e to the −SURE (a bound by Chernoff).
    """
    order = np.argsort(chances, axis=-1, kind="stable")
    ranked = np.take_along_axis(np.asarray(chances), order, axis=-1)
    expected = np.broadcast_to(ranked, (len(drawn), ranked.shape[-1])).sum(axis=0)
    seen = (order == np.reshape(drawn, (-1, 1))).sum(axis=0)
    return all(
        _surprise(kind(seen), kind(expected)).max() <= SURE
        for kind in (np.asarray, np.cumsum, lambda counts: np.cumsum(counts[::-1]))
    )


def are_of_too_few(drawn: Array, chances: Array) -> bool:
    """Whether, for chances [k], rare numbers come again too often, as if many never could.

    One of them may come too often for another reason: the one that comes most is left out. Twice
    SURE, as what comes three times makes three pairs at once.
    """
    rare = np.asarray(chances) < RARE
    counts, expected = np.bincount(drawn, minlength=len(rare))[rare], np.asarray(chances)[rare]
    counts[np.argsort(counts)[-1:]] = 0
    pairs, likely = (counts * (counts - 1) / 2).sum(), (len(drawn) ** 2 * expected**2 / 2).sum()
    many = expected.sum() > MANY
    return bool(many and pairs > likely and _surprise(pairs, likely) > 2 * SURE)


def _surprise(seen: Array, expected: Array) -> Array:
    """The logarithm of how unlikely it is that chance alone leads so far from what is expected."""
    with np.errstate(all="ignore"):
        unlikely: Array = np.where(seen, seen * np.log(seen / expected), 0) - seen + expected
    return unlikely


def log_likelihood(drawn: Array, chances: Array) -> float:
    """The logarithm of the chance that just these numbers are drawn."""
    rows = np.broadcast_to(chances, (len(drawn), np.shape(chances)[-1]))
    with np.errstate(all="ignore"):
        return float(np.log(rows[np.arange(len(drawn)), drawn]).sum())
