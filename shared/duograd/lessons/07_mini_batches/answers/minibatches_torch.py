"""Answers to `minibatches` in PyTorch: right ones, then wrong ones by their mistake."""

import torch


def right_as_a_generator(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    X, Y = X[order], Y[order]
    for first in range(0, len(X), batch_size):
        yield X[first : first + batch_size], Y[first : first + batch_size]


def right_by_splitting_rows(X, Y, batch_size, rng):
    rows = list(range(X.shape[0]))
    rng.shuffle(rows)
    parts = torch.split(torch.tensor(rows), batch_size)
    return [(X[part], Y[part]) for part in parts]


def right_by_a_loader(X, Y, batch_size, rng):
    order = rng.random(len(X)).argsort()
    data = torch.utils.data.TensorDataset(X[order], Y[order])
    return iter(torch.utils.data.DataLoader(data, batch_size))


def _cut(X, Y, order, batch_size, end=None):
    """The batches of the table in this order of its rows, begun before `end`."""
    batches = []
    for first in range(0, len(X) if end is None else end, batch_size):
        rows = order[first : first + batch_size]
        batches.append((X[rows], Y[rows]))
    return batches


def rng_not_used(X, Y, batch_size, rng):
    return _cut(X, Y, torch.randperm(len(X)), batch_size)


def form_changed(X, Y, batch_size, rng):
    batches = _cut(X, Y, rng.permutation(len(X)), batch_size)
    return [(X_b, Y_b.reshape(-1)) for X_b, Y_b in batches]


def shuffled_apart(X, Y, batch_size, rng):
    n = len(X)
    batches = _cut(X, Y, rng.permutation(n), batch_size)
    return [(X_b, Y[rng.permutation(n)[: len(X_b)]]) for X_b, _ in batches]


def shuffled_inside_only(X, Y, batch_size, rng):
    batches = []
    for first in range(0, len(X), batch_size):
        rows = list(range(len(X)))[first : first + batch_size]
        rng.shuffle(rows)
        batches.append((X[rows], Y[rows]))
    return batches


def hardly_shuffled(X, Y, batch_size, rng):
    n = len(X)
    return _cut(X, Y, torch.arange(n).roll(int(rng.integers(1, n))), batch_size)


def kind_changed(X, Y, batch_size, rng):
    return _cut(X.float(), Y.float(), rng.permutation(len(X)), batch_size)
