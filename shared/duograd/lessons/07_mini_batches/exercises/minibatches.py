"""An epoch's batches: the rows of a table, each once, in a new order, a few at a time.

The order is random, so properties decide; no two rows of a table are alike.
"""

import numpy as np

from duograd.exercises import Case, Exercise, Rng, failed

from .training import cut

exercise = Exercise(
    points=3,
    probe="repeat",
    hints=[
        "By hand: 5 examples, batches of 2. How many batches, and how many examples are in the "
        "last one? Print the length of each X_b that you make.",
        "Think of dealing cards: shuffle the deck once, then deal hands of batch_size from the "
        "top. Cards with a number on the front and one on the back stay together by themselves.",
        "`rng.permutation(n)` gives the row numbers in a new order. Cut *that* into slices, and "
        "use each slice of row numbers for X and for Y. A slice past the end is short.",
        "A like example: a list of names and a list of ages, in the new order 2, 0, 1: the names "
        "become [names[2], names[0], names[1]], and the ages go the same way.",
    ],
)
MANY = 97  # rows of the table on which a poor shuffling shows
FEW = 20  # rows; a table of fewer may come in its own order by chance
OFTEN = 30  # epochs of a small table, in which a lopsided chance shows


def table(n, batch_size, rng, shape=(), ten=10.0, half=0.5, columns=2, times=2):
    """n examples that all differ, each with a label of its own.

    Those are whole numbers if `ten` is one, these if `half` is.
    """
    X = np.arange(1, n + 1)[:, None] * ten ** np.arange(columns)
    Y = (np.arange(1, n + 1) + half).reshape(n, *shape)
    arguments = {"X": X, "Y": Y, "batch_size": batch_size, "rng": Rng(int(rng.integers(2**31)))}
    return Case(arguments, times=times, judged_by="properties")


@exercise.cases
def cases(rng):
    yield table(5, 2, rng)
    yield table(6, 3, rng, half=0, columns=3)
    yield table(FEW, 40, rng, (1,))
    yield table(FEW, FEW, rng)
    yield table(23, 5, rng, (1,), columns=1)
    yield table(4, 1, rng, ten=10)
    yield table(MANY, 3, rng)
    yield table(19, 4, rng, times=OFTEN)
    twin = table(34, 33, rng)
    yield twin
    yield twin


def batches_of(value):
    """The batches of all epochs, one after the other; TypeError if the form is not right."""
    if not all(isinstance(epoch, list) for epoch in value):
        raise TypeError
    return [batch for epoch in value for batch in epoch]


def dealt(epoch):
    """The labels of one epoch, in the order in which they came."""
    return np.concatenate([np.ravel(Y_b) for _, Y_b in epoch]) if epoch else np.zeros(0)


def each_once(epoch):
    labels = dealt(epoch)
    return len(np.unique(labels)) == len(labels)


@exercise.property
def returned_none(value, **_):
    """Your function returned None: did you forget `return`?"""
    return not isinstance(value, list) or all(epoch is not None for epoch in value)


@exercise.property
def not_pairs(value, **_):
    """A list of pairs is asked, one (X_b, Y_b) for each batch."""
    return all(isinstance(batch, list) and len(batch) == 2 for batch in batches_of(value))


@exercise.property
def lists_for_tensors(value, **_):
    """Each X_b and each Y_b is one tensor; among yours is a list, of rows or of numbers."""
    return all(isinstance(part, np.ndarray) for pair in batches_of(value) for part in pair)


@exercise.property
def form_changed(value, X, Y, **_):
    """A batch must look like the whole table, only with fewer rows: X_b is [b, m], and Y_b has as
    many axes as Y."""
    return all(
        np.shape(X_b)[1:] == X.shape[1:] and np.shape(Y_b)[1:] == Y.shape[1:]
        for X_b, Y_b in batches_of(value)
    )


@exercise.property
def lengths_differ(value, **_):
    """In some batch of yours X_b has more rows than Y_b, or fewer: each example has one label."""
    return all(len(X_b) == len(Y_b) for X_b, Y_b in batches_of(value))


@exercise.property
def kind_changed(value, X, Y, **_):
    """Your batches hold numbers of another kind than the table: in a batch whole numbers stay
    whole numbers, and others stay what they are."""
    kinds = X.dtype.kind, Y.dtype.kind
    return all((X_b.dtype.kind, Y_b.dtype.kind) == kinds for X_b, Y_b in batches_of(value))


@exercise.property
def as_many_batches_as_batch_size(value, X, batch_size, **_):
    """All the examples are there, in batch_size batches. batch_size is not how many batches there
    are: it is how many examples are in each."""
    if len(X) < MANY:
        return True
    return not all(len(e) == batch_size and len(dealt(e)) == len(X) for e in value)


@exercise.property
def shuffled_apart(value, X, Y, **_):
    """X and Y were shuffled apart: an example came with somebody else's label."""
    apart = np.ravel(Y)[0] - X[0, 0]
    return all(np.allclose(X_b[:, 0] + apart, np.ravel(Y_b)) for X_b, Y_b in batches_of(value))


@exercise.property
def rows_changed(value, X, Y, **_):
    """Somewhere in your X_b stands a number that is not in its example's row of the table: each
    example keeps all its numbers, as they are."""
    first = np.ravel(Y)[0]
    rows = ((X_b, np.round(np.ravel(Y_b) - first).astype(int)) for X_b, Y_b in batches_of(value))
    return all(np.allclose(X_b, X[row]) for X_b, row in rows if row.max(initial=0) < len(X))


