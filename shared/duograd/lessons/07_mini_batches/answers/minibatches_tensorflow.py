"""Answers to `minibatches` in TensorFlow: right ones, then wrong ones by their mistake."""

import tensorflow as tf


def right_as_a_generator(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    X, Y = tf.gather(X, order), tf.gather(Y, order)
    for first in range(0, len(X), batch_size):
        yield X[first : first + batch_size], Y[first : first + batch_size]


def right_by_a_dataset_of_rows(X, Y, batch_size, rng):
    rows = list(range(X.shape[0]))
    rng.shuffle(rows)
    parts = tf.data.Dataset.from_tensor_slices(rows).batch(batch_size)
    return [(tf.gather(X, part), tf.gather(Y, part)) for part in parts]


def right_by_a_dataset(X, Y, batch_size, rng):
    order = rng.random(len(X)).argsort()
    data = tf.data.Dataset.from_tensor_slices((tf.gather(X, order), tf.gather(Y, order)))
    return iter(data.batch(batch_size))


def _cut(X, Y, order, batch_size, end=None):
    """The batches of the table in this order of its rows, begun before `end`."""
    batches = []
    for first in range(0, len(X) if end is None else end, batch_size):
        rows = order[first : first + batch_size]
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    return batches


def rng_not_used(X, Y, batch_size, rng):
    return _cut(X, Y, tf.random.shuffle(tf.range(len(X))), batch_size)


def brackets_for_rows(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    starts = range(0, len(X), batch_size)
    return [(X[order[k : k + batch_size]], Y[order[k : k + batch_size]]) for k in starts]


def form_changed(X, Y, batch_size, rng):
    batches = _cut(X, Y, rng.permutation(len(X)), batch_size)
    return [(X_b, tf.reshape(Y_b, [-1])) for X_b, Y_b in batches]


def shuffled_apart(X, Y, batch_size, rng):
    n = len(X)
    batches = _cut(X, Y, rng.permutation(n), batch_size)
    return [(X_b, tf.gather(Y, rng.permutation(n)[: len(X_b)])) for X_b, _ in batches]


def shuffled_inside_only(X, Y, batch_size, rng):
    batches = []
    for first in range(0, len(X), batch_size):
        rows = list(range(len(X)))[first : first + batch_size]
        rng.shuffle(rows)
        batches.append((tf.gather(X, rows), tf.gather(Y, rows)))
    return batches


def hardly_shuffled(X, Y, batch_size, rng):
    data = tf.data.Dataset.from_tensor_slices((X, Y))
    return list(data.shuffle(2, seed=int(rng.integers(1000))).batch(batch_size))


def kind_changed(X, Y, batch_size, rng):
    X, Y = tf.cast(X, tf.float32), tf.cast(Y, tf.float32)
    return _cut(X, Y, rng.permutation(len(X)), batch_size)
