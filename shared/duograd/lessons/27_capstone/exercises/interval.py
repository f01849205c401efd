"""What a test of n examples can say of all others: 95 % of the time the truth lies inside."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(
    points=3,
    hints=[
        "By hand: 14 of 16 are right. With two right ones and two wrong ones added it is 16 of 20, "
        "so p = 0.8, and the margin is 2·√(0.8·0.2/20) ≈ 0.18. Which two numbers come back?",
        "First the share, with the four added examples in it. Then a margin from that same share "
        "and that same number of examples. Then one number below the share, one above.",
        "How many examples are there after two right and two wrong ones were added? That number "
        "stands in the share and under the root. And no share lies below 0 or above 1.",
        "A like example: `coin_interval`, given above your cell, with p in the place of one half.",
    ],
)


def interval_of(
    right, n, *, right_added=2, added=4, under=4, times=2.0, share_of_margin=None, bounded=True
):
    """The interval, and by keyword what students do otherwise."""
    p = (right + right_added) / (n + added)
    q = p if share_of_margin is None else share_of_margin
    margin = times * np.sqrt(max(q * (1 - q), 0) / (n + under))
    low, high = p - margin, p + margin
    return [max(low, 0.0), min(high, 1.0)] if bounded else [low, high]


@exercise.oracle
def interval(right, n):
    return interval_of(right, n)


@exercise.cases
def cases(rng):
    yield {"right": 14, "n": 16}
    yield {"right": 50, "n": 100}
    yield {"right": 10, "n": 10}
    yield {"right": 0, "n": 5}
    yield {"right": 359, "n": 360}
    n = int(rng.integers(20_000, 40_000))
    yield {"right": int(n * rng.uniform(0.6, 0.9)), "n": n}
    yield {"right": 1, "n": 1}
    yield {"right": 1, "n": 20}
    yield {"right": 250, "n": 250}
    yield {"right": 3, "n": 120}
    yield {"right": 5, "n": 5000}


def otherwise(slug, words, **changed):
    """Declare a mistake that the formula shows with other numbers in it."""
    exercise.mistake(lambda right, n: interval_of(right, n, **changed), slug=slug, words=words)


otherwise(
    "nothing_added",
    "Your share is right / n, without the two right and the two wrong examples. For 10 of 10 it "
    "promises that nothing will ever go wrong: the interval is a single number.",
    right_added=0, added=0, under=0,
)  # fmt: skip
otherwise(
    "beyond_the_ends",
    "Right, but it reaches below 0 or above 1 where the share is near them: no share lies there.",
    bounded=False,
)
otherwise(
    "nothing_added_and_beyond",
    "Your share is right / n, without the two right and the two wrong examples; and some of your "
    "ends lie below 0 or above 1.",
    right_added=0, added=0, under=0, bounded=False,
)  # fmt: skip
otherwise(
    "nothing_added_but_under_the_root",
    "Your share is right / n: the two right and the two wrong examples are missing in it.",
    right_added=0, added=0,
)  # fmt: skip
otherwise(
    "one_and_one",
    "As if one right and one wrong example had been added; asked are two of each.",
    right_added=1, added=2, under=2,
)  # fmt: skip
otherwise(
    "two_of_two_in_share",
    "Your share is (right + 2) / (n + 2): two right *and* two wrong examples make four.",
    added=2,
)
otherwise(
    "one_deviation",
    "Your margin is one standard deviation: the truth would lie inside only two times in three. "
    "Asked are two.",
    times=1.0,
)
otherwise(
    "four_deviations",
    "Your margin is twice as large as asked: two standard deviations to either side, four from "
    "end to end.",
    times=4.0,
)
otherwise(
    "root_of_n",
    "Under your root n stands for the number of examples; with the four that were added there are "
    "n + 4.",
    under=0,
)
otherwise(
    "two_added_in_all",
    "As if only two examples had been added in all, and both right ones: two right *and* two wrong "
    "ones make four.",
    added=2, under=2,
)  # fmt: skip
otherwise(
    "two_right_in_share_only",
    "As if the two right ones were added to the right ones, and none to the number of all "
    "examples.",
    added=0, under=0,
)  # fmt: skip
otherwise(
    "four_right_added",
    "As if four right examples had been added: two of the four are wrong ones.",
    right_added=4,
)
otherwise(
    "none_right_added",
    "As if four wrong examples had been added: two of the four are right ones.",
    right_added=0,
)
otherwise(
    "half_for_p",
    "Your margin is that of a coin, as if p were one half under the root. A share near 1 is known "
    "more closely than that: put your p in.",
    share_of_margin=0.5,
)
otherwise(
    "exact_two",
    "Your margin is 1.96 standard deviations, as the books have it; here it is rounded to 2.",
    times=1.96,
)


@exercise.mistake
def margin_of_plain_share(right, n):
    """The middle is right; your margin is as if p were right / n under the root."""
    return interval_of(right, n, share_of_margin=right / n)


@exercise.mistake
def share_under_the_root(right, n):
    """Your margin is 2·√(p/(n + 4)): under the root the factor 1 − p is missing."""
    p = (right + 2) / (n + 4)
    margin = 2 * np.sqrt(p / (n + 4))
    return [max(p - margin, 0.0), min(p + margin, 1.0)]


@exercise.mistake
def no_root(right, n):
    """Your margin is 2·p(1 − p)/(n + 4): the root is missing."""
    p = (right + 2) / (n + 4)
    margin = 2 * p * (1 - p) / (n + 4)
    return [max(p - margin, 0.0), min(p + margin, 1.0)]


@exercise.mistake
def root_below_only(right, n):
    """Your margin is 2·p(1 − p)/√(n + 4): as if the root were taken of n + 4 alone. It covers
    p(1 − p), too."""
    p = (right + 2) / (n + 4)
    margin = 2 * p * (1 - p) / np.sqrt(n + 4)
    return [max(p - margin, 0.0), min(p + margin, 1.0)]


@exercise.mistake
def upper_end_beyond(right, n):
    """Right, but for the upper end: near a share of 1 it lies above 1, and no share does."""
    return [interval(right, n)[0], interval_of(right, n, bounded=False)[1]]


@exercise.mistake
def lower_end_beyond(right, n):
    """Right, but for the lower end: near a share of 0 it lies below 0, and no share does."""
    return [interval_of(right, n, bounded=False)[0], interval(right, n)[1]]


@exercise.mistake
def sure_of_none(right, n):
    """Right, but where no example is right yours goes from 0 to 0: it promises that the model will
    never be right. The two right ones that are added give it a width there, too."""
    return [0.0, 0.0] if right == 0 else interval(right, n)


@exercise.mistake
def sure_of_all(right, n):
    """Right, but where all examples are right yours goes from 1 to 1: it promises that nothing will
    ever go wrong. The two wrong ones that are added give it a width there, too."""
    return [1.0, 1.0] if right == n else interval(right, n)


@exercise.mistake
def sure_of_none_and_all(right, n):
    """Right, but where none or all of the examples are right yours is a single number: it promises
    that it will always be so. The four that are added give it a width there, too."""
    return [right / n] * 2 if right in (0, n) else interval(right, n)


@exercise.mistake
def added_at_the_ends_only(right, n):
    """Right where none or all of the examples are right; elsewhere your share is right / n, without
    the two right and the two wrong ones. They are added everywhere."""
    return interval(right, n) if right in (0, n) else plain(right, n)


@exercise.mistake
def added_to_few_only(right, n):
    """Right where n is 20 or less; where it is 100 or more your share is right / n, without the two
    right and the two wrong ones. They are added however many examples there are."""
    return interval(right, n) if n < 50 else plain(right, n)


def plain(right, n):
    return interval_of(right, n, right_added=0, added=0, under=0)


@exercise.mistake
def middle_of_plain_share(right, n):
    """Your margin is right, but the middle is right / n: the two right and the two wrong examples
    are missing there."""
    middle, margin = right / n, middle_and_margin(right, n)[1]
    return [max(middle - margin, 0.0), min(middle + margin, 1.0)]


@exercise.mistake
def moved_inside(right, n):
    """Right, but where an end lies below 0 or above 1 the other one is moved as well: what lies
    beyond is cut off, and the other end stays."""
    low, high = interval_of(right, n, bounded=False)
    return [max(low - max(high - 1, 0.0), 0.0), min(high - min(low, 0.0), 1.0)]


@exercise.mistake
def wilson(right, n):
    """This is Wilson's interval, a good one too. Asked is the simpler one of the formula above."""
    p, z = right / n, 2
    root = np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    middle, margin = p + z**2 / (2 * n), z * root
    return [(middle - margin) / (1 + z**2 / n), (middle + margin) / (1 + z**2 / n)]


