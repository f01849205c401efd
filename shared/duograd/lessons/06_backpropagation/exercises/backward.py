"""The way back through one chain, x, w1 → z1 → s → ŷ → J: what passes the sigmoid."""

import functools

import numpy as np

from duograd.exercises import Exercise, failed

from .nodes import scalars, sigmoid

exercise = Exercise(
    points=2,
    level="complete",
    detached=True,
    without_autograd=True,
    hints=[
        "Redo the table for x = 3, y = 1, w1 = 0, w2 = 4. There ∂J/∂s is 8, and the row of z1 says "
        "2. What did 8 meet on its way to 2?",
        "Going back through a node, what arrives is multiplied by the slope of that node. The node "
        "between z1 and s is the sigmoid.",
        "Only `dz1` is missing: what arrives (`ds`) times the sigmoid's slope at z1. In lab 01 you "
        "wrote that slope with the sigmoid's own value, and here `s` is that value.",
        "A like example: if J depends on v = u², the slope of the square is 2u, and ∂J/∂u is ∂J/∂v "
        "times 2u.",
    ],
)


def chain(x, y, w1, w2, dz1):
    """∂J/∂w1 and ∂J/∂w2, where dz1(z1, s, ds) is what arrives at z1."""
    z1 = w1 * x
    s = sigmoid(z1)
    dy_hat = 2 * (w2 * s - y)
    return [np.asarray(dw) for dw in (dz1(z1, s, dy_hat * w2) * x, dy_hat * s)]


@exercise.oracle
def backward(x, y, w1, w2):
    return chain(x, y, w1, w2, lambda z1, s, ds: ds * s * (1 - s))


@exercise.cases
def cases(rng):
    yield scalars(x=3, y=1, w1=0, w2=4)
    yield scalars(x=2, y=-1, w1=0.5, w2=-3)
    yield scalars(x=2, y=1000, w1=-0.5, w2=3)  # far below y; no digits left for differences of J
    for sign in (1, -1):
        x, w1 = rng.uniform(-2, -1), sign * rng.uniform(0.4, 0.9)
        yield scalars(x=x, y=rng.uniform(-2, -1), w1=w1, w2=rng.uniform(1.5, 3))
    for w1 in (-2, 2):  # where the sigmoid is almost level, then where e to the z1 overflows
        yield scalars(x=4, y=1.5, w1=w1, w2=3)
    for w1 in (-2, 2):
        yield scalars(x=50, y=1.5, w1=w1, w2=3)


def at_z1(wrong):
    """Let a mistake say only what arrives at z1; the rest of the way back is as it should be."""

    def formula(x, y, w1, w2):
        return chain(x, y, w1, w2, wrong)

    return exercise.mistake(formula, wrong)


@at_z1
def slope_forgotten(z1, s, ds):
    """∂J/∂w2 is right; ∂J/∂w1 passed the sigmoid as if it were not there: its slope is missing."""
    return ds


@at_z1
def slope_at_wrong_point(z1, s, ds):
    """The sigmoid's slope was taken at s, its output; it is asked at z1, its input. In s(1 − s) the
    sigmoid has been applied already."""
    return ds * sigmoid(s) * (1 - sigmoid(s))


@at_z1
def slope_from_z(z1, s, ds):
    """You put z1 into the rule for the slope; that rule is about the sigmoid's own value."""
    return ds * z1 * (1 - z1)


@at_z1
def value_for_slope(z1, s, ds):
    """You multiplied by the sigmoid's value; going back, its slope is asked."""
    return ds * s


@at_z1
def one_minus_value(z1, s, ds):
    """You multiplied by 1 − s, which is only a part of the sigmoid's slope."""
    return ds * (1 - s)


@at_z1
def tanhs_slope(z1, s, ds):
    """1 − s² is the slope of tanh; the node here is a sigmoid, with another rule."""
    return ds * (1 - s**2)


@at_z1
def slope_always_a_quarter(z1, s, ds):
    """0.25 is the slope of the sigmoid at z1 = 0 only. Elsewhere it is smaller: compute it."""
    return ds * 0.25


@at_z1
def slope_turned(z1, s, ds):
    """∂J/∂w2 is right; ∂J/∂w1 has the wrong sign: the sigmoid's slope is never negative."""
    return ds * s * (s - 1)


@at_z1
def size_of_what_arrives(z1, s, ds):
    """Your ∂J/∂w1 is right where `ds` is positive; where it is negative, the sign is lost."""
    return abs(ds) * s * (1 - s)


def cut_off(limit, x, y, w1, w2):
    return chain(x, y, w1, w2, lambda z1, s, ds: np.clip(ds, -limit, limit) * s * (1 - s))


for limit in (1, 10, 100):
    exercise.mistake(
        functools.partial(cut_off, limit),
        slug=f"cut_off_at_{limit}",
        words=f"Right while what arrives (`ds`) is small. Beyond {limit} your ∂J/∂w1 is that of a "
        "`ds` that was cut off there: pass it on as it is.",
    )


