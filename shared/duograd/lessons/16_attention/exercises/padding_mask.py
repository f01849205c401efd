"""Which steps are real where rows of different length were filled up."""

import numpy as np

from duograd.exercises import Exercise

from .looking import right_as_numbers

exercise = Exercise(
    points=1,
    level="complete",
    hints=[
        "By hand: lengths 1 and 3, T = 3. Which of the three places are real in the first row, "
        "which in the second?",
        "A row of length 3 has the real places 0, 1 and 2: place 3 would be the fourth.",
        "One comparison is missing: the places [T] against the lengths as a column [n, 1].",
        "A like example: `days <= deadlines[:, None]` is a table: who still has time on which day?",
    ],
)


@exercise.oracle
def padding_mask(lengths, T):
    return (np.arange(T) < np.asarray(lengths)[:, None])[:, None]


TRIED = (([1, 3], 3), ([5, 2, 4, 3, 1], 5), ([3, 1, 40, 2], 42), ([2], 3), ([1], 1))


@exercise.cases
def cases(rng):
    yield from ({"lengths": np.array(lengths), "T": T} for lengths, T in TRIED)


@exercise.telltale
def numbers_for_truth(seen):
    """The right places, but as numbers: a mask is asked that holds True and False. Some layers
    *add* a mask of numbers to their scores, and then 0 hides nothing."""
    return right_as_numbers(seen, *(padding_mask(*tried) for tried in TRIED))


@exercise.mistake
def two_axes(lengths, T):
    """Right, but [n, T]: the axis of the queries is missing. [n, 1, T] holds for all queries of a
    row."""
    return padding_mask(lengths, T)[:, 0]


@exercise.mistake
def true_means_padding(lengths, T):
    """True and False are the wrong way round: here True means *may be looked at*."""
    return ~padding_mask(lengths, T)


@exercise.given_else
def one_too_far(lengths):
    """One place of padding is taken for real in each row that has some: places count from 0."""
    return {"lengths": lengths + 1}


@exercise.given_else
def one_short(lengths):
    """The last real place of each row is hidden: with length 1, place 0 is real."""
    return {"lengths": lengths - 1}


@exercise.mistake
def axis_of_queries(lengths, T):
    """[n, T, 1] says which *queries* are real. Hidden must be the padding that is looked at: the
    keys, on the last axis."""
    return np.swapaxes(padding_mask(lengths, T), 1, 2)


@exercise.mistake
def padding_in_front(lengths, T):
    """As if the padding stood in front: the real places come first."""
    return padding_mask(lengths, T)[:, :, ::-1]


@exercise.mistake
def for_each_query(lengths, T):
    """Right, but written out for each query, [n, T, T]. [n, 1, T] says it once for all of them."""
    return np.repeat(padding_mask(lengths, T), T, axis=1)


@exercise.mistake
def queries_hidden_too(lengths, T):
    """[n, T, T], where a query that is padding may look at nothing. [n, 1, T] says what may be
    looked at, for all queries of a row."""
    real = padding_mask(lengths, T)
    return real & np.swapaxes(real, 1, 2)


@exercise.mistake
def causal_as_well(lengths, T):
    """[n, T, T], where places further on are hidden, too. [n, 1, T] says which places are real, and
    no more."""
    return padding_mask(lengths, T) & np.tri(T, dtype=bool)


@exercise.mistake
def as_long_as_the_longest(lengths, T):
    """Your rows end with the longest of them. T places are asked, also where nobody is that
    long."""
    return padding_mask(lengths, np.max(lengths))


@exercise.mistake
def one_place_hidden(lengths, T):
    """Only the first place of padding is hidden, and those behind it are not."""
    return (np.arange(T) != np.asarray(lengths)[:, None])[:, None]


@exercise.mistake
def from_the_length_on(lengths, T):
    """True stands behind the first place of padding: the places *below* the length are real."""
    return (np.arange(T) > np.asarray(lengths)[:, None])[:, None]


@exercise.mistake
def zero_and_minus_infinity(lengths, T):
    """This is a table of numbers that one could *add* to the scores. Asked is True where a place is
    real, and False elsewhere."""
    return np.where(padding_mask(lengths, T), 0.0, -np.inf)


@exercise.mistake
def only_the_last_place(lengths, T):
    """Only the last real place of each row is True: all places before it are real, too."""
    return (np.arange(T) == np.asarray(lengths)[:, None] - 1)[:, None]


@exercise.given_else
def all_like_the_first(lengths):
    """All rows are as long as the first one in your mask."""
    return {"lengths": 0 * lengths + lengths[0]}