@exercise.mistake
def not_divided(right, n):
    """Your margin does not shrink with n: as if p(1 − p) under the root were divided by nothing.
    More examples say more."""
    p = (right + 2) / (n + 4)
    margin = 2 * np.sqrt(p * (1 - p))
    return [max(p - margin, 0.0), min(p + margin, 1.0)]


@exercise.mistake
def divided_after_the_root(right, n):
    """Your margin is 2·√(p(1 − p)) / (n + 4): as if the division came after the root. It belongs
    under it."""
    p = (right + 2) / (n + 4)
    margin = 2 * np.sqrt(p * (1 - p)) / (n + 4)
    return [max(p - margin, 0.0), min(p + margin, 1.0)]


@exercise.mistake
def two_under_the_root(right, n):
    """Your margin is √2 standard deviations: as if the 2 stood under the root."""
    return interval_of(right, n, times=np.sqrt(2))


@exercise.mistake
def middle_and_margin(right, n):
    """These are the middle and the margin; asked are the two ends."""
    p = (right + 2) / (n + 4)
    return [p, 2 * np.sqrt(p * (1 - p) / (n + 4))]


@exercise.mistake
def in_percent(right, n):
    """This is in per cent; asked are shares, from 0 to 1."""
    return [100 * end for end in interval(right, n)]


@exercise.mistake
def high_first(right, n):
    """Both ends are right, but the upper one comes first; asked is (low, high)."""
    return interval(right, n)[::-1]


@exercise.mistake
def wrong_answers_counted(right, n):
    """This is the interval for the share of *wrong* answers."""
    return interval(n - right, n)


@exercise.mistake
def in_numbers_of_examples(right, n):
    """These are numbers of examples, shares times n; asked are the shares themselves."""
    return [n * end for end in interval(right, n)]
