"""Between which shares the truth lies, where k of n were found: 95 times in 100."""

import numpy as np

from duograd.exercises import Case, Exercise

exercise = Exercise(
    points=2,
    level="complete",
    dtype="float64",
    hints=[
        "By hand, for 1 of 1: p = 1 and z² = 3.84, so the stretch is 4.84. Under the root stands "
        "0 + 3.84/4 = 0.96. Which margin comes out, and where does the interval end?",
        "The margin has one root over *two* parts. One part is that of any share, p(1 − p)/n; the "
        "other does not vanish where p is 0 or 1.",
        "The formula above the cell has the missing line in it: z times a root, and all of it "
        "divided by the stretch.",
        "A like example: the length of a vector with parts a and b is `(a**2 + b**2) ** 0.5`: "
        "first the sum, then the root.",
    ],
)
Z = 1.96


def interval(k, n, *, z=Z, under=None, outside=1.0, divided=True, middle=None):
    """The interval, and by keyword what students do otherwise."""
    p, stretch = k / n, 1 + z * z / n
    under = p * (1 - p) / n + z * z / (4 * n * n) if under is None else under
    margin = outside * z * np.sqrt(under) / (stretch if divided else 1)
    middle = (p + z * z / (2 * n)) / stretch if middle is None else middle
    return [middle - margin, middle + margin]


@exercise.oracle
def wilson_interval(k, n):
    return [round(float(end), 12) for end in interval(k, n)]  # 0 is told as 0


@exercise.cases
def cases(rng):
    n = int(rng.integers(20, 60))
    drawn = (int(n * rng.uniform(0.3, 0.9)), n)
    for k, n in ((8, 10), (1, 1), (0, 5), (10, 10), (5700, 6000), drawn):
        yield Case({"k": k, "n": n}, numpy=["k", "n"])  # so no tensors are asked


def under_the_root(under):
    """Let a mistake say only what stands under the root: from the share p and n."""
    return exercise.mistake(lambda k, n: interval(k, n, under=under(k / n, n)), under)


def margin_times(factor, slug, words):
    """Declare a mistake: the right middle, and the margin times a factor."""
    exercise.mistake(lambda k, n: interval(k, n, outside=factor), slug=slug, words=words)


@exercise.mistake
def plain_formula(k, n):
    """This is the plain formula, p and 1.96 deviations: for 10 of 10 its two ends are the same, as
    if nothing could ever be missed."""
    p = k / n
    return interval(k, n, under=p * (1 - p) / n, divided=False, middle=p)


@exercise.mistake
def plain_margin(k, n):
    """The middle is right. Your margin is that of the plain formula, without the second part under
    the root: for 10 of 10 it is 0."""
    p = k / n
    return interval(k, n, under=p * (1 - p) / n, divided=False)


@under_the_root
def second_part_missing(p, n):
    """The second part under the root is missing: for 10 of 10 nothing is left of the margin."""
    return p * (1 - p) / n


@exercise.mistake
def not_divided(k, n):
    """The margin is not divided by the stretch: your interval is too wide, most of all for small
    n."""
    return interval(k, n, divided=False)


@under_the_root
def no_root(p, n):
    """The root is missing in the margin."""
    return (p * (1 - p) / n + Z**2 / (4 * n * n)) ** 2


margin_times(
    1 / Z,
    "one_deviation",
    "The margin is too small by the factor z: the root is one deviation, and asked are 1.96.",
)


@under_the_root
def not_divided_by_n(p, n):
    """Inside the root p(1 − p) stands without its n: so the interval does not shrink when more
    faces are tested."""
    return p * (1 - p) + Z**2 / (4 * n * n)


@under_the_root
def n_not_squared(p, n):
    """The second part under the root is too large: there n is squared."""
    return p * (1 - p) / n + Z**2 / (4 * n)


@under_the_root
def z_not_squared(p, n):
    """The second part under the root is too small: there z is squared."""
    return p * (1 - p) / n + Z / (4 * n * n)


@under_the_root
def four_forgotten(p, n):
    """The second part under the root is four times too large."""
    return p * (1 - p) / n + Z**2 / (n * n)


@under_the_root
def root_over_each_part(p, n):
    """As if each part had a root of its own: there is one root, over their sum."""
    return (np.sqrt(p * (1 - p) / n) + Z / (2 * n)) ** 2