@exercise.property
def came_twice(value, **_):
    """Within one epoch some example came twice: deal every one of them once. Does your next batch
    begin where the one before it ended?"""
    return all(map(each_once, value))


@exercise.property
def short_batch_dropped(value, X, batch_size, **_):
    """The examples left over at the end were dropped: the last batch may be short, and it counts
    too."""
    over = len(X) % batch_size
    if over < 2 or over == len(X):  # one example can be missing for other reasons, or all
        return True
    return not all(each_once(e) and len(dealt(e)) == len(X) - over for e in value)


@exercise.property
def left_out(value, Y, **_):
    """Within one epoch some example never came: deal every one of them once. How many batches do
    you return, and how many examples are in each?"""
    return all(np.array_equal(np.sort(dealt(epoch)), np.ravel(Y)) for epoch in value)


@exercise.property
def empty_batch(value, **_):
    """One of your batches is empty: a batch holds one example at least."""
    return all(len(X_b) for X_b, _ in batches_of(value))


def in_order(epoch, Y):
    return np.array_equal(dealt(epoch), np.ravel(Y))


@exercise.property
def not_shuffled(value, Y, **_):
    """The examples came in the order of the table: nothing was shuffled."""
    return len(value) < OFTEN or not all(in_order(epoch, Y) for epoch in value)


def held(batches):
    """The labels in each batch, in any order."""
    return [frozenset(np.ravel(Y_b)) for _, Y_b in batches]


@exercise.property
def shuffled_inside_only(value, X, Y, batch_size, **_):
    """Each batch holds the very examples that it would hold unshuffled, only in another order: the
    shuffling comes after the cut. Neighbours in the table always share a batch."""
    kept = held(value[0]) == held(cut(X, Y, batch_size))
    return len(X) < MANY or not kept or in_order(value[0], Y)


@exercise.property
def neighbours_together(value, X, Y, batch_size, **_):
    """Your batches come in another order, but each holds the very examples that it would hold
    unshuffled: neighbours in the table always share a batch. Shuffle first, then cut."""
    as_cut = set(held(cut(X, Y, batch_size)))
    kept = (set(held(epoch)) == as_cut and not in_order(epoch, Y) for epoch in value)
    return len(X) < MANY or not all(kept)


@exercise.property
def often_not_shuffled(value, Y, **_):
    """Called 30 times, your function left the order of the table as it was in some of them. Every
    order of the examples should be as likely as any other, at each call."""
    return len(value) < OFTEN or not any(in_order(epoch, Y) for epoch in value)


@exercise.property
def wrong_sizes(value, batch_size, **_):
    """Some batch has another size than asked: each holds batch_size examples, and only the last
    may hold fewer, what is left."""

    def right(epoch):
        sizes = [len(X_b) for X_b, _ in epoch]
        return all(size == batch_size for size in sizes[:-1]) and sizes[-1] <= batch_size

    return all(right(epoch) for epoch in value)


def steps_on(order):
    """How many rows come right after the row above them in the table, whose first follows last."""
    return (np.diff(order) % len(order) == 1).sum()


def displaced(order):
    """How many places a row comes from its old one, on average."""
    return np.abs(order - np.arange(len(order))).mean()


@exercise.property
def hardly_shuffled(value, X, **_):
    """The table is hardly shuffled: too many examples come next to an old neighbour, not far from
    their old place, or just at it. Every order of the examples should be as likely as any other."""
    if len(X) < MANY:
        return True
    # Chance gives 1, a third and 1, and passes each bound less than once in 10^12 orders.
    orders = [np.round(dealt(epoch) - 1.5).astype(int) for epoch in value]
    moved = (steps_on(o) < len(o) / 4 and displaced(o) > len(o) / 6 for o in orders)
    return all(moved) and all((o == np.arange(len(o))).sum() < 15 for o in orders)


@exercise.property
def same_order_again(value, X, **_):
    """Called again, as in a later epoch, your function deals in the very same order: each epoch
    should have an order of its own."""
    orders = {tuple(dealt(epoch)) for epoch in value}
    return len(X) < FEW - 1 or len(orders) == len(value)


@exercise.property
def never_mixed_with_the_rest(value, **_):
    """Called 30 times, your function always dealt the very same examples first, one of them or a
    few, in whatever order, and all the others after those. Every order of the examples should be
    as likely as any other."""
    orders = np.array([dealt(epoch) for epoch in value])
    firsts = (np.sort(orders[:, :few]) for few in range(1, orders.shape[1]))
    return len(value) < OFTEN or not any((first == first[0]).all() for first in firsts)


@exercise.telltale
def rng_not_used(seen):
    """With two generators of the same seed your function dealt in two different orders: the chance
    in it does not come from `rng` alone. Then nobody can run your experiment again."""
    one, other = seen[-2], seen[-1]
    return not (one.failure or other.failure) and not alike(one.value, other.value)


def alike(one, other):
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return isinstance(one, np.ndarray) <= np.array_equal(one, other)


@exercise.telltale
def brackets_for_rows(seen):
    """In TensorFlow square brackets take one row or a slice. For the rows of a list of numbers
    there is `tf.gather(table, numbers)`."""
    return failed(seen, "Only integers, slices")


@exercise.telltale
def table_permuted(seen):
    """Your row numbers are none: some are not whole, or point past the table's end. Did
    `rng.permutation` get the number of rows, or the table itself?"""
    said = ("out of bounds for dimension 0", "'Tindices'", "must be long, int", "is not in [0,")
    return failed(seen, *said)
