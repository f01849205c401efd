"""A learning rate that rises in a line, then falls to 0 along half a wave of the cosine."""

import math

import numpy as np

from duograd.exercises import Case, Exercise

exercise = Exercise(
    points=2,
    hints=[
        "By hand, η = 0.8 with 4 steps of warm-up, 12 in all: step 1 uses a quarter of 0.8, step 4 "
        "all of it, step 8 half, step 12 nothing.",
        "Two pieces with an `if` between them. In the second, how far is the run between the end "
        "of the warm-up and the last step, as a share from 0 to 1?",
        "The warm-up is η times the share of it that is over. After it, half of η times (1 + the "
        "cosine of π times the share from the hint before).",
        "A like example: on the way from kilometre 30 to kilometre 80 you stand at 40. The share "
        "of the way behind you is (40 − 30) / (80 − 30) = 0.2.",
    ],
)


def half_wave(share):
    """From 1 at share 0 down to 0 at share 1."""
    return (1 + math.cos(math.pi * share)) / 2


@exercise.oracle
def warmup_cosine(learning_rate, step, warmup, steps):
    if step < warmup:
        return learning_rate * step / warmup
    return learning_rate * half_wave((step - warmup) / (steps - warmup))


def plan(learning_rate, step, warmup, steps):
    return {"learning_rate": learning_rate, "step": step, "warmup": warmup, "steps": steps}


@exercise.cases
def cases(rng):
    for step in (1, 8, 11, 3, 6):
        yield plan(0.8, step, 4, 12)
    rate = float(rng.uniform(0.5, 0.9))
    yield plan(rate, 13, 20, 30)
    yield plan(rate, 77, 20, 100)
    for step in (0, 4, 12):
        yield plan(0.8, step, 4, 12)
    yield plan(0.6, 3, 0, 10)
    yield plan(0.6, 0, 0, 10)
    yield plan(0.6, 10, 0, 10)
    yield plan(25.0, 0, 1, 3)
    yield plan(25.0, 1, 1, 3)
    yield plan(25.0, 3, 2, 3)
    yield Case(plan(0.5, 0, 2, 4), judged_by="properties")
    yield Case(plan(0.5, 4, 2, 4), judged_by="properties")


def after_warmup(wrong):
    """Let a mistake say only what comes after the warm-up, as a share of the rate."""

    def formula(learning_rate, step, warmup, steps):
        rising = step < warmup
        share = step / warmup if rising else wrong(step, warmup, steps)
        return learning_rate * share

    return exercise.mistake(formula, wrong)


def in_warmup(wrong):
    """Let a mistake say only the rate in the warm-up; after it the rate is right."""

    def formula(learning_rate, step, warmup, steps):
        if step < warmup:
            return wrong(learning_rate, step, warmup)
        return warmup_cosine(learning_rate, step, warmup, steps)

    return exercise.mistake(formula, wrong)


@in_warmup
def rise_one_early(learning_rate, step, warmup):
    """The fall is right, but the rise comes one step early: step 0 is the first, and its rate
    is 0."""
    return learning_rate * (step + 1) / warmup


@in_warmup
def rise_to_one(learning_rate, step, warmup):
    """The fall is right, but in the warm-up yours is the share of the rate: it rises to 1, and then
    jumps to the rate."""
    return step / warmup


