"""Right and wrong answers to `minibatches`, the same in both frameworks."""


def table_permuted(X, Y, batch_size, rng):
    return _cut(X, Y, rng.permutation(X)[:, 1], batch_size)


def returned_none(X, Y, batch_size, rng):
    _cut(X, Y, rng.permutation(len(X)), batch_size)


def not_pairs(X, Y, batch_size, rng):
    return [X_b for X_b, _ in _cut(X, Y, rng.permutation(len(X)), batch_size)]


def empty_batch(X, Y, batch_size, rng):
    return _cut(X, Y, rng.permutation(len(X)), batch_size, end=len(X) + 1)


def came_twice(X, Y, batch_size, rng):
    return _cut(X, Y, rng.integers(0, len(X), len(X)), batch_size)


def short_batch_dropped(X, Y, batch_size, rng):
    return _cut(X, Y, rng.permutation(len(X)), batch_size, end=len(X) - batch_size + 1)


def left_out(X, Y, batch_size, rng):
    return _cut(X, Y, rng.permutation(len(X)), batch_size)[:1]


def wrong_sizes(X, Y, batch_size, rng):
    return _cut(X, Y, rng.permutation(len(X)), batch_size + 1)


def not_shuffled(X, Y, batch_size, rng):
    return _cut(X, Y, np.arange(len(X)), batch_size)


def neighbours_together(X, Y, batch_size, rng):
    *batches, last = _cut(X, Y, np.arange(len(X)), batch_size)
    rng.shuffle(batches)
    return [*batches, last]


def same_order_again(X, Y, batch_size, rng):
    return _cut(X, Y, np.random.default_rng(0).permutation(len(X)), batch_size)
