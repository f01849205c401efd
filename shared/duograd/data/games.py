"""Small games that only a network with a memory, or with eyes for the right place, can win.

Each draws n rounds with a NumPy generator: the same rounds in both frameworks.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["memory_game", "name_digit_game", "phone_book"]

Array = NDArray[np.float32]
Whole = NDArray[np.int64]


def memory_game(rng: np.random.Generator, n: int, T: int) -> tuple[Array, Whole]:
    """Which symbol came first? X [n, T, 8] one-hot symbols, y [n] the first one.

    The first of T symbols is one of 0 to 3, all others are noise, 4 to 7.
    """
    symbols = rng.integers(4, 8, (n, T))
    symbols[:, 0] = rng.integers(0, 4, n)
    return np.eye(8, dtype="float32")[symbols], symbols[:, 0]


def phone_book(rng: np.random.Generator, n: int, entries: int = 8) -> tuple[Whole, ...]:
    """Which digit has this name? names [n, entries], digits [n, entries], asked [n], y [n].

    The names of one book are all different, of 20; `asked` is one of them, y the digit beside it.
    """
    names = _different(rng, n, 20, entries)
    digits, place = rng.integers(0, 10, (n, entries)), rng.integers(0, entries, n)
    rows = np.arange(n)
    return names, digits, names[rows, place], digits[rows, place]


def name_digit_game(rng: np.random.Generator, n: int, pairs: int = 4) -> tuple[Whole, Whole]:
    """A name, its digit, a name, its digit, …, and a name: which digit? X [n, 2·pairs + 1], y [n].

    Names are 0 to 7, digits 8 to 11; the names of one row are all different.
    """
    names = _different(rng, n, 8, pairs)
    digits, place = rng.integers(8, 12, (n, pairs)), rng.integers(0, pairs, n)
    rows = np.arange(n)
    told = np.stack([names, digits], axis=2).reshape(n, 2 * pairs)
    return np.concatenate([told, names[rows, place][:, None]], axis=1), digits[rows, place]


def _different(rng: np.random.Generator, n: int, of: int, many: int) -> Any:
    """n rows of `many` different whole numbers below `of`."""
    return rng.random((n, of)).argsort(axis=1)[:, :many]
