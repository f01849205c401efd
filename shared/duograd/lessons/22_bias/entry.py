"""The open question of lab 22: whose detector serves the worst-off group best?"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from duograd.data.faces import draw_faces, draw_others
from duograd.exercises.entries import Entry, Task, Unfit

LEARNT, DARK_SHARE = 1000, 0.05  # pictures to train on, of each kind; how many faces are dark
MORE = "it asks for more pictures than it is given"
ASKED = 300  # pictures of each of the four kinds that are kept back


def draw(seed: int) -> Task:
    """Pictures to train on; others of four kinds: light and dark, with a face and without one."""
    random = np.random.RandomState(seed)
    faces = draw_faces(random, LEARNT, DARK_SHARE).pictures
    known = {"faces": faces, "others": draw_others(random, LEARNT), "seed": seed}
    asked = [draw_faces(random, ASKED, share).pictures for share in (0, 1)]
    asked += [draw_others(random, ASKED, share, heads=1) for share in (0, 1)]
    truth = {"face": np.repeat([True, True, False, False], ASKED),
             "dark": np.repeat([False, True, False, True], ASKED)}  # fmt: skip
    order = random.permutation(4 * ASKED)
    return Task(
        known,
        [np.concatenate(asked)[order]],
        {name: column[order] for name, column in truth.items()},
    )


def measure(value: Any, truth: dict[str, NDArray[np.bool_]]) -> NDArray[np.float64]:
    """1 for each picture that was told right, from chances or booleans [n]. Raises Unfit."""
    chances, face = (
        np.asarray(value) if isinstance(value, np.ndarray) else np.empty(0),
        truth["face"],
    )
    if chances.shape != face.shape or chances.dtype.kind not in "biuf":
        raise Unfit(f"asked is an array of chances, one for each of {len(face)} pictures")
    if not ((chances >= 0) & (chances <= 1)).all():
        raise Unfit("a chance is a number from 0 to 1")
    return np.asarray((chances > 0.5) == face, "float64")


def worse_group(numbers: NDArray[np.float64], truth: dict[str, NDArray[np.bool_]]) -> float:
    """Of both groups the smaller mean of two shares: faces found, and heads rejected."""
    face, dark = truth["face"], truth["dark"]
    return min(
        float(numbers[face & group].mean() + numbers[~face & group].mean()) / 2
        for group in (dark, ~dark)
    )


def always_a_face(task: Task) -> NDArray[np.float64]:
    """The chance 1 for every picture."""
    return np.ones(len(task.truth["face"]))


entry = Entry(
    name="train_entry",
    asked="Whose detector serves the worst-off group best, when it is rare in the training data?",
    unit="the mean of faces found and heads rejected, in the group where it is smaller",
    draw=draw,
    measure=measure,
    score=worse_group,
    simple=("always a face", always_a_face),
    barred={"draw_faces": MORE, "duograd.data": MORE},
)
