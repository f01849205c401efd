"""Right and wrong answers to `split` in TensorFlow."""

import numpy as np
import tensorflow as tf


def _cut(X, Y, order, n):
    """The first n examples of an order, and the others."""
    first, second = order[:n], order[n:]
    return (tf.gather(X, first), tf.gather(Y, first)), (tf.gather(X, second), tf.gather(Y, second))


def right_by_shuffling(X, Y, fraction, rng):
    order = np.arange(len(X))
    rng.shuffle(order)
    X, Y = tf.gather(X, order), tf.gather(Y, order)
    n = round(fraction * len(X))
    return [X[:n], Y[:n]], [X[n:], Y[n:]]


def right_by_a_choice(X, Y, fraction, rng):
    chosen = rng.choice(len(X), round(fraction * len(X)), replace=False)
    first = np.isin(np.arange(len(X)), chosen)
    return (X[first], Y[first]), (tf.boolean_mask(X, ~first), tf.boolean_mask(Y, ~first))


def not_from_rng(X, Y, fraction, rng):
    order = tf.random.shuffle(tf.range(len(X)))
    n = round(fraction * len(X))
    return _cut(X, Y, order, n)


def two_pairs(X, Y, fraction, rng):
    order = rng.permutation(len(X))
    n = round(fraction * len(X))
    return tf.gather(X, order[:n]), tf.gather(X, order[n:]), Y[:n], Y[n:]


def form_changed(X, Y, fraction, rng):
    order = rng.permutation(len(X))
    n = round(fraction * len(X))
    return _cut(X, Y[:, None], order, n)


def pairs_crossed(X, Y, fraction, rng):
    order = rng.permutation(len(X))
    n = round(fraction * len(X))
    (X_first, Y_first), (X_second, Y_second) = _cut(X, Y, order, n)
    return (X_first, X_second), (Y_first, Y_second)


def parts_swapped(X, Y, fraction, rng):
    order = rng.permutation(len(X))
    n = len(X) - round(fraction * len(X))
    return _cut(X, Y, order, n)


def wrong_sizes(X, Y, fraction, rng):
    order = rng.permutation(len(X))
    n = int(fraction * len(X))
    return _cut(X, Y, order, n)


def lost_or_doubled(X, Y, fraction, rng):
    n = round(fraction * len(X))
    first, second = rng.permutation(len(X))[:n], rng.permutation(len(X))[n:]
    return (tf.gather(X, first), tf.gather(Y, first)), (tf.gather(X, second), tf.gather(Y, second))


def pairs_torn(X, Y, fraction, rng):
    X, Y = tf.gather(X, rng.permutation(len(X))), tf.gather(Y, rng.permutation(len(Y)))
    n = round(fraction * len(X))
    return (X[:n], Y[:n]), (X[n:], Y[n:])


def cut_not_mixed(X, Y, fraction, rng):
    n, start = round(fraction * len(X)), int(rng.integers(1, len(X)))
    X, Y = tf.roll(X, start, 0), tf.roll(Y, start, 0)
    return (X[:n], Y[:n]), (X[n:], Y[n:])


def same_every_call(X, Y, fraction, rng):
    order = np.random.default_rng(0).permutation(len(X))
    n = round(fraction * len(X))
    return _cut(X, Y, order, n)


def type_changed(X, Y, fraction, rng):
    order = rng.permutation(len(X))
    return _cut(X, tf.cast(Y, tf.float32), order, round(fraction * len(X)))


def type_changed__double(X, Y, fraction, rng):
    return _cut(tf.cast(X, tf.float64), Y, rng.permutation(len(X)), round(fraction * len(X)))


def right_by_lists_of_numbers(X, Y, fraction, rng):
    order = rng.permutation(len(X)).tolist()
    n = round(fraction * len(X))
    return _cut(X, Y, order, n)


def always_in_one_part(X, Y, fraction, rng):
    last = len(X) - 1
    order = np.append(rng.permutation(last), last)
    return _cut(X, Y, order, round(fraction * len(X)))


def _squeezed(tensor):
    return tf.squeeze(tensor)


def _tensor(array):
    return tf.constant(array)


def type_changed__double_labels(X, Y, fraction, rng):
    Y = tf.cast(Y, tf.float64) if Y.dtype == tf.float32 else Y
    return _cut(X, Y, rng.permutation(len(X)), round(fraction * len(X)))