@at_z1
def level_far_out(z1, s, ds):
    """Right where z1 is near 0. Farther out your ∂J/∂w1 is 0, as if the sigmoid were level there:
    its slope is small, and counts."""
    return np.where(abs(z1) > 4, 0, ds * s * (1 - s))


@at_z1
def slope_torn_apart(z1, s, ds):
    """As if `ds` were multiplied by one part of the slope, and the other part were taken away from
    that: what arrives multiplies the whole slope. Mind the brackets."""
    return ds * s - s**2


@at_z1
def slope_kept_above(z1, s, ds):
    """Your slope never falls below 0.01. The sigmoid's does, where z1 is far from 0."""
    return ds * np.maximum(s * (1 - s), 0.01)


@exercise.mistake
def other_branch(x, y, w1, w2):
    """What arrives at z1 comes from s; you took ∂J/∂w2, which went down the other branch."""
    s, (_, dw2) = sigmoid(w1 * x), backward(x, y, w1, w2)
    return [dw2 * s * (1 - s) * x, dw2]


@exercise.telltale
def function_of_lab_01(seen):
    """`sigmoid_prime` is a function of lab 01, and this notebook does not have it. Write the slope
    out: the value s is all that it needs."""
    return failed(seen, "'sigmoid_prime' is not defined")


@exercise.mistake
def slope_at_prediction(x, y, w1, w2):
    """You took ŷ(1 − ŷ) for the slope; ŷ has passed w2 already, and is no value of the sigmoid."""
    y_hat = w2 * sigmoid(w1 * x)
    return chain(x, y, w1, w2, lambda z1, s, ds: ds * y_hat * (1 - y_hat))


@at_z1
def divided_by_slope(z1, s, ds):
    """You divided by the sigmoid's slope; going back, what arrives is multiplied by it."""
    return ds / (s * (1 - s))


@at_z1
def relus_slope(z1, s, ds):
    """Your slope is 1 where z1 > 0 and 0 elsewhere, as ReLU has it; the node here is a sigmoid."""
    return ds * (z1 > 0)


@at_z1
def upstream_ignored(z1, s, ds):
    """Your ∂J/∂w1 does not depend on the error at all: what arrives from the right (`ds`) is
    missing, only the slope of the node itself is there."""
    return s * (1 - s)


@exercise.mistake
def w2_skipped(x, y, w1, w2):
    """On its way back to z1 the gradient passes w2, and yours went round it."""
    dw1, dw2 = backward(x, y, w1, w2)
    return [dw1 / w2, dw2]


@exercise.mistake
def w1_for_w2(x, y, w1, w2):
    """On its way back to z1 the gradient passes w2; yours passed w1 in its place."""
    dw1, dw2 = backward(x, y, w1, w2)
    return [dw1 / w2 * w1, dw2]


@exercise.mistake
def w2_twice(x, y, w1, w2):
    """Your ∂J/∂w1 holds w2 twice: `ds` has it already."""
    dw1, dw2 = backward(x, y, w1, w2)
    return [dw1 * w2, dw2]


@exercise.mistake
def x_twice(x, y, w1, w2):
    """Your ∂J/∂w1 holds x twice: the line after yours multiplies by x already."""
    dw1, dw2 = backward(x, y, w1, w2)
    return [dw1 * x, dw2]


@at_z1
def added_along_the_chain(z1, s, ds):
    """You added along the chain. One after the other, slopes multiply, as exchange rates do."""
    return ds + s * (1 - s)


@exercise.mistake
def two_forgotten(x, y, w1, w2):
    """Both are half of what they should be: mind the slope of the square."""
    return [dw / 2 for dw in backward(x, y, w1, w2)]


@exercise.mistake
def sign_turned(x, y, w1, w2):
    """Both signs are turned round: these gradients point to where J falls."""
    return [-dw for dw in backward(x, y, w1, w2)]


@exercise.mistake
def order_swapped(x, y, w1, w2):
    """The two are swapped: ∂J/∂w1 comes first."""
    return backward(x, y, w1, w2)[::-1]


OVERFLOWS = (
    "Right while z1 is near 0; at −100 or at 100 ∂J/∂w1 is no number: e to the 100 is beyond "
    "float32, and infinity over infinity is nothing. The value s never overflows."
)


@exercise.mistake(words=OVERFLOWS)
def overflows(x, y, w1, w2):
    return chain(x, y, w1, w2, lambda z1, s, ds: ds * np.exp(-z1) / (1 + np.exp(-z1)) ** 2)


@exercise.mistake(words=OVERFLOWS)
def overflows_above(x, y, w1, w2):
    return chain(x, y, w1, w2, lambda z1, s, ds: ds * np.exp(z1) / (1 + np.exp(z1)) ** 2)
