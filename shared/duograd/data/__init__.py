"""The data of the labs: students we made up, digits from scikit-learn, weights to start from.

Nothing is downloaded. NumPy only: a lab turns the arrays into tensors of its framework.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duograd.data.weights import read

Array = NDArray[np.float32]
PASS_MARK = 50.0
LUCK = 5.0  # standard deviation of a grade, in points


@dataclass(frozen=True)
class Students:
    """n students of a course. They are made up by us, with the recipe in `make_students`.

    X [n, 2]: lectures attended (0 to 5), hours on the project (0 to 10). grade [n]: 0 to 100.
    passed [n]: 1.0 where the grade is at least 50, else 0.0. All float32.
    """

    X: Array
    grade: Array

    @property
    def passed(self) -> Array:
        """1.0 for who passed, 0.0 for who did not; [n]."""
        return (self.grade >= PASS_MARK).astype("float32")

    def part(self, first: int, last: int) -> Students:
        """The students from `first` up to, not including, `last`."""
        return Students(self.X[first:last], self.grade[first:last])


def make_students(rng: np.random.Generator, n: int) -> Students:
    """Draw n students: the scarcer of lectures and hours decides the grade, plus some luck.

    So one cannot make up for missing lectures with hours: no straight line separates the two
    groups.
    """
    lectures = rng.integers(0, 6, n)
    hours = rng.integers(0, 21, n) / 2
    luck = rng.normal(0, LUCK, n)
    grade = np.clip(PASS_MARK + _above_mark(lectures, hours) + luck, 0, 100).round(1)
    return Students(np.stack([lectures, hours], axis=1).astype("float32"), grade.astype("float32"))


def _above_mark(lectures: Any, hours: Any) -> Any:
    """How far a student's grade lies above the pass mark, without luck."""
    return np.minimum((lectures - 1.6) * 14, (hours - 3.4) * 8)


def every_student() -> Array:
    """Each student that `make_students` can draw, once: X [126, 2], all equally likely."""
    lectures, hours = np.meshgrid(np.arange(6), np.arange(21) / 2, indexing="ij")
    return np.stack([lectures.ravel(), hours.ravel()], axis=1).astype("float32")


def chance_to_pass(X: Array) -> NDArray[np.float64]:
    """The share [n] of students like each row of X [n, 2] who pass: the rest is luck."""
    above = _above_mark(*np.asarray(X, "float64").T) / LUCK
    return np.array([(1 + math.erf(z / math.sqrt(2))) / 2 for z in above])


def students() -> Students:
    """The 400 students that the labs share, shipped as a table; always the same."""
    text = (resources.files(__name__) / "students.csv").read_text(encoding="utf-8")
    table = np.loadtxt(text.splitlines(), delimiter=",", skiprows=1, dtype="float32")
    return Students(table[:, :2], table[:, 2])


def trained_weights(framework: str) -> dict[str, Array]:
    """The weights of a trained 2-8-1 network for `will I pass?`, as `framework` stores them.

    By name; lesson 11's `trained.py` made them. The inputs were standardised with the first 240
    students.
    """
    return read(f"will_i_pass_{framework}.npz")


def digits() -> tuple[Array, NDArray[np.int64]]:
    """scikit-learn's 1797 handwritten digits: X [n, 64] from 0 to 1, labels [n] from 0 to 9."""
    from sklearn.datasets import load_digits

    data = load_digits()
    return (data.data / 16).astype("float32"), data.target.astype("int64")


def starting_weights(*sizes: int, seed: int = 0) -> list[tuple[Array, Array]]:
    """A (W [n_in, n_out], b [n_out]) pair per layer, the same numbers for both frameworks.

    W is normal with variance 1/n_in, b is 0. NumPy promises that RandomState never changes.
    """
    random = np.random.RandomState(seed)
    pairs = []
    for n_in, n_out in itertools.pairwise(sizes):
        weight = random.normal(0, n_in**-0.5, (n_in, n_out)).astype("float32")
        pairs.append((weight, np.zeros(n_out, "float32")))
    return pairs
