"""Random answers: whether two of them are alike, and which share of zeros chance can give.

A right answer misses a bound less than once in a million runs.
"""

import numpy as np

SIGMAS = 6  # as many standard deviations may a share lie from what is expected
MANY = 30  # with fewer numbers, two draws may be alike by chance
TABLE, ROW, BLOCK = (101, 97), (10007,), (61, 3, 67)
UNRECORDED = (103, 89)  # X has this shape inside of `torch.no_grad()`
LARGE = 1000  # of fewer units it cannot be said whether two go together
ALL, NONE = 1 - 2.0**-24, 2.0**-30  # so near to 1 or 0 that of six units all go, or none
ALONE = 7  # as many standard deviations may two of ten thousand places go together
SAME_EVERY_CALL = (
    "Two calls in a row, with the same `rng`, gave exactly the same: it should go on drawing new "
    "numbers from call to call."
)

ONLY_RECORDED = (
    "Inside of `torch.no_grad()` nothing is dropped, though it is training. That ends the "
    "recording for gradients, and says nothing of whether one trains."
)
OTHER_SHAPE = (
    "In a case that was tried, what came has not X's shape: asked is a tensor of that shape, with "
    "zeros where a unit is dropped."
)
OTHER_TYPE = (
    "The numbers are right, but of another type than those of X: float32 must stay float32, as the "
    "layers behind this one expect it."
)
AS_MANY = (
    "You drop just the same number of units each time. Each unit is dropped by itself, whatever "
    "becomes of the others: sometimes it will be a few more, sometimes a few less."
)
CHANGED_TYPE = (
    "At evaluation the numbers that come back are of another type than those of X: float32 must "
    "stay float32."
)


def equal(one, other):
    """Whether two answers are alike; what is neither tensors nor lists of them counts as alike."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return np.array_equal(one, other, equal_nan=True)
    return True


def draws_from_rng(exercise, first, second):
    """Name who draws elsewhere; the cases at these two places are the same, to the seed."""

    @exercise.telltale
    def not_from_rng(seen):
        """Two generators that start alike gave two different answers: your random numbers come from
        somewhere else than `rng`."""
        one, other = seen[first].value, seen[second].value
        return one is not None and other is not None and not equal(one, other)


def drops_share(array, p):
    """Whether the share of zeros in an array is one that chance could give for p."""
    off = abs((array == 0).mean() - p)
    return off <= SIGMAS * np.sqrt(p * (1 - p) / array.size) + 1e-9


def drops_as_many(came):
    """Whether four large arrays that came drop p of their units, to the unit.

    came: (the two arrays of a case, their shape, p). By chance it happens once in ten million.
    """
    arrays = [(array, shape, p) for value, shape, p in came for array in value or []]
    return len(arrays) == 4 and all(
        np.shape(array) == shape and abs((array == 0).sum() - p * array.size) < 1
        for array, shape, p in arrays
    )


def each_by_itself(masks, p):
    """Whether no two places of these masks, some way apart, go together more than chance allows.

    Looked at are all ways, within each mask and between the first two. True where too few units
    are dropped, or stay, to tell.
    """
    if not 0.2 < p < 0.8 or masks[0].size < LARGE:
        return True
    waves = [np.fft.rfft(np.ravel(mask != 0) - (1 - p)) for mask in masks[:2]]
    pairs = [(wave, wave, 1) for wave in waves]
    if len(waves) == 2:
        pairs.append((waves[0], waves[1], 0))
    limit = ALONE * p * (1 - p) * np.sqrt(masks[0].size)
    return all(
        np.abs(np.fft.irfft(one * other.conj(), masks[0].size)[first:]).max() <= limit
        for one, other, first in pairs
    )


def slope_of_what_came(value, upstream, X):
    """The slopes for X, without a 0: each number that came is one of X times its own slope."""
    return upstream * value / X


def kept_ratio(value, X):
    """What was kept, divided by what it was."""
    return np.concatenate([(a / X)[a != 0] for a in value])
