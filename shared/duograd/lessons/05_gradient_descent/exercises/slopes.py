"""What a step may take for the slope, and should not: each wrong at every step."""

import numpy as np


def only_the_sign(slope):
    """Each weight moves by the learning rate, as if of its slope only the sign were used: a steeper
    slope makes a longer step."""
    return np.sign(slope)


def length_one(slope):
    """All your steps are as long as the learning rate, as if the gradient were brought to length 1
    first. A steeper slope makes a longer step."""
    return slope / (np.linalg.norm(slope) or 1)


def length_at_most_one(slope):
    """Right for gradients up to a length of 1. A longer one makes no longer step in yours, as if it
    were shortened to that: use it as it is, however steep."""
    return slope / max(np.linalg.norm(slope), 1)


def one_slope_for_all(slope):
    """Right for a single weight. With more, all move by the same amount, as if the mean of their
    slopes were taken: each has a slope of its own."""
    return np.full_like(slope, slope.mean())


def small_slopes_dropped(slope):
    """Right where no slope is small. A small one makes no step in yours, as if it were 0: use each
    as it is, however flat."""
    return np.where(np.abs(slope) < 0.05, 0, slope)


def cut_off(limit, slope):
    return np.clip(slope, -limit, limit)


OTHERS = (
    only_the_sign,
    length_one,
    length_at_most_one,
    one_slope_for_all,
    small_slopes_dropped,
)
