"""Right and wrong answers to `minibatches`, the same in both frameworks."""


def table_permuted(X, Y, batch_size, rng):
    return _cut(X, Y, rng.permutation(X)[:, -1], batch_size)


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


def as_many_batches_as_batch_size(X, Y, batch_size, rng):
    parts = np.array_split(rng.permutation(len(X)), batch_size)
    return [_cut(X, Y, rows, len(X))[0] for rows in parts if len(rows)]


def left_out__the_last_of_the_table(X, Y, batch_size, rng):
    return _cut(X, Y, rng.permutation(len(X) - 1), batch_size, end=len(X) - 1)


def hardly_shuffled__turned(X, Y, batch_size, rng):
    n = len(X)
    first = int(rng.integers(1, n))
    return _cut(X, Y, [(first + k) % n for k in range(n)], batch_size)


def hardly_shuffled__a_few_swaps(X, Y, batch_size, rng):
    order = np.arange(len(X))
    for _ in range(len(X) // 2):
        pair = rng.integers(0, len(X), 2)
        order[pair] = order[pair[::-1]]
    return _cut(X, Y, order, batch_size)


def same_order_again__where_one_batch_holds_all(X, Y, batch_size, rng):
    if batch_size >= len(X):
        return [(X, Y)]
    return _cut(X, Y, rng.permutation(len(X)), batch_size)


def same_order_again__where_the_batch_just_holds_all(X, Y, batch_size, rng):
    if batch_size == len(X):
        return [(X, Y)]
    return _cut(X, Y, rng.permutation(len(X)), batch_size)


def form_changed__only_two_columns(X, Y, batch_size, rng):
    batches = _cut(X, Y, rng.permutation(len(X)), batch_size)
    return [(X_b[:, :2], Y_b) for X_b, Y_b in batches]


def kind_changed__of_the_labels(X, Y, batch_size, rng):
    batches = _cut(X, Y, rng.permutation(len(X)), batch_size)
    return [(X_b, Y_b / 1) for X_b, Y_b in batches]


def wrong_sizes__the_rest_in_the_last(X, Y, batch_size, rng):
    order, full = rng.permutation(len(X)), max(len(X) // batch_size, 1)
    starts = [batch_size * k for k in range(full)]
    parts = np.split(order, starts[1:])
    return [_cut(X, Y, rows, len(X))[0] for rows in parts]


def lists_for_tensors(X, Y, batch_size, rng):
    order = [int(row) for row in rng.permutation(len(X))]
    starts = range(0, len(X), batch_size)
    return [([X[i] for i in order[k : k + batch_size]], Y[k : k + batch_size]) for k in starts]


def lists_for_tensors__of_numbers(X, Y, batch_size, rng):
    batches = _cut(X, Y, rng.permutation(len(X)), batch_size)
    return [(X_b.numpy().tolist(), Y_b.numpy().tolist()) for X_b, Y_b in batches]


def neighbours_together__the_short_one_too(X, Y, batch_size, rng):
    batches = _cut(X, Y, np.arange(len(X)), batch_size)
    rng.shuffle(batches)
    return batches


def arrays_returned(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    X, Y = X.numpy()[order], Y.numpy()[order]
    return [(X[k : k + batch_size], Y[k : k + batch_size]) for k in range(0, len(X), batch_size)]


def often_not_shuffled(X, Y, batch_size, rng):
    order = rng.permutation(len(X)) if rng.random() < 0.5 else np.arange(len(X))
    return _cut(X, Y, order, batch_size)


def never_mixed_with_the_rest(X, Y, batch_size, rng):
    order = np.append(0, 1 + rng.permutation(len(X) - 1))
    return _cut(X, Y, order, batch_size)


def never_mixed_with_the_rest__in_halves(X, Y, batch_size, rng):
    half = len(X) // 2
    order = np.append(half + rng.permutation(len(X) - half), rng.permutation(half))
    return _cut(X, Y, order, batch_size)


def came_twice__in_each_window(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    windows = (order[k : k + batch_size] for k in range(len(X)))
    return [_cut(X, Y, rows, batch_size)[0] for rows in windows]


def form_changed__where_a_row_is_alone(X, Y, batch_size, rng):
    batches = _cut(X, Y, rng.permutation(len(X)), batch_size)
    return [(X_b[0], Y_b[0]) for X_b, Y_b in batches] if batch_size == 1 else batches


def lengths_differ(X, Y, batch_size, rng):
    batches = _cut(X, Y, rng.permutation(len(X)), batch_size)
    return [(X_b, Y_b[:1]) for X_b, Y_b in batches]


def rows_changed(X, Y, batch_size, rng):
    batches = _cut(X, Y, rng.permutation(len(X)), batch_size)
    return [(X_b * 0 + X_b[:, :1], Y_b) for X_b, Y_b in batches]


def same_order_again__one_of_ten(X, Y, batch_size, rng):
    one = np.random.default_rng(int(rng.integers(10)))
    return _cut(X, Y, one.permutation(len(X)), batch_size)


def left_out__after_thirty_batches(X, Y, batch_size, rng):
    return _cut(X, Y, rng.permutation(len(X)), batch_size)[:30]


def wrong_sizes__never_above_32(X, Y, batch_size, rng):
    return _cut(X, Y, rng.permutation(len(X)), min(batch_size, 32))
