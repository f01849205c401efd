"""Right and wrong answers to `split`, the same in both frameworks."""

import numpy as np


def not_shuffled(X, Y, fraction, rng):
    n = round(fraction * len(X))
    return (X[:n], Y[:n]), (X[n:], Y[n:])


def hardly_mixed(X, Y, fraction, rng):
    order, n = np.arange(len(X)), round(fraction * len(X))
    for _ in range(2):
        one, other = rng.integers(0, len(X), 2)
        order[[one, other]] = order[[other, one]]
    order[[0, -1]] = order[[-1, 0]]
    return _cut(X, Y, order, n)


def half_rounded_otherwise(X, Y, fraction, rng):
    return _cut(X, Y, rng.permutation(len(X)), int(fraction * len(X) + 0.5))


def arrays_returned(X, Y, fraction, rng):
    X, Y, order = X.numpy(), Y.numpy(), rng.permutation(len(X))
    first, second = np.split(order, [round(fraction * len(X))])
    return (X[first], Y[first]), (X[second], Y[second])


def half_rounded_otherwise__down(X, Y, fraction, rng):
    return _cut(X, Y, rng.permutation(len(X)), int(np.ceil(fraction * len(X) - 0.5)))


def half_rounded_otherwise__one_left_out(X, Y, fraction, rng):
    order, n = rng.permutation(len(X)), len(X)
    first, second = order[: round(fraction * n)], order[n - round((1 - fraction) * n) :]
    return _cut(X, Y, first, n)[0], _cut(X, Y, second, n)[0]


def form_changed__of_one_example(X, Y, fraction, rng):
    parts = _cut(X, Y, rng.permutation(len(X)), round(fraction * len(X)))
    return [[_squeezed(tensor) for tensor in part] for part in parts]


def rows_changed(X, Y, fraction, rng):
    torn = X.numpy().copy()
    torn[:, 1] = rng.permutation(torn[:, 1])
    return _cut(_tensor(torn), Y, rng.permutation(len(X)), round(fraction * len(X)))


def drawn_twice(X, Y, fraction, rng):
    first = rng.choice(len(X), round(fraction * len(X)))
    second = np.setdiff1d(np.arange(len(X)), first)
    return _cut(X, Y, first, len(X))[0], _cut(X, Y, second, len(X))[0]
