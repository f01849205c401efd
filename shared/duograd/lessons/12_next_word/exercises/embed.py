"""A row of the table for each index: a dense layer without the zeros."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

exercise = Exercise(
    points=1,
    level="complete",
    gradients=("E",),
    hints=[
        "By hand: E has the rows [1, 2], [3, 4], [5, 6]. What should come out for the indices "
        "[2, 0]?",
        "one_hot(indices) @ E multiplies nearly everything by 0. What is left over is one row of "
        "E for each index.",
        "One line: the framework can pick rows of a table by their numbers, for indices of any "
        "shape.",
        "A like example: with NumPy, `prices[orders]` puts a price in the place of each order's "
        "number, whatever the shape of `orders`.",
    ],
)


@exercise.oracle
def embed(indices, E):
    return E[indices]


@exercise.cases
def cases(rng):
    yield {"indices": np.array([2, 0]), "E": np.array([[1.0, 2], [3, 4], [5, 6]])}
    yield {"indices": rng.integers(0, 40, (3, 5)), "E": rng.normal(0, 100, (40, 4))}
    twice = np.array([[[3, 1, 3]], [[0, 1, 4]]])  # words that come twice; three axes
    yield {"indices": twice, "E": rng.normal(0, 1, (5, 3))}
    yield {"indices": np.array([[2, 0, 1]]), "E": rng.normal(0, 1, (4, 2))}  # an axis of length 1
    single = {"indices": np.array(2), "E": rng.normal(0, 1, (4, 3))}
    yield Case(single, gradient=False)  # TensorFlow's gather_nd has none there


@exercise.telltale
def whole_numbers_multiplied(seen):
    """Only numbers of one kind can be multiplied, and E holds float32. Use your own `one_hot`, or
    look the rows up."""
    return failed(seen, "to have the same dtype")


@exercise.telltale
def row_zero_never_learns(seen):
    """The row of the index 0 gets no gradient: it is to be learned like all others."""
    slopes = seen[0].gradients.get("E")
    if not np.array_equal(seen[0].value, [[5, 6], [1, 2]]) or not isinstance(slopes, np.ndarray):
        return False
    return slopes.shape == (3, 2) and np.array_equal(slopes.any(axis=1), [False, False, True])


@exercise.mistake
def columns(indices, E):
    """These are columns of E: a word's vector is a row."""
    return np.moveaxis(E[:, np.asarray(indices) % E.shape[1]], 0, -1)


@exercise.mistake
def summed(indices, E):
    """The rows of a sentence are added up into one: asked is a row for each index."""
    return E[indices].sum(axis=-2) if np.ndim(indices) else E[indices]


@exercise.mistake
def averaged(indices, E):
    """You gave the mean of the rows of a sentence: asked is a row for each index."""
    return E[indices].mean(axis=-2) if np.ndim(indices) else E[indices]


@exercise.mistake
def counted_from_one(indices, E):
    """Each row is the one above the right one: the first row has the index 0."""
    return E[np.asarray(indices) - 1]


@exercise.mistake
def concatenated(indices, E):
    """The vectors of a sentence are joined into one long row: asked is one more axis, a vector for
    each index."""
    return E[indices].reshape(*np.shape(indices)[:-1], -1)


@exercise.mistake
def one_list_of_rows(indices, E):
    """The shape of the indices is lost: asked is one more axis at the end of it."""
    return E[indices].reshape(-1, E.shape[1])


@exercise.mistake
def row_zero_forgotten(indices, E):
    """The index 0 gave zeros: it has a row in E, like all others."""
    return E[indices] * (np.asarray(indices) != 0)[..., None]


@exercise.mistake
def squeezed(indices, E):
    """An axis of length 1 is lost: [1, T] becomes [1, T, d]."""
    return E[indices].squeeze()


@exercise.mistake
def scaled_by_index(indices, E):
    """The right rows, each times its own index: an index says *which*, and is no amount."""
    return np.asarray(indices)[..., None] * E[indices]


@exercise.mistake
def whole_table(indices, E):
    """This is E itself, whichever words were asked for."""
    return E
