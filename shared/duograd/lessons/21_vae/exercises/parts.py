"""The two parts of the loss, for the exercises that use them."""

import numpy as np

WEIGHT = 1 / (2 * 0.15**2)  # of a squared error, beside the KL


def errors_of(X, X_hat):
    """The summed squared error of each picture, [n]."""
    return ((X - X_hat) ** 2).sum(axis=(1, 2, 3))


def kl_of(mu, log_var):
    """The KL divergence of each row from the standard normal distribution, [n]."""
    return (np.exp(log_var) + mu**2 - 1 - log_var).sum(axis=1) / 2


def first_number(seen):
    """The first number that came back; none where nothing did."""
    value = np.asarray(seen.value)
    return float(value.flat[0]) if value.dtype.kind == "f" and value.size else np.nan


def is_about(seen, right):
    """Whether what came back is right, to a hundredth."""
    value = np.asarray(seen.value)
    alike = value.dtype.kind == "f" and value.shape == np.shape(right)
    return alike and np.allclose(value, right, 0.01)
