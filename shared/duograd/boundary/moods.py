"""A model with moods: about known rows it says something else after each step, as a script asks.

So the losses of a training rise and fall where they should, whatever its steps are. Both sides
import this module: plain NumPy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np


class Moods:
    """Logits about rows of tables become `factors[k] * z + shifts[k]`, with k = turns[t].

    t counts the different weights that the model had before. After the last turn the last `again`
    of them come again and again. factors, shifts [k, n], turns [t]; n: rows of all tables.
    """

    def __init__(self, script: Mapping[str, Any]) -> None:
        self.factors, self.shifts = np.asarray(script["factors"]), np.asarray(script["shifts"])
        self._turns, self._again = np.asarray(script["turns"]).astype(int), int(script["again"])

    def of(self, t: Any) -> Any:
        """The mood k at t, a number or an array of them."""
        length = len(self._turns)
        later = length - self._again + (np.asarray(t) - length) % self._again
        return self._turns[np.where(np.asarray(t) < length, t, later)]

    def said(self, z: Any, k: int, rows: Any) -> Any:
        """What comes of the logits z [n] about some rows in mood k."""
        return self.factors[k][rows] * z + self.shifts[k][rows]
