"""Right answers to `reconstruction_loss`, the same in both frameworks."""


def right_number_by_number(X, X_hat):
    n, height, width, channels = X.shape
    total = 0
    for i in range(height):
        for j in range(width):
            for c in range(channels):
                total = total + (X[:, i, j, c] - X_hat[:, i, j, c]) ** 2
    return total


def right_as_a_product(X, X_hat):
    off = X_hat - X
    squares = off * off
    rows = sum(squares[:, i] for i in range(X.shape[1]))
    pixels = sum(rows[:, j] for j in range(X.shape[2]))
    return sum(pixels[:, c] for c in range(X.shape[3]))
