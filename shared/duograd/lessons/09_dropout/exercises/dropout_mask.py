"""A random mask: each unit, by itself, is dropped with probability p."""

import numpy as np

from duograd.exercises import Case, Exercise, Rng

from .chance import (
    ALL,
    AS_MANY,
    BLOCK,
    MANY,
    NONE,
    ROW,
    SAME_EVERY_CALL,
    TABLE,
    draws_from_rng,
    drops_as_many,
    drops_share,
    each_by_itself,
    equal,
)

exercise = Exercise(
    points=2,
    level="complete",
    probe="repeat",
    hints=[
        "Three random numbers between 0 and 1 are 0.15, 0.72, 0.48, and p is 0.2. Which of the "
        "three units are dropped, and what share of all units will be, in the long run?",
        "`rng.random(shape)` draws a number between 0 and 1 for each unit. It lies below p with "
        "probability p.",
        "Only `kept` is missing: compare each random number with p, such that True means the unit "
        "stays.",
        "A like example: rain on 30 % of the days is `rng.random(365) < 0.3`.",
    ],
)


@exercise.cases
def cases(rng):
    def case(shape, p, seed, **options):
        arguments = {"shape": shape, "p": p, "rng": Rng(seed)}
        return Case(arguments, times=2, judged_by="properties", **options)

    seed = int(rng.integers(1000))
    yield case([2, 3], 0.0, seed)
    yield case([*TABLE], 0.25, seed)
    yield case([*TABLE], 0.25, seed)
    yield case([*ROW], 0.95, seed + 1)
    yield case([30011], 0.002, seed + 2)
    yield case([*BLOCK], 0.4, seed + 4)
    told = "shape = [2, 3] and a p so near to 1 that chance drops all"
    yield case([2, 3], ALL, seed + 3, told=told)
    told = "shape = [2, 3] and a p so near to 0 that chance drops none"
    yield case([2, 3], NONE, seed + 3, told=told)


@exercise.property
def mask_shape(value, shape, p, rng):
    """The mask should have the shape that was asked for, with a number for each unit."""
    return all(isinstance(mask, np.ndarray) and list(mask.shape) == list(shape) for mask in value)


@exercise.property
def not_zero_or_one(value, shape, p, rng):
    """Your mask holds other numbers than 0 and 1: it only says who stays. What stays is scaled
    later."""
    return all(np.isin(mask, [0, 1]).all() for mask in value)


@exercise.property
def p_for_keep(value, shape, p, rng):
    """Your mask keeps the share p and drops the rest. p is the probability of dropping."""
    return np.prod(shape) < MANY or not any(drops_share(mask, 1 - p) for mask in value)


def some_dropped(mask):
    """Whether some units of several rows are dropped and others are not."""
    return mask.ndim > 1 and mask.size > MANY and 0 < (mask == 0).sum() < mask.size


@exercise.property
def one_row_for_all(value, shape, p, rng):
    """All rows of your mask are alike: every example loses the same units. Each unit of each
    example has its own luck."""
    return not any(some_dropped(mask) and (mask == mask[0]).all() for mask in value)


@exercise.property
def whole_rows(value, shape, p, rng):
    """Whole rows of your mask are 0 or 1: an example loses all its units or none. Each unit of each
    example has its own luck."""
    return not any(some_dropped(mask) and (mask == mask[..., :1]).all() for mask in value)


@exercise.property
def as_many_in_each_row(value, shape, p, rng):
    """All rows of your mask drop just the same number of units. Each unit is dropped by itself,
    whatever becomes of the others: in one row it will be a few more, in another a few less."""
    return not any(some_dropped(mask) and np.ptp((mask == 0).sum(axis=1)) == 0 for mask in value)


@exercise.property
def one_toss_for_all(value, shape, p, rng):
    """All units of your mask fare alike: it is 1 everywhere, or 0 everywhere. Each unit has its own
    luck."""
    if min(p, 1 - p) < 0.2 or np.prod(shape) < MANY:  # a few might be dropped, and none is
        return True
    return not any((mask == mask.flat[0]).all() for mask in value)


@exercise.property
def wrong_share(value, shape, p, rng):
    """The share of dropped units is not p, and chance alone cannot explain by how much it is
    off."""
    return p == ALL or all(drops_share(mask, p) for mask in value)


@exercise.property
def one_always_stays(value, shape, p, rng):
    """The shares are right, but where p is so near to 1 that chance should drop every unit, not
    all of yours are dropped. Each is dropped with probability p, whatever becomes of the others."""
    return p != ALL or not any((mask != 0).any() for mask in value)


@exercise.property(words=SAME_EVERY_CALL)
def same_every_call(value, shape, p, rng):
    return np.prod(shape) < MANY or not equal(value[0], value[1])


@exercise.property
def not_by_itself(value, shape, p, rng):
    """The share is right, but some units hang together: who knows what became of one can tell more
    than p says about another. Each unit, in each call, has its own luck."""
    return each_by_itself(value, p)


@exercise.property
def not_float32(value, shape, p, rng):
    """The numbers of your mask are right, but their type is not float32, the type of the tensors
    that it is multiplied with."""
    return all(mask.dtype == np.float32 for mask in value)


draws_from_rng(exercise, 1, 2)


@exercise.telltale(words=AS_MANY)
def always_as_many(seen):
    asked = ((1, TABLE, 0.25), (3, ROW, 0.95))
    return drops_as_many((seen[at].value, shape, p) for at, shape, p in asked)
