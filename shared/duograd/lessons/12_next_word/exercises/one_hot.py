"""An index as a row of zeros with a single 1: which 1, of which shape, of which dtype."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(
    points=2,
    hints=[
        "By hand: indices [2, 0] and size 3. How many rows, how many columns, and where are the "
        "two 1s?",
        "A row is the question 'are you number 0? number 1? …', put to one index: the answer is 1 "
        "in one place and 0 in all others.",
        "Compare each index with all the numbers from 0 to size − 1. For that it needs an axis of "
        "its own at the end; then True and False become float32.",
        "A like example: `ages[..., None] == decades` compares every age with every decade, and "
        "adds an axis of decades at the end.",
    ],
)


@exercise.oracle
def one_hot(indices, size):
    return np.eye(size, dtype="float32")[indices]


@exercise.cases
def cases(rng):
    yield {"indices": np.array([2, 0]), "size": 3}
    yield {"indices": np.array([1, 1]), "size": 3}  # the same shape again
    yield {"indices": rng.integers(0, 7, (40, 2)), "size": 7}  # many rows
    yield {"indices": np.array(299), "size": 300}  # 8 bits hold no such number
    yield {"indices": rng.integers(0, 5, (2, 1, 3, 1)), "size": 6}  # its last axis has length 1
    yield {"indices": np.array([0, 0, 1]), "size": 5}  # the highest index does not come
    yield {"indices": np.array([[1, 3, 0]]), "size": 4}  # an axis of length 1


@exercise.telltale
def not_float32(seen):
    """For the indices [2, 0] your numbers are right, but the dtype is not float32, or not always. A
    table of weights is float32, and what is of another kind cannot be multiplied with it."""
    dtypes = {one.value.dtype.name for one in seen if isinstance(one.value, np.ndarray)}
    return np.array_equal(seen[0].value, np.eye(3)[[2, 0]]) and bool(dtypes - {"float32"})


@exercise.telltale
def ones_of_another_call(seen):
    """For indices [2, 0] you were right. Then, asked for [1, 1], you gave the 1s of [2, 0] once
    more beside the new ones. Each call begins with zeros of its own."""
    rows = [[0, 0, 1], [1, 0, 0]], [[0, 1, 1], [1, 1, 0]]
    return all(np.array_equal(one.value, row) for one, row in zip(seen, rows, strict=False))


@exercise.mistake
def counted_from_one(indices, size):
    """The 1 stands one place too far to the left, as if the first word had the index 1."""
    return np.eye(size + 1)[indices][..., 1:]


@exercise.mistake
def upside_down(indices, size):
    """The 1 stands as far from the end as it should stand from the start."""
    return one_hot(indices, size)[..., ::-1]


@exercise.mistake
def index_as_value(indices, size):
    """The right place, but what stands there is the index itself. It should be a 1."""
    return one_hot(indices, size) * np.asarray(indices)[..., None]


@exercise.mistake
def zero_is_hot(indices, size):
    """Zeros and ones are the wrong way round: one place should be 1, all others 0."""
    return 1 - one_hot(indices, size)


@exercise.mistake
def size_first(indices, size):
    """The places of the vocabulary came as the *first* axis; each row is asked to be one word, so
    they come last."""
    return np.moveaxis(one_hot(indices, size), -1, 0)


@exercise.mistake
def one_place_too_many(indices, size):
    """Each row has one number too many: with size 3 there are the places 0, 1 and 2."""
    return one_hot(indices, size + 1)


@exercise.mistake
def as_wide_as_needed(indices, size):
    """A row is only as long as the largest index needs. It has `size` places, whichever words
    come."""
    return one_hot(indices, int(np.max(indices)) + 1)


@exercise.mistake
def flattened(indices, size):
    """The shape of the indices is lost: asked is one more axis at the end of it."""
    return one_hot(indices, size).reshape(-1, size)


@exercise.mistake
def in_one_line(indices, size):
    """All came in a single line of numbers: asked is one more axis at the end of the indices'
    shape."""
    return one_hot(indices, size).reshape(-1)


@exercise.mistake
def summed(indices, size):
    """The words of a sentence are added up into one row: a bag of words, in which the order is
    lost. Asked is a row for each."""
    hot = one_hot(indices, size)
    return hot.sum(axis=-2) if np.ndim(indices) else hot


@exercise.mistake
def zero_has_no_one(indices, size):
    """The row of the index 0 holds no 1: 0 is an index like all others."""
    return one_hot(indices, size) * (np.asarray(indices) != 0)[..., None]


@exercise.mistake
def squeezed(indices, size):
    """An axis of length 1 is lost: [1, T] becomes [1, T, size]."""
    return one_hot(indices, size).squeeze()


@exercise.mistake
def last_axis_lost(indices, size):
    """Where the last axis of the indices has length 1, it is lost: [n, 1] becomes [n, 1, size]."""
    alone = np.ndim(indices) > 1 and indices.shape[-1] == 1
    return one_hot(indices[..., 0] if alone else indices, size)


@exercise.mistake
def up_to_the_index(indices, size):
    """There are 1s in all places up to the index; only the index's own place is hot."""
    return (np.arange(size) <= np.asarray(indices)[..., None]).astype("float32")
