"""The state after each sequence's own last step: the padding behind it is not read."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

exercise = Exercise(
    points=2,
    gradients=("states",),
    hints=[
        "By hand: two sequences in a table of three columns, with lengths [1, 3]. Which column is "
        "the last real one of each?",
        "The columns are counted from 0, so a sequence of length 1 has its last step in column 0. "
        "Each row asks for a column of its *own*.",
        "Give the framework, for each row, its number and the number of its column: rows 0, 1, 2, "
        "… and columns lengths − 1 belong together, pair by pair.",
        "A like example: `grades[rows, exams]` with rows [0, 1] and exams [2, 0] is the third "
        "grade of the first student and the first grade of the second.",
    ],
)


@exercise.oracle
def last_state(states, lengths):
    return states[np.arange(len(lengths)), lengths - 1]


@exercise.cases
def cases(rng):
    states = np.array([[[1.0, 2], [3, 4], [5, 6]], [[7.0, 8], [9, 10], [11, 12]]])
    yield {"states": states, "lengths": np.array([1, 3])}
    yield {"states": rng.normal(0, 1, (3, 5, 4)), "lengths": np.array([4, 5, 2])}
    yield {"states": rng.normal(0, 1, (1, 4, 3)), "lengths": np.array([2])}
    yield {"states": rng.normal(0, 1, (5, 5, 2)), "lengths": np.array([3, 1, 5, 2, 4])}
    drawn = rng.permutation(33)[:20] + 1  # nobody has 34 steps: the last column is all padding
    yield Case({"states": rng.normal(0, 1, (20, 34, 2)), "lengths": drawn}, gradient=False)
    yield {"states": rng.normal(0, 1, (2, 1, 1)), "lengths": np.array([1, 1])}
    zeros = np.array([[[1.0, 2], [0, 0], [0, 0]], [[3, 4], [5, 6], [0, 0]]])
    yield Case({"states": zeros, "lengths": np.array([2, 2])}, gradient=False)


@exercise.telltale
def index_beyond_the_end(seen):
    """A place was asked for that is not there: of 3 columns the last is number 2, of 2 rows number
    1."""
    return failed(seen, "out of bounds", "out of range", "is not in [0,", "does not index into")


@exercise.telltale
def tensor_as_index(seen):
    """TensorFlow does not pick, row by row, with a tensor in square brackets. It has functions that
    gather rows or places by their numbers."""
    return failed(seen, "Only integers, slices (`:`), ellipsis")


@exercise.mistake
def always_the_last_column(states, lengths):
    """You took the last column of every row; where the row's sequence is shorter, that is
    padding."""
    return states[:, -1]


@exercise.mistake
def last_that_is_not_zero(states, lengths):
    """As if zeros were padding, and a sequence ended at its last state that is not all zeros. Only
    `lengths` tells where it ends."""
    real = (states != 0).any(axis=2).sum(axis=1)
    return states[np.arange(len(lengths)), real - 1]


@exercise.mistake
def column_before(states, lengths):
    """You took the column before the right one (the last of all, where there is none before)."""
    return states[np.arange(len(lengths)), lengths - 2]


@exercise.mistake
def column_before_or_first(states, lengths):
    """You took the column before the right one (the first, where there is none before)."""
    return states[np.arange(len(lengths)), np.maximum(lengths - 2, 0)]


@exercise.mistake
def one_too_far(states, lengths):
    """You took the column *after* the right one (the last one, where there is none): columns count
    from 0."""
    return states[np.arange(len(lengths)), np.minimum(lengths, states.shape[1] - 1)]


@exercise.mistake
def one_too_far_or_zeros(states, lengths):
    """You took the column *after* the right one, and zeros came where there is none: columns count
    from 0."""
    more = np.concatenate([states, 0 * states[:, :1]], axis=1)
    return more[np.arange(len(lengths)), lengths]


@exercise.mistake
def first_column(states, lengths):
    """You took the state after the first step."""
    return states[:, 0]


@exercise.mistake
def length_of_the_first(states, lengths):
    """You took the same column in all rows, the one that fits the first row."""
    return states[:, lengths[0] - 1]


@exercise.mistake
def longest(states, lengths):
    """You took the same column in all rows, the one that fits the longest sequence."""
    return states[:, lengths.max() - 1]


@exercise.mistake
def all_pairs(states, lengths):
    """Each row came with the columns of *all* rows: asked is one state for each row, its own."""
    return states[:, lengths - 1]


@exercise.mistake
def only_one_row(states, lengths):
    """All that came is from one row of the batch: asked is one state for each row."""
    return states[0, lengths - 1]


@exercise.mistake
def shortest(states, lengths):
    """You took the same column in all rows, the one that fits the shortest sequence."""
    return states[:, lengths.min() - 1]


@exercise.mistake
def last_column_without_padding(states, lengths):
    """You took the last column of every row, and zeros where it is padding; asked is the state
    where each sequence ends."""
    return states[:, -1] * (lengths == states.shape[1])[:, None]


@exercise.mistake
def summed(states, lengths):
    """You added up the states of all real steps; asked is the last of them."""
    return np.stack([row[:length].sum(axis=0) for row, length in zip(states, lengths, strict=True)])


@exercise.mistake
def averaged(states, lengths):
    """You took the mean of the states of all real steps; asked is the last of them."""
    rows = zip(states, lengths, strict=True)
    return np.stack([row[:length].mean(axis=0) for row, length in rows])


@exercise.mistake
def largest(states, lengths):
    """Each number is the largest that stood there in the real steps; asked is the state after the
    last of them."""
    return np.stack([row[:length].max(axis=0) for row, length in zip(states, lengths, strict=True)])


SORTED = (
    "The right states in another order, as if the sequences had been sorted by their lengths: a "
    "row belongs to the sequence of the same row."
)


@exercise.mistake(words=SORTED)
def longest_first(states, lengths):
    return last_state(states, lengths)[np.argsort(-lengths, kind="stable")]


@exercise.mistake(words=SORTED)
def shortest_first(states, lengths):
    return last_state(states, lengths)[np.argsort(lengths, kind="stable")]


@exercise.mistake
def lengths_sorted(states, lengths):
    """As if the lengths had been sorted, and the sequences not: each row was asked for the length
    of another."""
    return last_state(states, np.sort(lengths))


@exercise.mistake
def keeps_the_axis(states, lengths):
    """The right states, with one bracket too many, an axis for a single step: asked is [n, H]."""
    return last_state(states, lengths)[:, None]


@exercise.mistake
def counted_from_the_end(states, lengths):
    """As if the padding stood in front: you counted `lengths` steps from the end of the row."""
    return states[np.arange(len(lengths)), states.shape[1] - lengths]


@exercise.mistake
def one_long_list(states, lengths):
    """The right states in one long row: asked is [n, H], a row for each sequence."""
    return last_state(states, lengths).reshape(-1)