@in_warmup
def stays_at_zero(learning_rate, step, warmup):
    """The fall is right, but in the whole warm-up your rate is 0. Is the share of it a whole number
    with you, as from `//`?"""
    return learning_rate * (step // warmup)


@in_warmup
def rise_too_steep(learning_rate, step, warmup):
    """The fall is right, but the rise is too steep: the last step of the warm-up has the full rate
    already, which only the step after it should have."""
    return learning_rate * step / max(warmup - 1, 1)


@exercise.mistake
def one_step_left_out(learning_rate, step, warmup, steps):
    """Only where the warm-up is one step long is your first rate not right: step 0 is in the
    warm-up, and its rate is 0."""
    if step < warmup == 1:
        return learning_rate * half_wave((step - warmup) / (steps - warmup))
    return warmup_cosine(learning_rate, step, warmup, steps)


@exercise.mistake
def starts_again(learning_rate, step, warmup, steps):
    """Only at the last step is your rate not right, where there is no warm-up: it is the full one
    again. At step `steps` the fall has come to 0."""
    return warmup_cosine(learning_rate, step % steps, warmup, steps)


@exercise.mistake
def never_above_one(learning_rate, step, warmup, steps):
    """Only where the rate is above 1 is yours not right: it stops at 1. A rate may be any number
    above 0."""
    return min(1, warmup_cosine(learning_rate, step, warmup, steps))


@exercise.mistake
def nothing_at_first(learning_rate, step, warmup, steps):
    """Only where there is no warm-up is your first rate not right: it is 0, and with a warm-up of 0
    steps it should be the full rate."""
    return warmup_cosine(learning_rate, step, warmup, steps) if step or warmup else 0.0


@exercise.property
def never_quite_zero(value, learning_rate, step, warmup, steps):
    """Where your rate should be 0, at the start of a warm-up and at the last step, a small number
    is left. Nothing is said of a smallest rate."""
    return np.ndim(value) == 0 and abs(float(value)) < 2e-7 * learning_rate


@exercise.given_else
def no_warmup():
    """It is as if `warmup` were 0: the first step has the full rate."""
    return {"warmup": 0}


@exercise.mistake
def full_rate_first(learning_rate, step, warmup, steps):
    """In the warm-up your rate is the full one already; it should rise there in a line, from 0."""
    return warmup_cosine(learning_rate, max(step, warmup), warmup, steps)


@exercise.mistake
def stays_up(learning_rate, step, warmup, steps):
    """After the warm-up your rate never falls again."""
    return learning_rate * min(1, step / warmup if warmup else 1)


@after_warmup
def fall_of_two(step, warmup, steps):
    """Only where the fall is one step long is your rate not right: it should be 0 after it."""
    return half_wave((step - warmup) / max(steps - warmup, 2))


@exercise.mistake
def fall_from_one(learning_rate, step, warmup, steps):
    """The rise is right, but in the fall yours is the share of the rate: it begins at 1, whatever
    the rate is."""
    rate = learning_rate if step < warmup else 1
    return warmup_cosine(rate, step, warmup, steps)


@after_warmup
def counted_from_the_start(step, warmup, steps):
    """After the warm-up your rate is where a wave from step 0 on would be. The wave begins where
    the warm-up ends, at the full rate."""
    return half_wave(step / steps)


@after_warmup
def too_long_a_wave(step, warmup, steps):
    """Where there is a warm-up, your rate at the last step is not 0 yet: how many steps are left
    for the fall, once the warm-up is over?"""
    return half_wave((step - warmup) / steps)


@after_warmup
def straight(step, warmup, steps):
    """After the warm-up your rate falls in a straight line; asked is half a wave of the cosine."""
    return (steps - step) / (steps - warmup)


@after_warmup
def not_halved(step, warmup, steps):
    """After the warm-up your rates are twice too large: 1 + cosine goes from 2 down to 0."""
    return 2 * half_wave((step - warmup) / (steps - warmup))


@after_warmup
def below_zero(step, warmup, steps):
    """In the second half of the fall your rate is below 0: the cosine goes from 1 to −1; lift it
    and halve it."""
    return math.cos(math.pi * (step - warmup) / (steps - warmup))


@after_warmup
def rises_again(step, warmup, steps):
    """After the warm-up your rate starts from 0 and rises again; it should fall from the full
    rate."""
    return 1 - half_wave((step - warmup) / (steps - warmup))


@after_warmup
def whole_wave(step, warmup, steps):
    """Your rate comes up again at the end: that is a whole wave of the cosine, and half a one is
    asked."""
    return half_wave(2 * (step - warmup) / (steps - warmup))


@after_warmup
def quarter_wave(step, warmup, steps):
    """Your rate falls along a quarter of a wave, the cosine from 0 to π/2; asked is half a wave,
    lifted and halved."""
    return math.cos(math.pi / 2 * (step - warmup) / (steps - warmup))


@after_warmup
def pi_forgotten(step, warmup, steps):
    """At the last step your rate is still at three quarters: the cosine of 1 is 0.54, that of π
    is −1."""
    return half_wave((step - warmup) / (steps - warmup) / math.pi)


@after_warmup
def in_degrees(step, warmup, steps):
    """It is as if the cosine were taken of 180 times the share of the way: 180 degrees are π
    here."""
    return half_wave(180 / math.pi * (step - warmup) / (steps - warmup))


@exercise.given_else
def one_step_early(step):
    """Your rates come one step early: step 0 is the first, and its rate is 0."""
    return {"step": step + 1}


@exercise.mistake
def both_at_once(learning_rate, step, warmup, steps):
    """Your rate falls from step 0 on, during the warm-up too: it is as if both pieces were
    multiplied."""
    return learning_rate * min(1, step / warmup if warmup else 1) * half_wave(step / steps)


@exercise.given_else
def only_the_share():
    """This is the share of the learning rate; the rate itself is asked."""
    return {"learning_rate": 1}
