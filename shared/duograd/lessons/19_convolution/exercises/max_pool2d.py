"""The largest number of each square of pixels: a picture at half its size, or a third."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

exercise = Exercise(
    points=2,
    gradients=("X",),
    hints=[
        "By hand: one picture of 4×4 pixels, size 2. Which four pixels does the first number of "
        "the answer come from? How many numbers are there?",
        "It is a window again, but it moves on by its own size, and what is taken is the largest "
        "number, not a sum. Each channel is looked at by itself.",
        "How many *whole* squares fit into h rows, into w columns? Two loops, as in conv2d; of a "
        "window [n, size, size, c] the largest over the two middle axes is [n, c].",
        "A like example in one dimension: the best of every three days, `[max(days[3 * i : 3 * i "
        "+ 3]) for i in range(len(days) // 3)]`.",
    ],
)


def squares(X, size):
    """Each whole square as [n, rows, size, columns, size, c]; what is left over is dropped."""
    n, h, w, c = X.shape
    rows, columns = h // size, w // size
    whole = X[:, : rows * size, : columns * size]
    return whole.reshape(n, rows, size, columns, size, c)


@exercise.oracle
def max_pool2d(X, size):
    return squares(X, size).max(axis=(2, 4))


def drawn(rng, *shape):
    """Numbers of both signs in a random order, none of them near another."""
    count = int(np.prod(shape))
    return (rng.permutation(count) - 0.6 * count).reshape(shape) / count * 4


BY_HAND = np.array([[1.0, 5, 2, 0], [3, 4, 7, 6], [-1, -4, 8, 9], [-2, -3, 0.5, 1.5]])


@exercise.cases
def cases(rng):
    yield {"X": BY_HAND.reshape(1, 4, 4, 1), "size": 2}
    yield {"X": drawn(rng, 2, 5, 7, 3), "size": 2}
    yield Case({"X": drawn(rng, 2, 7, 6, 2), "size": 3}, gradient=False)
    yield {"X": drawn(rng, 1, 2, 3, 2), "size": 1}  # nothing to choose from
    yield Case({"X": 1000 * drawn(rng, 5, 5, 11, 1), "size": 5}, gradient=False)
    far_below = 1e12 * (drawn(rng, 1, 4, 7, 6) - 3)
    yield Case({"X": far_below, "size": 2}, gradient=False)
    yield Case({"X": np.zeros((1, 2, 2, 1)), "size": 2}, gradient=False)  # all alike


@exercise.telltale
def written_into(seen):
    """A tensor of TensorFlow cannot be written into, place by place. Collect the answers of all
    places in lists, and stack these."""
    return failed(seen, "does not support item assignment")


@exercise.telltale
def largest_over_two_axes(seen):
    """`torch.max` takes one axis at a time, and gives the places besides the numbers. `torch.amax`
    takes several axes."""
    return failed(seen, "max() received an invalid combination", "but got torch.return_types.max")


WITH_A_REST = {1, 2, 4, 5}  # the cases where whole squares leave something over


@exercise.telltale
def rest_in_the_way(seen):
    """Yours fails just where rows or columns are too few for a whole square: they must be dropped
    before the squares are made."""
    return {place for place, one in enumerate(seen) if one.failure} == WITH_A_REST


@exercise.telltale
def begun_with_a_number(seen):
    """Where all pixels lie far below 0, your answer is one number everywhere, larger than any of
    them: as if the search for the largest had begun with it."""
    first, last = (np.asarray(seen[place].value) for place in (0, 5))
    found = first.dtype.kind == last.dtype.kind == "f" and first.size == 4 and last.size
    return bool(found and last.min() == last.max() > -1e11 and 5 in first and -1 in first)


@exercise.mistake
def mean_for_largest(X, size):
    """Squares are averaged: their largest number is asked."""
    return squares(X, size).mean(axis=(2, 4))


@exercise.mistake
def smallest_for_largest(X, size):
    """The smallest number of each square came back: the largest is asked."""
    return squares(X, size).min(axis=(2, 4))


@exercise.mistake
def summed(X, size):
    """Squares are added up: their largest number is asked."""
    return squares(X, size).sum(axis=(2, 4))


def everywhere(X, size, step=1):
    """The largest of the square that begins at each pixel."""
    rows, columns = (range(0, n - size + 1, step) for n in X.shape[1:3])
    largest = [[X[:, i : i + size, j : j + size].max((1, 2)) for j in columns] for i in rows]
    return np.moveaxis(np.array(largest), 2, 0)


@exercise.mistake
def one_step_at_a_time(X, size):
    """As if the square moved on by 1: it moves on by its own size, so that no pixel is looked at
    twice."""
    return everywhere(X, size)


@exercise.mistake
def always_two_steps(X, size):
    """As if the square moved on by 2, whatever its size is: it moves on by its own size."""
    return everywhere(X, size, 2)


@exercise.mistake
def squares_not_moved_on(X, size):
    """The size is right, but the squares begin at 0, 1, 2, …: each begins where the one before
    ends."""
    rows, columns = (n // size for n in X.shape[1:3])
    return everywhere(X, size)[:, :rows, :columns]


def with_rest(X, size, filled, before=0):
    """As if the picture went on to a whole number of squares, a share of it in front."""
    rest = [(int(before * (-n % size)), -n % size) for n in X.shape[1:3]]
    rest = [(front, missing - front) for front, missing in rest]
    return np.pad(X, ((0, 0), *rest, (0, 0)), constant_values=filled)


@exercise.mistake
def rest_kept(X, size):
    """Rows or columns that are too few for a whole square are kept: asked are whole squares only,
    the rest is dropped."""
    return max_pool2d(with_rest(X, size, -np.inf), size)


@exercise.mistake
def rest_kept_on_both_sides(X, size):
    """What is too little for a whole square is kept, and where two rows or columns are missing, one
    of them was added in front, so that the squares begin elsewhere. The rest is dropped."""
    return max_pool2d(with_rest(X, size, -np.inf, before=0.5), size)


@exercise.mistake
def rest_filled_with_zeros(X, size):
    """As if the picture were filled up with zeros to a whole number of squares: what is left over
    is dropped."""
    return max_pool2d(with_rest(X, size, 0), size)


@exercise.mistake
def rest_dropped_in_front(X, size):
    """What is too little for a whole square was dropped above and on the left: squares stand from
    the upper left, and the rest is below and on the right."""
    h, w = X.shape[1:3]
    return max_pool2d(X[:, h % size :, w % size :], size)


@exercise.mistake
def first_column(X, size):
    """As if only the first column of each square were looked at: all its numbers are."""
    return squares(X, size)[..., 0, :].max(axis=2)


@exercise.mistake
def first_row(X, size):
    """As if only the first row of each square were looked at: all its numbers are."""
    return squares(X, size)[:, :, 0].max(axis=3)


@exercise.mistake
def first_pixel(X, size):
    """The first pixel of each square came back, whichever is the largest."""
    return squares(X, size)[:, :, 0, :, 0]


@exercise.mistake
def every_so_many_pixels(X, size):
    """Every `size`-th pixel came back, whichever is the largest around it, and the rest was not
    dropped."""
    return X[:, ::size, ::size]


@exercise.mistake
def places_exchanged(X, size):
    """As if rows and columns of the squares had changed places: where a picture is not as wide as
    it is high, some then lie outside of it, and their largest number is −∞."""
    rows, columns = (n // size for n in X.shape[1:3])
    answer = np.full((len(X), rows, columns, X.shape[3]), -np.inf)
    for i, j in np.ndindex(rows, columns):
        square = X[:, j * size : (j + 1) * size, i * size : (i + 1) * size]
        answer[:, i, j] = square.max(axis=(1, 2), initial=-np.inf)
    return answer


@exercise.mistake
def last_pixel(X, size):
    """The last pixel of each square came back, whichever is the largest."""
    return squares(X, size)[:, :, -1, :, -1]


@exercise.mistake
def over_the_channels_too(X, size):
    """One number for all channels: each channel is looked at by itself."""
    return max_pool2d(X, size).max(axis=3, keepdims=True)


def largest_along(axis, X, size):
    """The largest along an axis of the answer, at each of its places."""
    answer = max_pool2d(X, size)
    return np.broadcast_to(answer.max(axis=axis, keepdims=True), answer.shape)


@exercise.mistake
def over_the_channels_repeated(X, size):
    """All channels have the same number, the largest of all of them: each channel is looked at by
    itself."""
    return largest_along(3, X, size)


@exercise.mistake
def over_the_channels_flat(X, size):
    """One number for all channels, and their axis is gone: each channel is looked at by itself."""
    return max_pool2d(X, size).max(axis=3)


@exercise.mistake
def over_the_batch(X, size):
    """One picture came back for the whole batch: each picture is looked at by itself."""
    return max_pool2d(X, size).max(axis=0, keepdims=True)


@exercise.mistake
def over_the_batch_repeated(X, size):
    """All pictures have the same answer, the largest of all of them: each picture is looked at by
    itself."""
    return largest_along(0, X, size)


@exercise.mistake
def sign_dropped(X, size):
    """As if the pixels lost their minus signs before the largest was taken."""
    return max_pool2d(np.abs(X), size)


@exercise.mistake
def farthest_from_zero(X, size):
    """The number farthest from 0 came back, of whichever sign: 2 is larger than −5."""
    high, low = max_pool2d(X, size), -max_pool2d(-X, size)
    return np.where(high >= -low, high, low)


@exercise.mistake
def never_below_zero(X, size):
    """As if nothing could be smaller than 0: where a square has only negative numbers, the largest
    is negative."""
    return np.maximum(max_pool2d(X, size), 0)


@exercise.mistake
def pixels_far_apart(X, size):
    """As if pixels far apart made a square: the picture was cut in `size` parts, and not in squares
    of that size."""
    rows, columns = (n // size for n in X.shape[1:3])
    whole = X[:, : rows * size, : columns * size]
    return whole.reshape(len(X), size, rows, size, columns, -1).max(axis=(1, 3))


@exercise.mistake
def cut_in_another_order(X, size):
    """As if the axes of a reshape stood in another order, rows, columns and then both sides of a
    square: the numbers that came together are no squares."""
    n, h, w, c = X.shape
    rows, columns = h // size, w // size
    whole = X[:, : rows * size, : columns * size]
    return whole.reshape(n, rows, columns, size, size, c).max(axis=(3, 4))


@exercise.mistake
def rows_only(X, size):
    """As if only rows were put together: the answer has all columns yet."""
    n, h, w, c = X.shape
    rows = h // size
    return X[:, : rows * size].reshape(n, rows, size, w, c).max(axis=2)


@exercise.mistake
def columns_only(X, size):
    """As if only columns were put together: the answer has all rows yet."""
    n, h, w, c = X.shape
    columns = w // size
    return X[:, :, : columns * size].reshape(n, h, columns, size, c).max(axis=3)


@exercise.mistake
def as_wide_as_high(X, size):
    """As if pictures were as wide as they are high: columns are counted by `X.shape[2]`."""
    return max_pool2d(X[:, :, : X.shape[1]], size)


@exercise.given_else
def always_two(size):
    """As if all squares were 2×2, whatever the size is."""
    return {"size": 2}


@exercise.mistake
def rows_and_columns_of_the_answer(X, size):
    """The right numbers, but rows and columns of the answer have changed places."""
    return max_pool2d(X, size).swapaxes(1, 2)
