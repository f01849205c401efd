"""The graph of (a + b) · (b − 1), which is given: its mistakes are other formulas."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(points=0, level="given", gradients=("a", "b"))


@exercise.oracle
def computation_graph(a, b):
    return (a + b) * (b - 1)


def inputs(a, b):
    return {"a": np.array(a), "b": np.array(b)}


@exercise.cases
def cases(rng):
    yield inputs(2.0, 3.0)
    yield inputs(-1.5, 0.25)
    yield inputs(*rng.uniform(2, 4, 2))


@exercise.mistake
def no_brackets(a, b):
    """The sum a + b has lost its brackets: it is made first, then multiplied."""
    return a + b * (b - 1)


@exercise.mistake
def plus_one(a, b):
    """One of the factors is b + 1; it should be b − 1."""
    return (a + b) * (b + 1)


@exercise.mistake
def added_not_multiplied(a, b):
    """The two parts, a + b and b − 1, are multiplied, not added."""
    return (a + b) + (b - 1)
