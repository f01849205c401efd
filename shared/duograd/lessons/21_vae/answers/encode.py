"""A right answer to `encode`, the same in both frameworks."""


def right_by_slices(model, X):
    numbers = model(X)
    half = numbers.shape[1] // 2
    return numbers[:, :half], numbers[:, half:]
