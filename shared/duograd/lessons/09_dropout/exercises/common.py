"""What the exercises of this lesson share."""

import numpy as np

SIGMAS = 6


TABLE, ROW = (101, 97), (10007,)


MANY = 30


NOT_FROM_RNG = (
    "Two generators that start alike gave two different answers: your random numbers come from "
    "somewhere else than `rng`."
)


SAME_EVERY_CALL = (
    "Two calls in a row, with the same `rng`, gave exactly the same: it should go on drawing new "
    "numbers from call to call. Do you make a generator of your own?"
)


def equal(one, other):
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return np.array_equal(one, other, equal_nan=True)
    return True


def alike(first, second):
    """A predicate: the cases at these two places are the same, yet their answers are not."""

    def differ(seen):
        one, other = seen[first].value, seen[second].value
        return one is not None and other is not None and not equal(one, other)

    return differ


def near(share, expected, count):
    """Whether a share of `count` draws is one that chance could give."""
    return abs(share - expected) <= SIGMAS * np.sqrt(expected * (1 - expected) / count) + 1e-9


def kept_ratio(value, X):
    """What was kept, divided by what it was."""
    return np.concatenate([(a / X)[a != 0] for a in value])
