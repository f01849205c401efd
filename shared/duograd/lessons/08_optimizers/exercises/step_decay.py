"""A staircase for the learning rate: it falls by a factor after every so many epochs."""

import math

import numpy as np

from duograd.exercises import Case, Exercise

exercise = Exercise(
    points=2,
    hints=[
        "By hand, 0.8 with factor 0.5 every 10 epochs: epochs 0 to 9 use 0.8, epochs 10 to 19 use "
        "0.4. What do epochs 20 to 29 use?",
        "It is a staircase. How many stairs have been taken by epoch 25? And by epoch 9?",
        "Count the whole stairs with a division that drops the rest, then multiply by the factor "
        "that many times.",
        "A like example: a population that doubles every 3 years is 2 ** (years // 3) times as "
        "large, if all births fall on the same day.",
    ],
)


@exercise.oracle
def step_decay(learning_rate, epoch, factor, every):
    return learning_rate * factor ** (epoch // every)


def plan(learning_rate, epoch, factor, every):
    return {"learning_rate": learning_rate, "epoch": epoch, "factor": factor, "every": every}


@exercise.cases
def cases(rng):
    for epoch in (10, 0, 9, 25, 30):
        yield plan(0.8, epoch, 0.5, 10)
    yield plan(0.3, 3, 0.9, 1)
    rate = float(rng.uniform(0.5, 0.9))
    yield plan(rate, 17, 0.7, 5)
    yield plan(rate, 8, 0.1, 7)
    yield plan(25.0, 12, 0.5, 10)
    yield Case(plan(0.4, 125, 0.1, 10), judged_by="properties")


@exercise.mistake
def no_stairs(learning_rate, epoch, factor, every):
    """Your rate falls a little in every epoch; asked is a staircase."""
    return learning_rate * factor ** (epoch / every)


@exercise.given_else
def factor_every_epoch():
    """The factor is applied in every epoch: `every` is not used."""
    return {"every": 1}


@exercise.mistake
def only_once(learning_rate, epoch, factor, every):
    """Your rate falls once and never again; it should fall once for each `every`."""
    return learning_rate * (factor if epoch >= every else 1)


@exercise.mistake
def product_for_power(learning_rate, epoch, factor, every):
    """The factor is multiplied by the number of stairs, so before the first stair the rate is 0.
    Each stair multiplies anew."""
    return learning_rate * factor * (epoch // every)


@exercise.given_else
def one_epoch_early(epoch):
    """Your stairs come one epoch early: the first epoch is number 0, so epoch `every` − 1 still
    belongs to the stair before."""
    return {"epoch": epoch + 1}


@exercise.given_else
def one_epoch_late(epoch):
    """Your stairs come one epoch late: epoch `every` has the new rate already."""
    return {"epoch": max(epoch - 1, 0)}


@exercise.given_else
def one_stair_too_many(epoch, every):
    """Your rate has fallen before the first epoch: that one uses all of it."""
    return {"epoch": epoch + every}


@exercise.mistake
def only_on_the_stair(learning_rate, epoch, factor, every):
    """Your rate falls in the epochs divisible by `every` and comes back to the old one in
    between."""
    return learning_rate * (factor if epoch and epoch % every == 0 else 1)


@exercise.mistake
def remainder(learning_rate, epoch, factor, every):
    """Your rate falls from epoch to epoch and jumps back up at each stair: you count the epochs
    since the last stair. How many stairs lie behind?"""
    return learning_rate * factor ** (epoch % every)


@exercise.mistake
def subtracted(learning_rate, epoch, factor, every):
    """At each stair you subtract the factor; asked is to multiply by it, or the rate falls below
    0."""
    return learning_rate - factor * (epoch // every)


@exercise.mistake
def whole_power(learning_rate, epoch, factor, every):
    """The rate itself is in your power, so the first epoch gets 1. Only the factor is multiplied
    again and again."""
    return (learning_rate * factor) ** (epoch // every)


@exercise.mistake
def rounded_stairs(learning_rate, epoch, factor, every):
    """Your stairs come half a stair early: `round` counts a stair from its middle on. A stair
    counts when it is whole."""
    return learning_rate * factor ** round(epoch / every)


@exercise.mistake
def begun_stairs(learning_rate, epoch, factor, every):
    """You count stairs that have only begun: epochs that are not divisible by `every` have fallen
    once too often."""
    return learning_rate * factor ** math.ceil(epoch / every)


@exercise.given_else
def numbers_of_the_example():
    """It is as if `factor` were 0.5 and `every` 10, whatever is passed."""
    return {"factor": 0.5, "every": 10}


@exercise.given_else
def share_lost(factor):
    """The rate is multiplied by 1 − factor at each stair; asked is the factor itself."""
    return {"factor": 1 - factor}


@exercise.mistake
def in_a_line(learning_rate, epoch, factor, every):
    """Each stair takes the same piece of the rate away, until it is 0 and less. Each stair
    multiplies what is left."""
    return learning_rate * (1 - factor * (epoch // every))


@exercise.mistake
def divided_by_the_count(learning_rate, epoch, factor, every):
    """Your rate falls as 1 / (1 + factor · stairs) does: another plan. Here each stair multiplies
    by the factor."""
    return learning_rate / (1 + factor * (epoch // every))


@exercise.mistake
def quotient_turned(learning_rate, epoch, factor, every):
    """You divide `every` by `epoch`; how often does `every` go into `epoch`?"""
    return learning_rate * factor ** (every // epoch if epoch else 0)


@exercise.mistake
def never_above_one(learning_rate, epoch, factor, every):
    """Only where the rate is above 1 is yours not right: it stops at 1. A rate may be any number
    above 0."""
    return min(1, learning_rate * factor ** (epoch // every))


@exercise.property
def stops_falling(value, learning_rate, epoch, factor, every):
    """After many stairs your rate is another one than the factor makes of it: nothing is said of a
    smallest rate, and nothing is rounded."""
    expected = learning_rate * factor ** (epoch // every)
    return np.ndim(value) == 0 and abs(float(value) - expected) < 1e-3 * expected


@exercise.given_else
def rises(factor):
    """Your rate grows from stair to stair: you divide by the factor."""
    return {"factor": 1 / factor}


@exercise.given_else
def only_the_share():
    """This is the share that is left; the learning rate itself is asked."""
    return {"learning_rate": 1}
