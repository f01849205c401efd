"""The numbers on which the activations and their slopes are tried."""

import numpy as np

from duograd.exercises import Case


def tried_on(by_hand, single, table, value_only=()):
    """A few numbers, one number, a table; some at a corner, without gradient; a stack."""
    for z in (by_hand, single, table):
        yield {"z": np.array(z)}
    if value_only:
        yield Case({"z": np.array(value_only)}, gradient=False)
    yield {"z": np.array(table)[None, ::-1, :2]}


def spread(slope):
    """Let a mistake divide each slope by how many numbers z holds."""

    def slope_of_the_mean(z):
        """Right for a single number. With n of them each of your slopes is n times too small, as if
        their mean had been asked: each number has a slope of its own."""
        return slope(z) / np.size(z)

    return slope_of_the_mean


def clear_of_zero(rng, shape, nearest=0.3, farthest=3.0):
    """Numbers of both signs, none of them near 0."""
    return rng.choice([-1, 1], shape) * rng.uniform(nearest, farthest, shape)
