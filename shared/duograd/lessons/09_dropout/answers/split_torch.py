"""Right and wrong answers to `split` in PyTorch."""

import numpy as np
import torch


def _cut(X, Y, order, n):
    """The first n examples of an order, and the others."""
    first, second = order[:n], order[n:]
    return (X[first], Y[first]), (X[second], Y[second])


def right_by_shuffling(X, Y, fraction, rng):
    order = np.arange(len(X))
    rng.shuffle(order)
    X, Y = X[order], Y[order]
    n = round(fraction * len(X))
    return [X[:n], Y[:n]], [X[n:], Y[n:]]


def right_by_a_choice(X, Y, fraction, rng):
    chosen = rng.choice(len(X), round(fraction * len(X)), replace=False)
    first = torch.zeros(len(X), dtype=torch.bool)
    first[chosen] = True
    return (X[first], Y[first]), (X[~first], Y[~first])


def not_from_rng(X, Y, fraction, rng):
    order = torch.randperm(len(X))
    n = round(fraction * len(X))
    return _cut(X, Y, order, n)


def two_pairs(X, Y, fraction, rng):
    order = torch.tensor(rng.permutation(len(X)))
    n = round(fraction * len(X))
    return X[order[:n]], X[order[n:]], Y[order[:n]], Y[order[n:]]


def form_changed(X, Y, fraction, rng):
    order = torch.tensor(rng.permutation(len(X)))
    n = round(fraction * len(X))
    return _cut(X, Y.reshape(-1, 1), order, n)


def pairs_crossed(X, Y, fraction, rng):
    order = torch.tensor(rng.permutation(len(X)))
    n = round(fraction * len(X))
    (X_first, Y_first), (X_second, Y_second) = _cut(X, Y, order, n)
    return (X_first, X_second), (Y_first, Y_second)


def parts_swapped(X, Y, fraction, rng):
    order = torch.tensor(rng.permutation(len(X)))
    n = len(X) - round(fraction * len(X))
    return _cut(X, Y, order, n)


def wrong_sizes(X, Y, fraction, rng):
    order = torch.tensor(rng.permutation(len(X)))
    n = int(fraction * len(X))
    return _cut(X, Y, order, n)


def lost_or_doubled(X, Y, fraction, rng):
    order = torch.tensor(rng.integers(0, len(X), len(X)))
    n = round(fraction * len(X))
    return _cut(X, Y, order, n)


def pairs_torn(X, Y, fraction, rng):
    X, Y = X[torch.tensor(rng.permutation(len(X)))], Y[torch.tensor(rng.permutation(len(Y)))]
    n = round(fraction * len(X))
    return (X[:n], Y[:n]), (X[n:], Y[n:])


def cut_not_mixed(X, Y, fraction, rng):
    n, start = round(fraction * len(X)), int(rng.integers(1, len(X)))
    X, Y = torch.roll(X, start, 0), torch.roll(Y, start, 0)
    return (X[:n], Y[:n]), (X[n:], Y[n:])


def same_every_call(X, Y, fraction, rng):
    order = torch.tensor(np.random.default_rng(0).permutation(len(X)))
    n = round(fraction * len(X))
    return _cut(X, Y, order, n)


def type_changed(X, Y, fraction, rng):
    order = torch.tensor(rng.permutation(len(X)))
    return _cut(X, Y.float(), order, round(fraction * len(X)))


def type_changed__double(X, Y, fraction, rng):
    order = rng.permutation(len(X)).tolist()
    n = round(fraction * len(X))
    rows = torch.tensor(np.array([X[place].tolist() for place in order]))
    return (rows[:n], Y[order[:n]]), (rows[n:], Y[order[n:]])


def _stacked(table, places):
    return torch.stack([table[place] for place in places])


def right_row_by_row(X, Y, fraction, rng):
    order = list(rng.permutation(len(X)))
    n = round(fraction * len(X))
    return [[_stacked(table, part) for table in (X, Y)] for part in (order[:n], order[n:])]


def always_in_one_part(X, Y, fraction, rng):
    last = len(X) - 1
    order = np.append(rng.permutation(last), last)
    return _cut(X, Y, torch.tensor(order), round(fraction * len(X)))


def _squeezed(tensor):
    return tensor.squeeze()


def _tensor(array):
    return torch.tensor(array)


def type_changed__double_labels(X, Y, fraction, rng):
    Y = Y.double() if Y.is_floating_point() else Y
    return _cut(X, Y, rng.permutation(len(X)), round(fraction * len(X)))
