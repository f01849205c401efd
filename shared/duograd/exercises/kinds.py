"""Kinds of cases: what one can say of an argument's shape and numbers; what says most first."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from duograd.exercises.becoming import Array

MANY = 1000  # of so many random numbers two are alike by chance
# What a case may well be beside that for which it is there: told only of three cases or more.
BESIDE = ("more than two axes", "as many rows", "beyond 20", "holds", "entries")

SHAPES: dict[str, Callable[[Array], bool]] = {
    "{} is a single number": lambda x: not x.ndim,
    "{} has several numbers": lambda x: bool(x.ndim),
    "{} has more than two axes": lambda x: x.ndim > 2,
    "{} has two axes": lambda x: x.ndim == 2,
    "{} has one row only, or is a vector of one number": lambda x: x.ndim in (1, 2) and len(x) == 1,
    "{} has several rows, or is a vector of several numbers": lambda x: (
        x.ndim in (1, 2) and len(x) > 1
    ),
    "the first axis of {} has length 1": lambda x: x.ndim > 2 and len(x) == 1,
    "the first axis of {} is longer than 1": lambda x: x.ndim > 2 and len(x) > 1,
    "the second axis of {} has length 1": lambda x: x.ndim > 2 and x.shape[1] == 1,
    "{} has rows and columns": lambda x: x.ndim > 1,
    "{} has one column only": lambda x: x.ndim == 2 and x.shape[1] == 1,
    "{} has several columns": lambda x: x.ndim == 2 and x.shape[1] > 1,
    "the second axis of {} is longer than 1": lambda x: x.ndim > 2 and x.shape[1] > 1,
    "{} has as many rows as columns": lambda x: x.ndim == 2 and x.shape[0] == x.shape[1],
}
NUMBERS: dict[str, Callable[[Array], bool]] = {
    "{} is 0": lambda x: not x.ndim and bool(x == 0),
    "{} is 1": lambda x: not x.ndim and bool(x == 1),
    "{} is negative": lambda x: not x.ndim and bool(x < 0),
    "{} is infinite or NaN": lambda x: not x.ndim and not np.isfinite(x),
    "{} holds a number beyond 20 or −20": lambda x: bool(x.ndim) and bool(np.any(np.abs(x) > 20)),
    "{} holds a negative number": lambda x: bool(x.ndim) and bool(np.any(x < 0)),
    "{} holds a 0": lambda x: bool(x.ndim) and bool(np.any(x == 0)),
    "{} holds no 0": lambda x: bool(x.ndim) and bool(np.all(x != 0)),
    "{} holds the same number more than once": lambda x: MANY > x.size > len(np.unique(x)),
}
