"""What an array may become: by its words, what a wrong answer makes of the right one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Array = np.ndarray
Make = Callable[[Array], Any]


def softmax(x: Array) -> Array:
    """What softmax makes of each row."""
    powers = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True))


def sigmoid(x: Array) -> Array:
    """What the sigmoid makes of each number."""
    return np.asarray(1 / (1 + np.exp(-x)))


def in_rows(make: Make) -> Make:
    """The same, for what has rows or several numbers only."""

    def made(x: Array) -> Any:
        if not x.ndim:
            raise ValueError("a single number has no rows")
        return make(x)

    return made


def in_tables(make: Make) -> Make:
    """The same, for what has rows and columns and no further axis."""

    def made(x: Array) -> Any:
        if x.ndim != 2:
            raise ValueError("no table")
        return make(x)

    return made


def _sums(x: Array) -> Array:
    return np.asarray(x.sum(-1, keepdims=True))


def _largest(x: Array) -> Array:
    return np.asarray(x == x.max(-1, keepdims=True))


# What one array becomes; {} is "the answer" or the name of an argument.
BECOMES: dict[str, Make] = {
    "{} without its sign": np.abs,
    "{}, with 0 in place of what is negative": lambda x: np.maximum(x, 0),
    "1 divided by {}": lambda x: 1 / x,
    "1 minus {}": lambda x: 1 - x,
    "the square of {}": np.square,
    "the root of {}": np.sqrt,
    "the logarithm of {}": np.log,
    "the negative logarithm of {}": lambda x: -np.log(x),
    "the exponential of {}": np.exp,
    "the exponential of the negative of {}": lambda x: np.exp(-x),
    "the sigmoid of {}": sigmoid,
    "the tanh of {}": np.tanh,
    "{} without what follows the point": np.trunc,
    "{} rounded to a whole number": np.round,
    "{} rounded to one digit after the point": lambda x: np.round(x, 1),
    "{} rounded to two digits after the point": lambda x: np.round(x, 2),
    "1 where {} is positive and 0 elsewhere": lambda x: x > 0,
    "1 where {} is above 0.5 and 0 elsewhere": lambda x: x > 0.5,
    "the sign of {}": np.sign,
    "{} after softmax": in_rows(softmax),
    "{}, each row divided by its sum": in_rows(lambda x: x / _sums(x)),
    "{}, each row divided by its length": in_rows(lambda x: x / np.sqrt(_sums(x**2))),
    "1 at the largest number of each row of {} and 0 elsewhere": in_rows(_largest),
    "the sum of the numbers of {}": in_rows(np.sum),
    "the mean of the numbers of {}": in_rows(np.mean),
    "the largest number of {}": in_rows(np.max),
    "the smallest number of {}": in_rows(np.min),
    "the median of the numbers of {}": in_rows(np.median),
    "the sum of each row of {}": in_rows(lambda x: x.sum(-1)),
    "the sum of each column of {}": in_tables(lambda x: x.sum(0)),
    "the mean of each row of {}": in_rows(lambda x: x.mean(-1)),
    "the mean of each column of {}": in_tables(lambda x: x.mean(0)),
    "{}, each row or number added to all before it": in_rows(lambda x: np.cumsum(x, 0)),
    "the place of the largest number in each row of {}": in_rows(lambda x: x.argmax(-1)),
    "{} with its rows and columns exchanged": in_tables(np.transpose),
    "{} with its axes in the opposite order": in_rows(np.transpose),
    "{} in the opposite order": in_rows(lambda x: x[::-1]),
    "{} with each row in the opposite order": in_tables(lambda x: x[:, ::-1]),
    "{} in the opposite order along its last axis": in_rows(lambda x: x[..., ::-1]),
    "{} in order of size": in_rows(lambda x: np.sort(x, 0)),
    "{} without its first row or number": in_rows(lambda x: x[1:]),
    "{} without its last row or number": in_rows(lambda x: x[:-1]),
    "the first row or number of {} alone": in_rows(lambda x: x[0]),
    "the last row or number of {} alone": in_rows(lambda x: x[-1]),
    "the first column of {} alone": in_tables(lambda x: x[:, :1]),
    "the first column of {}, without its second dimension": in_tables(lambda x: x[:, 0]),
    "the first part of {} along its second axis": lambda x: x[:, :1],
    "{} with its first row or number at each place": in_rows(lambda x: x * 0 + x[:1]),
    "{} with its last row or number at each place": in_rows(lambda x: x * 0 + x[-1:]),
}
# What the answer is of yours.
HOLDS: dict[str, Make] = {
    "the answer with one more before its first row or number": in_rows(lambda g: g[1:]),
    "the answer with one more after its last row or number": in_rows(lambda g: g[:-1]),
    "several numbers, of which the answer is the mean": in_rows(np.mean),
    "several numbers, of which the answer is the sum": in_rows(np.sum),
    "several numbers, of which the answer is the last": in_rows(lambda g: g.ravel()[-1]),
    "several numbers, of which the answer is the first": in_rows(lambda g: g.ravel()[0]),
    "several rows, of which the answer is the mean": in_rows(lambda g: g.mean(0)),
    "several rows, of which the answer is the sum": in_rows(lambda g: g.sum(0)),
    "several columns, of which the answer is the sum": in_rows(lambda g: g.sum(-1)),
}
