"""Right and wrong answers to `minibatches` in TensorFlow."""

import tensorflow as tf


def right_1(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    X, Y = tf.gather(X, order), tf.gather(Y, order)
    for first in range(0, len(X), batch_size):
        yield X[first : first + batch_size], Y[first : first + batch_size]


def right_2(X, Y, batch_size, rng):
    rows = list(range(X.shape[0]))
    rng.shuffle(rows)
    parts = tf.data.Dataset.from_tensor_slices(rows).batch(batch_size)
    return [(tf.gather(X, part), tf.gather(Y, part)) for part in parts]


def right_3(X, Y, batch_size, rng):
    order = rng.random(len(X)).argsort()
    data = tf.data.Dataset.from_tensor_slices((tf.gather(X, order), tf.gather(Y, order)))
    return iter(data.batch(batch_size))


def rng_not_used(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = tf.random.shuffle(tf.range(n))
    for first in range(0, n, batch_size):
        rows = order[first : first + batch_size]
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    return batches


def brackets_for_rows(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = rng.permutation(n)
    for first in range(0, n, batch_size):
        rows = order[first : first + batch_size]
        batches.append((X[rows], Y[rows]))
    return batches


def table_permuted(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = rng.permutation(X)[:, 1]
    for first in range(0, n, batch_size):
        rows = order[first : first + batch_size]
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    return batches


def returned_none(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = rng.permutation(n)
    for first in range(0, n, batch_size):
        rows = order[first : first + batch_size]
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))


def not_pairs(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = rng.permutation(n)
    for first in range(0, n, batch_size):
        rows = order[first : first + batch_size]
        batches.append(tf.gather(X, rows))
    return batches


def form_changed(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = rng.permutation(n)
    for first in range(0, n, batch_size):
        rows = order[first : first + batch_size]
        batches.append((tf.gather(X, rows), tf.reshape(tf.gather(Y, rows), [-1])))
    return batches


def empty_batch(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = rng.permutation(n)
    for first in range(0, n + 1, batch_size):
        rows = order[first : first + batch_size]
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    return batches


def shuffled_apart(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = rng.permutation(n)
    for first in range(0, n, batch_size):
        rows = order[first : first + batch_size]
        batches.append((tf.gather(X, rows), tf.gather(Y, rng.permutation(n)[: len(rows)])))
    return batches


def came_twice(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = rng.permutation(n)
    for first in range(0, n, batch_size):
        rows = rng.integers(0, n, min(batch_size, n - first))
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    return batches


def short_batch_dropped(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = rng.permutation(n)
    for first in range(0, n - batch_size + 1, batch_size):
        rows = order[first : first + batch_size]
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    return batches


def left_out(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = rng.permutation(n)
    for first in range(0, n, batch_size):
        rows = order[first : first + batch_size]
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    return batches[:1]


def wrong_sizes(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = rng.permutation(n)
    for first in range(0, n, batch_size + 1):
        rows = order[first : first + batch_size + 1]
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    return batches


def not_shuffled(X, Y, batch_size, rng):
    import numpy as np

    n = len(X)
    batches = []
    order = np.arange(n)
    for first in range(0, n, batch_size):
        rows = order[first : first + batch_size]
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    return batches


def shuffled_inside_only(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = list(range(n))
    for first in range(0, n, batch_size):
        rows = order[first : first + batch_size]
        rng.shuffle(rows)
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    return batches


def neighbours_together(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = list(range(n))
    for first in range(0, n, batch_size):
        rows = order[first : first + batch_size]
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    last = batches.pop()
    rng.shuffle(batches)
    return batches + [last]


def hardly_shuffled(X, Y, batch_size, rng):
    data = tf.data.Dataset.from_tensor_slices((X, Y))
    return list(data.shuffle(2, seed=int(rng.integers(1000))).batch(batch_size))


def same_order_again(X, Y, batch_size, rng):
    import numpy as np

    n = len(X)
    batches = []
    order = np.random.default_rng(0).permutation(n)
    for first in range(0, n, batch_size):
        rows = order[first : first + batch_size]
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    return batches
