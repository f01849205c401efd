"""How a training went, from the diary that its model kept: weights, losses, who was asked."""

import functools
from dataclasses import dataclass

import numpy as np

from duograd.boundary.moods import Moods

from .network import cross_entropy, logits_of_all, slopes_of_all

ALIKE = 1e-5  # sums in float32 differ by less
MOST = 400  # steps whose slopes are looked at
SMALL = 1.5e-3  # an improvement that a stopper may ask for before it counts


@dataclass(frozen=True)
class Course:
    """first, last [p]: the weights before and after. weights [t, p]: those in between, as asked.

    learn, choose, other [t]: students asked of each table, and of none; in_training [t, 2]: how
    many in training mode; together [t]: calls with both tables. met [2]: different ones in all.
    slopes [t]: steps that used slopes of a loss on choose. left_over [t]: steps with slopes that
    earlier steps had used. turns [t]: how many other weights there were before. moods: what the
    model says about known students in evaluation mode.
    """

    first: np.ndarray
    last: np.ndarray
    weights: np.ndarray
    asked: np.ndarray
    met: np.ndarray
    turns: np.ndarray
    moods: Moods

    learn = property(lambda self: self.asked[:, 0])
    choose = property(lambda self: self.asked[:, 1])
    other = property(lambda self: self.asked[:, 2])
    in_training = property(lambda self: self.asked[:, 3:5])
    together = property(lambda self: self.asked[:, 5])
    slopes = property(lambda self: self.asked[:, 6])
    left_over = property(lambda self: self.asked[:, 7])

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
        return moment in self.ends_at()

    def ends_at(self):
        """The moments at which the model had the very weights with which it ended; where there are
        none, nearly the same. Where the steps have become small, many are nearly the same."""
        off = np.abs(self.weights - self.last).max(axis=1)
        return np.flatnonzero(off <= (0 if (off == 0).any() else ALIKE))

    def newest(self):
        """The last moment at which the weights were new."""
        firsts = np.concatenate([[True], self.moved_on()[:-1]])
        return int(np.flatnonzero(firsts)[-1])


def course_of(value, model):
    """The course that [answer, what the model's diary holds] tells."""
    last, weights, asked, met, turns = value[1]
    first = np.concatenate(
        [array.ravel() for pair in model.parameters["weights"] for array in pair]
    )
    return Course(first, last, weights, asked, met, turns, Moods(model.parameters["moods"]))


def losses(course, table, place):
    """The cross-entropy [t] on a table (X, y) at each moment, as the model told it in its moods.

    place: where the rows of the table begin among those of all tables.
    """
    return _losses_and_mistakes(*_told(course, table, place))[0]


def mistakes(course, table, place):
    """How many [t] of a table (X, y) the model told wrong at each moment."""
    return _losses_and_mistakes(*_told(course, table, place))[1]


def _told(course, table, place):
    rows, moods = slice(place, place + len(table[1])), course.moods
    kinds = moods.of(course.turns)
    parts = (course.weights, *table, moods.factors[:, rows], moods.shifts[:, rows], kinds)
    return [_frozen(array) for array in parts]


@functools.lru_cache(maxsize=8)
def _losses_and_mistakes(*parts):
    weights, X, y, factors, shifts, kinds = (_thawed(*part) for part in parts)
    losses, wrong = [], []
    for at in np.array_split(np.arange(len(weights)), len(weights) // 500 + 1):
        k = kinds[at].astype(int)
        z = factors[k] * logits_of_all(weights[at], X) + shifts[k]
        losses.append(cross_entropy(z, y))
        wrong.append(((z > 0) != (y > 0.5)).sum(axis=1))
    return np.concatenate(losses), np.concatenate(wrong)


def _frozen(array):
    array = np.asarray(array, "float64")
    return array.tobytes(), array.shape


def _thawed(data, shape):
    return np.frombuffer(data, "float64").reshape(shape)


def steps_that_begin_anew(course, learn):
    """At how many steps all weights move equally far, but some turn; or nearly all, and less than
    half of them at the step before.

    A fresh Adam moves so; one that remembers slows a weight down before it turns. Lion moves all
    equally far at each step, but remembers, see `_remembers`.
    """
    at = np.flatnonzero(course.moved_on()[:-1])
    moves = np.diff(course.weights, axis=0)[at]
    if len(moves) < 2:
        return 0
    sizes, turned = np.abs(moves[1:]), moves[1:] * moves[:-1] < 0
    equal = sizes.min(axis=1) > 0.9 * sizes.max(axis=1)
    if equal.mean() > 0.9 and _remembers(course.weights[at][:MOST], moves[:MOST], learn):
        return 0
    at_once = (_far(sizes) > 0.9) & (_far(np.abs(moves[:-1])) < 0.5)
    return int(((equal & turned.any(axis=1)) | at_once).sum())


def _far(sizes):
    """The share of the weights that moved about as far as the one that moved most."""
    return (sizes > 0.9 * sizes.max(axis=1, keepdims=True)).mean(axis=1)


def _remembers(weights, moves, learn):
    """Whether the signs of the moves fit slopes that are remembered, as by Lion, better than those
    of the moment.

    In 44 trainings with Lion at four rates, with and without batches, they did after 40 steps, and
    in none of 30 with an Adam made anew at each step.
    """
    slopes, memory, kept = slopes_of_all(weights, *learn), 0.0, []
    for slope in slopes:
        kept.append(0.9 * memory + 0.1 * slope)
        memory = 0.99 * memory + 0.01 * slope
    fit = lambda found: (np.sign(moves) == -np.sign(found)).mean()  # noqa: E731
    return fit(kept) >= fit(slopes)


def measured(course):
    return np.flatnonzero(course.choose > 0)


def losses_on_choose(course, learn, choose):
    return losses(course, choose, len(learn[0]))


def ends_well(course, learn, choose):
    """Whether it ends with weights better on `choose` than all before, and hardly worse than any.

    A stopper may ask for a little more than better, so that what came later may be it by a hair.
    """
    at, loss = measured(course), losses_on_choose(course, learn, choose)
    kept = [n for n in course.ends_at() if n in at]
    if not kept:
        return False
    before = loss[at[at <= kept[0]]].min()
    return loss[kept[0]] <= before + ALIKE and loss[kept[0]] <= loss[at].min() + SMALL
