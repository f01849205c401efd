"""Who may look at whom: each word at itself and at those before it."""

import numpy as np

from duograd.exercises import Exercise, comparing

from .looking import lower, right_as_numbers

exercise = Exercise(
    points=1,
    level="complete",
    hints=[
        "By hand, for three words: may the first look at the second? The second at itself? Fill a "
        "table of 3 × 3 with yes and no.",
        "Row t is word t, who looks; column s is word s, who is looked at. Word t may look at what "
        "it has read: itself and all before.",
        "One comparison is missing: `rows` [T, 1] against `columns` [T]. Which of <, <=, >, >= "
        "says *not later than*?",
        "A like example: `years[:, None] > births` is a table of who was born before which year.",
    ],
)


@exercise.oracle
def causal_mask(T):
    return lower(T)


LONG = 140  # words of a text that no table made for a few holds: all before it, also far back
SIZES = (3, 5, 1, 2, LONG)


@exercise.cases
def cases(rng):
    yield from ({"T": T} for T in SIZES)


@exercise.telltale
def numbers_for_truth(seen):
    """The right places, but as numbers: a mask is asked that holds True and False. Some layers
    *add* a mask of numbers to their scores, and then 0 hides nothing."""
    return right_as_numbers(seen, *map(lower, SIZES))


@exercise.telltale
def only_so_far_back(seen):
    """In a long text words far back are hidden in your mask: each may look at all before it."""
    value = np.asarray(seen[-1].value)
    if value.shape != (LONG, LONG) or not comparing.same(seen[0].value, lower(3)):
        return False
    bands = (lower(LONG) & ~np.tril(lower(LONG), -reach) for reach in range(3, LONG))
    return any(np.array_equal(value, band) for band in bands)


@exercise.mistake
def upper(T):
    """Your words look at themselves and at what comes *after* them: that is turned round. Rows
    look, columns are looked at."""
    return lower(T).T


@exercise.mistake
def not_itself(T):
    """No word may look at itself in your mask, so the first one may look at nothing at all. A word
    has been read when it looks."""
    return np.tril(np.ones((T, T), bool), -1)


@exercise.mistake
def not_itself_but_the_first(T):
    """No word but the first may look at itself in your mask. A word has been read when it looks."""
    return np.tril(np.ones((T, T), bool), -1) | (np.arange(T) + np.arange(T)[:, None] == 0)


@exercise.mistake
def one_ahead(T):
    """Each word may look at one word that comes after it: just the one it is to guess."""
    return np.tril(np.ones((T, T), bool), 1)


@exercise.mistake
def true_means_hidden(T):
    """True and False are the wrong way round: here True means *may look*."""
    return ~lower(T)


@exercise.mistake
def only_itself(T):
    """Each word may look at itself alone: then it knows nothing of those before it."""
    return np.eye(T, dtype=bool)


@exercise.mistake
def all_but_itself(T):
    """Each word may look at all words but itself in your mask, also at words to come."""
    return ~np.eye(T, dtype=bool)


@exercise.mistake
def everybody(T):
    """Everybody may look at everybody in your mask, also at words to come."""
    return np.ones((T, T), bool)


for slug, low in (("zero_and_minus_infinity", -np.inf), ("zero_and_minus_much", -1e9)):
    exercise.mistake(
        lambda T, low=low: np.where(lower(T), 0.0, low),
        slug=slug,
        words="This is a table of numbers that one could *add* to the scores. Asked is True where "
        "a word may look, and False elsewhere.",
    )


@exercise.mistake
def only_the_one_before(T):
    """Each word may look at itself and at the one before it, not at all before it."""
    return lower(T) & ~np.tril(np.ones((T, T), bool), -2)
