"""A recurrent network of one number. A worked example."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(points=0, level="given")


def states(x, w, u, slope=np.tanh, carry=True):
    """All states, and by keyword what students do otherwise."""
    h, told = 0.0, []
    for number in x:
        h = slope(w * (h if carry else 0.0) + u * number)
        told.append(h)
    return np.array(told)


@exercise.oracle
def scalar_rnn(x, w, u):
    return states(x, w, u)


@exercise.cases
def cases(rng):
    yield {"x": np.array([1.0, 0.0]), "w": 0.5, "u": 1.0}
    yield {"x": rng.uniform(0.5, 1.5, 4) * [1, -1, 1, 1], "w": 1.3, "u": -0.6}
    yield {"x": np.array([0.7]), "w": 2.0, "u": 1.5}  # a single step


@exercise.given_else
def swapped(w, u):
    """w and u are the wrong way round: w belongs to the state, u to the input."""
    return {"w": u, "u": w}


@exercise.mistake
def no_tanh(x, w, u):
    """The tanh is missing."""
    return states(x, w, u, slope=lambda z: z)


@exercise.mistake
def sigmoid(x, w, u):
    """There is a sigmoid where the tanh should be."""
    return states(x, w, u, slope=lambda z: 1 / (1 + np.exp(-z)))


@exercise.mistake
def not_carried(x, w, u):
    """No state is handed on: each step starts from 0."""
    return states(x, w, u, carry=False)


@exercise.mistake
def last_only(x, w, u):
    """Only the last state came back; asked are all of them."""
    return states(x, w, u)[-1]


@exercise.mistake
def start_included(x, w, u):
    """The 0 of the start stands in front; asked are the states after each step."""
    return np.concatenate([[0.0], states(x, w, u)])


@exercise.mistake
def order_turned(x, w, u):
    """The last state stands first."""
    return states(x, w, u)[::-1].copy()
