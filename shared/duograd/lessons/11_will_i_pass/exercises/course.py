"""How a training went, from the diary that its model kept: weights, losses, who was asked."""

import functools
from dataclasses import dataclass

import numpy as np

from .network import cross_entropy, logits_of_all

ALIKE = 1e-5  # sums in float32 differ by less
MOST = 300  # turns of a weight that are looked at
SMALL = 1.5e-3  # an improvement that a stopper may ask for before it counts


@dataclass(frozen=True)
class Course:
    """first, last [p]: the weights before and after. weights [t, p]: those in between, as asked.

    learn, choose, other [t]: students asked of each table, and of none; in_training [t, 2]: how
    many in training mode; together [t]: calls with both tables. met [2]: different ones in all.
    """

    first: np.ndarray
    last: np.ndarray
    weights: np.ndarray
    asked: np.ndarray
    met: np.ndarray

    learn = property(lambda self: self.asked[:, 0])
    choose = property(lambda self: self.asked[:, 1])
    other = property(lambda self: self.asked[:, 2])
    in_training = property(lambda self: self.asked[:, 3:5])
    together = property(lambda self: self.asked[:, 5])

    @property
    def is_known(self):
        """Whether the model itself was trained, and not a copy that keeps no diary."""
        return len(self.weights) > 3

    def moved_on(self):
        """At which moments [t] weights followed that the model never had before."""
        seen, moved = set(), []
        for row in [*self.weights, self.last]:
            moved.append(row.tobytes() not in seen)
            seen.add(row.tobytes())
        return np.array(moved[1:], bool)

    def is_last(self, moment):
        """Whether the model ended with the weights of this moment."""
        return np.abs(self.weights[moment] - self.last).max() <= ALIKE

    def ends_at(self):
        """The moments at which the model had the weights with which it ended."""
        return np.flatnonzero(np.abs(self.weights - self.last).max(axis=1) <= ALIKE)

    def newest(self):
        """The last moment at which the weights were new."""
        firsts = np.concatenate([[True], self.moved_on()[:-1]])
        return int(np.flatnonzero(firsts)[-1])


def course_of(value, model):
    """The course that [answer, what the model's diary holds] tells."""
    last, weights, asked, met = value[1]
    first = np.concatenate(
        [array.ravel() for pair in model.parameters["weights"] for array in pair]
    )
    return Course(first, last, weights, asked, met)


def losses(course, table):
    """The cross-entropy [t] on a table (X, y) at each moment."""
    X, y = table
    arrays = (course.weights, np.asarray(X, "float64"), np.asarray(y, "float64"))
    return _losses(*[array.tobytes() for array in arrays], *[array.shape for array in arrays[:2]])


@functools.lru_cache(maxsize=8)
def _losses(weights, X, y, shape, shape_of_X):
    parts = zip((weights, X), ("float32", "float64"), (shape, shape_of_X), strict=True)
    weights, X = (np.frombuffer(data, dtype).reshape(shape) for data, dtype, shape in parts)
    blocks = np.array_split(weights.astype("float64"), len(weights) // 500 + 1)
    y = np.frombuffer(y, "float64")
    return np.concatenate([cross_entropy(logits_of_all(block, X), y) for block in blocks])


def steps_that_begin_anew(course, learn):
    """At how many steps all weights move equally far, and not all on in their direction.

    A fresh Adam moves so; one that remembers slows a weight down before it turns. Lion moves all
    equally far at each step, but remembers: 0.2 of the weights or fewer turn at a step, and 0.48 or
    more of those moved uphill before; without memory 0.33 or more turn in batches, and without
    batches 0.44 or fewer moved uphill.
    """
    at = np.flatnonzero(course.moved_on()[:-1])
    moves = np.diff(course.weights, axis=0)[at]
    if len(moves) < 2:
        return 0
    sizes, turned = np.abs(moves[1:]), moves[1:] * moves[:-1] < 0
    equal = sizes.min(axis=1) > 0.9 * sizes.max(axis=1)
    before = course.weights[at[:-1]]
    some_turn = turned.sum() > 20 and turned.mean() < 0.3
    if equal.mean() > 0.9 and some_turn and _uphill(before, moves[:-1], turned, learn) > 0.46:
        return 0
    return int((equal & turned.any(axis=1)).sum())


def _uphill(weights, moves, turned, learn):
    """The share of weights that move uphill on `learn`, among those that turn next."""
    rows, places = (found[:MOST] for found in np.nonzero(turned))
    a_little = 1e-2 * np.eye(weights.shape[1])[places]
    X, y = (np.asarray(part, "float64") for part in learn)
    up, down = (
        cross_entropy(logits_of_all(weights[rows] + way * a_little, X), y) for way in (1, -1)
    )
    return ((up > down) == (moves[rows, places] > 0)).mean()
