"""A vector cut into heads: which numbers go together, and which axes stand where."""

import numpy as np

from duograd.exercises import Exercise, failed

from .parts import heads_of

exercise = Exercise(
    points=2,
    gradients=("X",),
    hints=[
        "By hand: two words, [0 1 2 3] and [4 5 6 7], and two heads. What does head 1 hold of the "
        "first word, and what of the second?",
        "Only the *last* axis is cut: each word's d numbers fall into n_heads pieces. Which word "
        "it was and where it stood must not change.",
        "Two steps: give the last axis two, [n, T, n_heads, d / n_heads]; then let two axes in "
        "the middle change places.",
        "A like example: [week, day, 24 hours] as morning and afternoon is first "
        "[week, day, 2, 12], and only then, turned, [week, 2, day, 12].",
    ],
)


@exercise.oracle
def split_heads(X, n_heads):
    return heads_of(X, n_heads)


@exercise.cases
def cases(rng):
    yield {"X": np.arange(8.0).reshape(1, 2, 4), "n_heads": 2}
    yield {"X": rng.normal(0, 100, (2, 5, 6)), "n_heads": 3}
    yield {"X": rng.normal(0, 1, (3, 4, 4)), "n_heads": 1}
    yield {"X": rng.normal(0, 1, (2, 3, 6)), "n_heads": 3}
    yield {"X": rng.normal(0, 1, (2, 1, 8)), "n_heads": 4}  # one word
    yield {"X": rng.normal(0, 1, (1, 3, 8)), "n_heads": 8}  # one number a head


@exercise.telltale
def a_float_as_a_size(seen):
    """A size came as a float: / makes one also where the division leaves no rest, // does not."""
    return failed(
        seen, "'float' object cannot", "tuple of ints", "but got float", "'Tshape' of float",
    )  # fmt: skip


@exercise.telltale
def another_number_of_numbers(seen):
    """A reshape was asked for a shape that holds more numbers than there are, or fewer. X has
    n · T · d, and d = n_heads · (d / n_heads)."""
    return failed(seen, "is invalid for input of size", "Input to reshape is a tensor with")


@exercise.given_else
def two_heads():
    """As if there were two heads, whatever n_heads says."""
    return {"n_heads": 2}


@exercise.mistake
def reshape_only(X, n_heads):
    """The shape is right, but a head got its numbers in the order in which they stand, word after
    word. Each head is to get a piece of every word."""
    n, T, d = X.shape
    return X.reshape(n, n_heads, T, d // n_heads)


@exercise.mistake
def not_turned(X, n_heads):
    """The cut is right, but the axes are [n, T, heads, …]: asked is [n, heads, T, …]."""
    n, T, d = X.shape
    return X.reshape(n, T, n_heads, d // n_heads)


@exercise.mistake
def every_other_number(X, n_heads):
    """A head got numbers of a word that stand apart, as when cards are dealt out. It is to get
    neighbours, the first piece, the second piece, …"""
    n, T, d = X.shape
    return X.reshape(n, T, d // n_heads, n_heads).transpose(0, 3, 1, 2)


@exercise.mistake
def wrong_pair_turned(X, n_heads):
    """The last two axes are the wrong way round: the words come before the numbers of a head."""
    return heads_of(X, n_heads).swapaxes(2, 3)


@exercise.mistake
def heads_last(X, n_heads):
    """The heads came as the last axis, behind their own numbers: asked is [n, heads, T, …]."""
    return heads_of(X, n_heads).transpose(0, 2, 3, 1)


@exercise.mistake
def turned_before_the_cut(X, n_heads):
    """The shape is right, but the axes were turned before the cut: numbers of different words
    came into one row."""
    n, T, d = X.shape
    return X.swapaxes(1, 2).reshape(n, n_heads, T, d // n_heads)


@exercise.mistake
def sizes_swapped(X, n_heads):
    """There are d / n_heads heads of n_heads numbers: the other way round is asked."""
    return heads_of(X, X.shape[2] // n_heads)


@exercise.mistake
def heads_first(X, n_heads):
    """The heads came as the first axis, before the texts of the batch; asked is
    [n, heads, T, …]."""
    return heads_of(X, n_heads).swapaxes(0, 1)


@exercise.mistake
def copied_not_cut(X, n_heads):
    """Each head got all numbers of a word. They are to be shared out among the heads."""
    return np.stack([X] * n_heads, axis=1)


@exercise.mistake
def words_shared_out(X, n_heads):
    """Head 1 got the first of two texts, or a part of the numbers in a line, head 2 the next: the
    batch was cut, and not the words."""
    n, T, d = X.shape
    return X.reshape(n_heads, n, T, d // n_heads).swapaxes(0, 1)


@exercise.mistake
def texts_cut_anew(X, n_heads):
    """Right for a single text. With several, the heads came first, and then a reshape: pieces of
    different texts stand under one."""
    n, T, d = X.shape
    return heads_of(X, n_heads).swapaxes(0, 1).reshape(n, n_heads, T, d // n_heads)


@exercise.mistake
def heads_in_the_batch(X, n_heads):
    """Texts and heads share one axis. Keep them as two: [n, heads, T, …]."""
    n, T, d = X.shape
    return heads_of(X, n_heads).reshape(n * n_heads, T, d // n_heads)


@exercise.mistake
def first_head_only(X, n_heads):
    """Only the first piece of each word came back: all of them are asked, on an axis of heads."""
    return heads_of(X, n_heads)[:, 0]


@exercise.mistake
def first_piece_for_all(X, n_heads):
    """Each head got the first piece of each word: the second piece is for the second head, and so
    on."""
    return np.repeat(heads_of(X, n_heads)[:, :1], n_heads, axis=1)


@exercise.mistake
def order_of_heads_turned(X, n_heads):
    """The heads stand in the opposite order: the first piece of a word is for the first head."""
    return heads_of(X, n_heads)[:, ::-1]