@exercise.mistake
def both_ends_to_the_middle(k, n):
    """The lower end is the upper one, and the other way round: does your margin have a minus?"""
    return interval(k, n)[::-1]


margin_times(Z, "z_twice", "The margin is too large by the factor z: it stands there once.")
margin_times(0.5, "half_a_margin", "The margin is half as large as it should be.")
margin_times(
    2.0,
    "whole_width",
    "The margin is twice as large as it should be: it goes to one side only.",
)


@exercise.mistake
def for_ninety(k, n):
    """This is the interval of 90 times in 100, with z = 1.645. Asked is 95, with 1.96."""
    return interval(k, n, z=1.645)


@under_the_root
def four_squared_too(p, n):
    """The second part under the root is four times too small: of 4n² only the n is squared."""
    return p * (1 - p) / n + Z**2 / (4 * n) ** 2


@under_the_root
def second_part_outside(p, n):
    """The second part stands outside the root: it belongs into it, to the first one."""
    return (np.sqrt(p * (1 - p) / n) + Z**2 / (4 * n * n)) ** 2


@exercise.mistake
def factor_inside_the_root(k, n):
    """All of the margin stands under the root; z and the stretch belong outside."""
    p, stretch = k / n, 1 + Z**2 / n
    under = (p * (1 - p) / n + Z**2 / (4 * n * n)) * Z / stretch
    return interval(k, n, under=under, outside=1 / Z, divided=False)


@exercise.mistake
def around_the_share(k, n):
    """The margin is right, but it goes to both sides of p: the middle lies nearer to one half."""
    return interval(k, n, middle=k / n)


@exercise.mistake
def two_for_z(k, n):
    """This is the interval with z = 2; asked is 1.96."""
    return interval(k, n, z=2.0)


@under_the_root
def multiplied_by_n(p, n):
    """The second part under the root is *multiplied* by n²: it stands below the line, with the
    4."""
    return p * (1 - p) / n + Z**2 / 4 * n**2


@exercise.mistake
def no_width_at_the_ends(k, n):
    """Where all are found, or none, your interval has no width, as with the plain formula; else it
    is right."""
    return [k / n, k / n] if k in (0, n) else interval(k, n)


@exercise.mistake
def plain_in_the_middle(k, n):
    """As if the plain formula were asked at the middle, with n + z² for n: so the interval is a
    little too wide."""
    stretch = 1 + Z**2 / n
    middle = (k / n + Z**2 / (2 * n)) / stretch
    return interval(k, n, under=middle * (1 - middle) / (n * stretch), divided=False)


@exercise.mistake
def power_then_half(k, n):
    """As if the parts under the root were only halved: `x ** 1 / 2` is x / 2, as the power is
    worked out first."""
    p = k / n
    return interval(k, n, under=((p * (1 - p) / n + Z**2 / (4 * n * n)) / 2) ** 2)


@under_the_root
def subtracted(p, n):
    """The second part under the root is subtracted: it is added."""
    return p * (1 - p) / n - Z**2 / (4 * n * n)


@under_the_root
def second_part_not_squared(p, n):
    """The second part under the root is z/(2n): there it is squared, z²/(4n²)."""
    return p * (1 - p) / n + Z / (2 * n)


@under_the_root
def two_for_four(p, n):
    """The second part under the root is twice too large: there the 4 stands below the line."""
    return p * (1 - p) / n + Z**2 / (2 * n * n)


@under_the_root
def second_part_over_n_too(p, n):
    """The second part under the root is divided by n once more than it should be."""
    return (p * (1 - p) + Z**2 / (4 * n * n)) / n


@exercise.mistake
def stretch_under_the_root(k, n):
    """The stretch stands under the root, where it counts less: the root is divided by it."""
    return interval(k, n, outside=np.sqrt(1 + Z**2 / n))


@exercise.mistake
def multiplied_by_the_stretch(k, n):
    """The margin is *multiplied* by the stretch: it is divided by it."""
    return interval(k, n, outside=(1 + Z**2 / n) ** 2)


@under_the_root
def n_minus_one(p, n):
    """The first part under the root is divided by n − 1: it is n, and n may be 1."""
    return p * (1 - p) / max(n - 1, 1) + Z**2 / (4 * n * n)
