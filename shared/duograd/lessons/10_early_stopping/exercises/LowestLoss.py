"""TODO say what `LowestLoss` asks."""

import numpy as np

from duograd.exercises import Case, Exercise

from .common import listed_

exercise = Exercise(points=0, level="given", probe="script")


@exercise.oracle
class _Lowest:
    def __init__(self):
        self.lowest = np.inf

    def update(self, loss):
        found = bool(loss < self.lowest)
        self.lowest = loss if found else self.lowest
        return found


@exercise.cases
def cases(rng):
    for losses in ([4.0, 2.0, 3.0, 1.0], [2.0, 2.0, 5.0], rng.uniform(1, 2, 7).tolist()):
        yield Case(
            {},
            steps=[["update", loss] for loss in losses],
            attributes=["lowest"],
            told=f"the losses {listed_(losses)}",
        )


@exercise.mistake
class last_one(_Lowest):
    """You keep the last loss; the lowest so far is asked."""

    def update(self, loss):
        found = bool(loss < self.lowest)
        self.lowest = loss
        return found
