"""What a model was asked while a student's code trained it, and the weights it had each time.

Both sides import this module: plain NumPy, and no solution of any exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

MOST = 50_000  # moments; who trains for longer is judged by the result alone


class Diary:
    """Notes each call of a model; calls with the same weights in a row are one moment.

    tables: rows [n, d] by name, such as the students to learn from. read: the weights now.
    """

    def __init__(self, tables: Mapping[str, Any], read: Callable[[], np.ndarray]) -> None:
        self.read = read
        self._tables = [set(_rows(table)) for table in tables.values()]
        self._met: list[set[bytes]] = [set() for _ in self._tables]
        self._weights: list[np.ndarray] = []
        self._asked: list[np.ndarray] = []

    def note(self, X: Any, weights: np.ndarray, training: bool) -> None:
        """Write down one call: the rows X [n, d], the weights [p], the mode."""
        rows = set(_rows(X))
        known = [rows & table for table in self._tables]
        self._met = [met | those for met, those in zip(self._met, known, strict=True)]
        counts = [len(those) for those in known]
        together = sum(count > 0 for count in counts) > 1
        modes = [count if training else 0 for count in counts]
        self._add(weights, [*counts, len(rows) - sum(counts), *modes, int(together)])

    def _add(self, weights: np.ndarray, entry: list[int]) -> None:
        if self._weights and np.array_equal(self._weights[-1], weights, equal_nan=True):
            self._asked[-1] = self._asked[-1] + entry
        elif len(self._weights) < MOST:
            self._weights.append(np.array(weights, "float32"))
            self._asked.append(np.array(entry, "int64"))

    @property
    def seen(self) -> list[np.ndarray]:
        """The weights now [p], those of each moment [t, p], what was asked then, who was met.

        asked [t, 2k + 2] for k tables: rows of each, other rows, rows of each in training mode,
        calls with rows of several tables. met [k]: how many different rows of each table in all.
        """
        p, columns = len(self.read()), 2 * len(self._tables) + 2
        weights = np.array(self._weights, "float32").reshape(-1, p)
        asked = np.array(self._asked, "int64").reshape(-1, columns)
        return [self.read(), weights, asked, np.array([len(met) for met in self._met])]

    def __deepcopy__(self, _: Any) -> Diary:
        return self  # a copy of the model writes into the same diary


def _rows(X: Any) -> list[bytes]:
    table = np.ascontiguousarray(X, dtype="float32")
    if table.ndim != 2 or not table.size:
        return []
    rows: list[bytes] = table.view(f"V{4 * table.shape[1]}")[:, 0].tolist()
    return rows
