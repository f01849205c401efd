"""How often the verdict on a pair hangs on which of the two is shown first."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(
    points=1,
    level="complete",
    hints=[
        "By hand, one pair: 0.9 when A stands first, 0.7 when B does. Whom does the judge prefer "
        "the first time, whom the second time?",
        "Both notes are about *the one that stands first*. That is A the first time and B the "
        "second time.",
        "One line is missing: where A wins the second time. B stands first there; when does B "
        "*not* win?",
        "A like example: a friend says *the left one* before and after you exchange the two cups. "
        "That is twice the same word, and another cup.",
    ],
)


def flips(first, swapped):
    return (first > 0.5) != (swapped < 0.5)


@exercise.oracle
def order_flips(first, swapped):
    return np.array(flips(first, swapped).mean())  # an array: a plain number is not enough


@exercise.cases
def cases(rng):
    yield {"first": np.array([0.9, 0.6, 0.3, 0.7]), "swapped": np.array([0.2, 0.7, 0.8, 0.4])}
    yield {"first": np.array([0.9, 0.8, 0.6]), "swapped": np.array([0.7, 0.9, 0.1])}
    yield {"first": np.array([0.501, 0.9, 0.8, 0.1, 0.2, 0.499]),
           "swapped": np.array([0.3, 0.7, 0.499, 0.1, 0.501, 0.8])}  # fmt: skip
    yield {"first": np.array([0.2]), "swapped": np.array([0.3])}
    yield {"first": np.array([0.9]), "swapped": np.array([0.3])}
    one, other = (
        rng.permutation([0.55] * k + [0.0] * (31 - k)) + rng.uniform(0.02, 0.43, 31)
        for k in (20, 14)
    )
    yield {"first": one, "swapped": other}


@exercise.mistake
def same_winner(first, swapped):
    """This is how often the *same* sentence wins both times; asked is how often it is another one
    after the exchange."""
    return 1 - order_flips(first, swapped)


@exercise.mistake
def count(first, swapped):
    """This is a number of pairs; asked is their share, from 0 to 1."""
    return flips(first, swapped).sum()


@exercise.mistake
def difference(first, swapped):
    """This is how far the notes move on average. Asked is how often the *winner* is another one."""
    return np.abs(first - (1 - swapped)).mean()


@exercise.mistake
def difference_of_notes(first, swapped):
    """This is how far the two notes lie apart on average. Asked is how often the *winner* is
    another one."""
    return np.abs(first - swapped).mean()


@exercise.mistake
def far_only(first, swapped):
    """As if a judge had changed its mind only where it moves by more than a half. Asked is how
    often the *winner* is another one, however near the notes lie."""
    return (np.abs(first - (1 - swapped)) > 0.5).mean()


@exercise.mistake
def not_nearly_one(first, swapped):
    """As if the judge changed its mind wherever the two notes of a pair do not nearly add up to 1.
    Asked is how often the *winner* is another one: a note may move, and stay on its side of 0.5."""
    return (np.abs(first + swapped - 1) > 0.1).mean()


@exercise.mistake
def share_of_first(first, swapped):
    """This is how often A wins when it stands first; the second time plays no part."""
    return (first > 0.5).mean()


@exercise.mistake
def share_of_swapped(first, swapped):
    """This is how often B wins when it stands first; the first time plays no part."""
    return (swapped > 0.5).mean()


@exercise.mistake
def share_of_swapped_a(first, swapped):
    """This is how often A wins when it stands second; the first time plays no part."""
    return (swapped < 0.5).mean()


@exercise.mistake
def shares_compared(first, swapped):
    """As if it were asked how much more often A wins the first time than the second time, or less
    often. Two pairs that change to and fro both count."""
    return abs((first > 0.5).mean() - (swapped < 0.5).mean())


@exercise.mistake
def over_what_a_won(first, swapped):
    """The number of pairs with another winner is divided by how often A won the first time. Asked
    is their share of all pairs."""
    with np.errstate(all="ignore"):
        return np.float64(flips(first, swapped).sum()) / (first > 0.5).sum()


@exercise.mistake
def both_a(first, swapped):
    """This is how often A wins both times. Asked is how often *another* one wins after the
    exchange."""
    return ((first > 0.5) & (swapped < 0.5)).mean()


@exercise.mistake
def both_first(first, swapped):
    """As if only those counted where the one that stands *first* wins both times. There are judges
    that always like the second one, too."""
    return ((first > 0.5) & (swapped > 0.5)).mean()


@exercise.mistake
def both_second(first, swapped):
    """As if only those counted where the one that stands *second* wins both times. There are judges
    that always like the first one, too."""
    return ((first < 0.5) & (swapped < 0.5)).mean()


@exercise.mistake
def notes_compared(first, swapped):
    """As if A won the second time where the first note is the larger one. Each note is compared
    with one half."""
    return ((first > 0.5) != (first > swapped)).mean()


def line_at(line, second):
    return lambda first, swapped: ((first > line) != (swapped < second)).mean()


for _line in (0.4, 0.45):
    for _slug, _first in (("twice", _line), ("for_the_second", 0.5)):
        exercise.mistake(
            line_at(_first, _line),
            slug=f"line_at_{_line * 100:.0f}_{_slug}",
            words="As if the line lay lower than at 0.5, at least the second time. Above 0.5 the "
            "one that stands first wins, and else the other.",
        )


@exercise.mistake
def of_those_a_won(first, swapped):
    """This is the share among the pairs that A won the first time. The others are shown twice,
    too."""
    with np.errstate(all="ignore"):
        return np.float64(((first > 0.5) & (swapped > 0.5)).sum()) / (first > 0.5).sum()


@exercise.mistake
def each_with_each(first, swapped):
    """As if each pair were compared with every other one as well, not only with itself."""
    return flips(first[:, None], swapped).mean()


@exercise.mistake
def one_for_each(first, swapped):
    """There is a number for each pair; asked is one for all of them."""
    return flips(first, swapped) * 1.0
