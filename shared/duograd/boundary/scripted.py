"""Objects that a case passes to a student's code and that behave by a script.

Both sides import this module: plain Python and NumPy, and no solution of any exercise.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from duograd.boundary.wire import with_article


class ScriptedStopper:
    """Says stop at update number `stop_at`, whatever the loss (both numbers count from 1).

    best_loss, best_weights: what was passed at update number `best_at`, the weights copied;
    infinity and None before it.
    seen: the losses that were passed, in order; a case can observe them.
    """

    def __init__(self, stop_at: int, best_at: int) -> None:
        self.stop_at, self.best_at = stop_at, best_at
        self.seen: list[float] = []
        self.best_loss = float("inf")
        self.best_weights: list[np.ndarray] | None = None

    def update(self, loss: float, weights: Sequence[np.ndarray]) -> bool:
        """Note the loss; True from update number `stop_at` on. Raises TypeError for no list."""
        if not isinstance(weights, (list, tuple)):
            given = with_article(type(weights).__name__)
            raise TypeError(f"the weights are a list of NumPy arrays; {given} was passed")
        self.seen.append(float(loss))
        if len(self.seen) == self.best_at:
            self.best_loss = float(loss)
            self.best_weights = [np.array(array) for array in weights]
        return len(self.seen) >= self.stop_at


ScriptedStopper.__name__ = "EarlyStopping"  # what a student's error message calls it
