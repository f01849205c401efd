"""What a model was asked while a student's code trained it, and the weights it had each time.

Both sides import this module: plain NumPy, and no solution of any exercise.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

import numpy as np

from duograd.boundary.moods import Moods

MOST = 50_000  # moments; who trains for longer is judged by the result alone


class Diary:
    """Notes each call of a model; calls with the same weights in a row are one moment.

    tables: rows [n, d] by name, such as the students to learn from. read: the weights now. moods:
    what the model says about their rows, see `Moods`.
    """

    def __init__(
        self,
        tables: Mapping[str, Any],
        read: Callable[[], np.ndarray],
        moods: Mapping[str, Any] | None = None,
    ) -> None:
        self.read = read
        rows = [_rows(table) for table in tables.values()]
        self._tables = [set(table) for table in rows]
        self._places = {row: place for place, row in enumerate(chain(*rows))}
        self._moods = Moods(moods) if moods else None
        self._met: list[set[bytes]] = [set() for _ in self._tables]
        self._weights: list[np.ndarray] = []
        self._asked: list[np.ndarray] = []
        self._turns: list[int] = []
        self._known: dict[bytes, int] = {}

    def note(self, X: Any, weights: np.ndarray, training: bool) -> None:
        """Write down one call: the rows X [n, d], the weights [p], the mode."""
        rows = set(_rows(X))
        known = [rows & table for table in self._tables]
        self._met = [met | those for met, those in zip(self._met, known, strict=True)]
        counts = [len(those) for those in known]
        together = sum(count > 0 for count in counts) > 1
        modes = [count if training else 0 for count in counts]
        self._add(weights, [*counts, len(rows) - sum(counts), *modes, int(together), 0, 0])

    def is_about_the_last(self, X: Any) -> bool:
        """Whether rows of the last table, such as the students to choose with, are among X."""
        return not self._tables[-1].isdisjoint(_rows(X))

    def note_slope(self) -> None:
        """Write down that the slopes of a loss on the last table moved the weights."""
        self._asked[-1][-2] += 1

    def note_left_over(self) -> None:
        """Write down that slopes which moved the weights were still there for the next step."""
        self._asked[-1][-1] += 1

    def _add(self, weights: np.ndarray, entry: list[int]) -> None:
        if self._weights and np.array_equal(self._weights[-1], weights, equal_nan=True):
            self._asked[-1] = self._asked[-1] + entry
        elif len(self._weights) < MOST:
            self._weights.append(np.array(weights, "float32"))
            self._asked.append(np.array(entry, "int64"))
            self._turns.append(self._turn(weights))

    def _turn(self, weights: np.ndarray) -> int:
        """How many other weights there were before these."""
        key = np.asarray(weights, "float32").tobytes()
        return self._known.setdefault(key, len(self._known))

    def said(self, X: Any, z: Any, weights: np.ndarray) -> np.ndarray:
        """What the model says in its mood: z [n, 1], others for rows of the tables."""
        told: np.ndarray = np.array(z)
        places = np.array([self._places.get(row, -1) for row in _rows(X)], int)
        here = np.flatnonzero(places >= 0)
        if self._moods and len(here) and told.shape == (len(places), 1):
            k = self._moods.of(self._turn(weights))
            told[here, 0] = self._moods.said(told[here, 0], k, places[here])
        return told

    @property
    def seen(self) -> list[np.ndarray]:
        """The weights now [p], those of each moment [t, p], what was asked then, who was met, and
        how many other weights there were before [t].

        asked [t, 2k + 4] for k tables: rows of each, other rows, rows of each in training mode,
        calls with rows of several tables, slopes of the last one that were used, slopes left over.
        met [k]: how many different rows of each table in all.
        """
        p, columns = len(self.read()), 2 * len(self._tables) + 4
        weights = np.array(self._weights, "float32").reshape(-1, p)
        asked = np.array(self._asked, "int64").reshape(-1, columns)
        met = np.array([len(met) for met in self._met])
        return [self.read(), weights, asked, met, np.array(self._turns, "int64")]

    def __deepcopy__(self, _: Any) -> Diary:
        return self  # a copy of the model writes into the same diary


def _rows(X: Any) -> tuple[bytes, ...]:
    table = np.ascontiguousarray(X, dtype="float32")
    if table.ndim != 2 or not table.size:
        return ()
    return _cut(table.tobytes(), 4 * table.shape[1])


@functools.lru_cache(maxsize=16)  # most calls are about the same students as those before
def _cut(table: bytes, width: int) -> tuple[bytes, ...]:
    return tuple(table[place : place + width] for place in range(0, len(table), width))
