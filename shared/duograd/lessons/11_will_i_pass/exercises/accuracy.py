"""Accuracy, the share of right decisions: probabilities of shape [n, 1] meet a truth of [n]."""

import functools

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(
    points=2,
    level="complete",
    hints=[
        "Take p = [[0.9], [0.2]] and y = [1, 0]: both right, so 1 should come out. Print the shape "
        "of what you average.",
        "Two columns of answers are compared one by one, the first with the first. Give both the "
        "same shape before you compare.",
        "Only the last line is missing. `passes` has shape [n, 1] and y has shape [n]: one of them "
        "must change. Then compare, turn True and False into 1 and 0, and average.",
        "A like example: how many of n clocks are late is the average of (shown < true), with both "
        "of shape [n].",
    ],
)
TOLD_PASS = (
    "Only those who were told *pass* are in this share: how many of them passed. Accuracy counts "
    "all students, those who were told *fail* too."
)


@exercise.oracle
def accuracy(p, y):
    return ((p[:, 0] > 0.5) == (y > 0.5)).mean()


def clear(rng, n):
    """Probabilities [n, 1], none of them just 0.5."""
    return (rng.choice([0.0, 0.5], n) + rng.uniform(0.01, 0.49, n))[:, None]


@exercise.cases
def cases(rng):
    yield {"p": np.array([[0.9], [0.2], [0.8], [0.1]]), "y": np.array([1.0, 0.0, 1.0, 0.0])}
    yield {"p": np.array([[0.9], [0.6], [0.8], [0.3]]), "y": np.array([1.0, 0.0, 0.0, 0.0])}
    yield {"p": np.array([[0.3]]), "y": np.array([1.0])}
    yield {"p": clear(rng, 37), "y": np.array([1.0] * 11 + [0.0] * 26)}
    yield {"p": clear(rng, 13), "y": rng.permutation([1.0] * 4 + [0.0] * 9)}


@exercise.mistake
def every_answer_with_every_student(p, y):
    """Perfect answers get only half here. [n, 1] against [n] compares every answer with every
    student, n × n times; each answer belongs to one student."""
    return ((p > 0.5) == (y > 0.5)).mean()


@exercise.given_else
def share_wrong(y):
    """This is the share of wrong answers; asked are right ones."""
    return {"y": 1 - y}


@exercise.mistake
def percent(p, y):
    """This is in per cent; asked is the share, a number from 0 to 1."""
    return 100 * ((p[:, 0] > 0.5) == (y > 0.5)).mean()


@exercise.mistake
def first_row(p, y):
    """You take the first *row* of `passes`, the answer for one student, and compare all others with
    it. The first column is `[:, 0]`."""
    return ((p[0] > 0.5) == (y > 0.5)).mean()


@exercise.mistake
def count(p, y):
    """You counted the right answers; asked is their share, 0 to 1."""
    return ((p[:, 0] > 0.5) == (y > 0.5)).sum()


@exercise.mistake
def share_of_passes(p, y):
    """This is how often the model says *pass*, right or wrong: y plays no part."""
    return (p[:, 0] > 0.5).mean()


@exercise.mistake
def probabilities_compared(p, y):
    """A probability such as 0.9 is never equal to 1: compare the decisions, not the
    probabilities."""
    return (p[:, 0] == y).mean()


@exercise.mistake
def passes_only(p, y):
    """You count only who passes and was told so. A right *fail* is a right answer too."""
    return ((p[:, 0] > 0.5) & (y > 0.5)).mean()


def passed_of_told(of_nobody, p, y):
    told = p[:, 0] > 0.5
    return (y > 0.5)[told].mean() if told.any() else of_nobody


for _slug, _of_nobody in (("of_those_told_pass", np.nan), ("of_those_told_pass_or_0", 0.0)):
    exercise.mistake(functools.partial(passed_of_told, _of_nobody), slug=_slug, words=TOLD_PASS)


@exercise.mistake
def of_those_who_passed(p, y):
    """Only those who passed are in this share: how many of them were told so. Accuracy counts all
    students, those who failed too."""
    return (p[:, 0] > 0.5)[y > 0.5].mean()


@exercise.mistake
def mean_of_both_shares(p, y):
    """This is the mean of two shares: how many of those who passed were told so, and how many of
    those who failed. Accuracy counts each student once."""
    right = (p[:, 0] > 0.5) == (y > 0.5)
    return np.mean([right[y == outcome].mean() for outcome in np.unique(y)])


@exercise.mistake
def above_the_mean(p, y):
    """It is as if you decided *pass* where the probability is above the mean of all: what one is
    told must not depend on the others. Asked is above 0.5."""
    return ((p[:, 0] > p.mean()) == (y > 0.5)).mean()


@exercise.mistake
def distance(p, y):
    """You averaged how far the probabilities lie from the truth. Accuracy asks of each decision
    only whether it is right."""
    return 1 - np.abs(p[:, 0] - y).mean()
