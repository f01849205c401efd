"""Answers to `reconstruction_loss`, the same in both frameworks."""


def _summed(X, X_hat):
    n, height, width, channels = X.shape
    total = 0
    for i in range(height):
        for j in range(width):
            for c in range(channels):
                total = total + (X[:, i, j, c] - X_hat[:, i, j, c]) ** 2
    return total


def right_number_by_number(X, X_hat):
    return _summed(X, X_hat)


def right_as_a_product(X, X_hat):
    off = X_hat - X
    squares = off * off
    rows = sum(squares[:, i] for i in range(X.shape[1]))
    pixels = sum(rows[:, j] for j in range(X.shape[2]))
    return sum(pixels[:, c] for c in range(X.shape[3]))


def one_for_each_colour(X, X_hat):
    squares = (X - X_hat) ** 2
    rows = sum(squares[:, i] for i in range(X.shape[1]))
    return sum(rows[:, j] for j in range(X.shape[2]))


def always_1728(X, X_hat):
    size = X.shape[1] * X.shape[2] * X.shape[3]
    return _summed(X, X_hat) / size * 1728


def cut_to_colours(X, X_hat):
    return _summed(X, 0.5 + (abs(X_hat) - abs(X_hat - 1)) / 2)


def gradient_lost__through_a_root(X, X_hat):
    length = _summed(X, X_hat) ** 0.5
    return length**2
