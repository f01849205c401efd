"""Right and wrong answers to `batch_norm` in PyTorch."""

import torch


def right_by_rows(X, gamma, beta, epsilon):
    rows = X.reshape(-1, X.shape[-1])
    rows = rows - rows.mean(dim=0)
    return (gamma * rows / (rows.square().mean(dim=0) + epsilon).sqrt() + beta).reshape(X.shape)


def right_built_in(X, gamma, beta, epsilon):
    moved = torch.movedim(X, -1, 1)
    normed = torch.nn.functional.batch_norm(
        moved, None, None, gamma, beta, training=True, eps=epsilon
    )
    return torch.movedim(normed, 1, -1)


def pictures_only(X, gamma, beta, epsilon):
    mean, variance = X.mean(dim=(0, 1, 2)), X.var(dim=(0, 1, 2), correction=0)
    return gamma * (X - mean) / torch.sqrt(variance + epsilon) + beta


def epsilon_of_the_layer(X, gamma, beta, epsilon):
    variance, mean = torch.var_mean(X, dim=tuple(range(X.ndim - 1)), correction=0)
    return gamma * (X - mean) / torch.sqrt(variance + max(epsilon, 1e-3)) + beta


def each_picture_alone_and_rows_together(X, gamma, beta, epsilon):
    axes = tuple(range(1, X.ndim - 1)) or (0,)
    variance, mean = torch.var_mean(X, dim=axes, correction=0, keepdim=True)
    return gamma * (X - mean) / torch.sqrt(variance + epsilon) + beta


def _normed(X, gamma, beta, epsilon, axes):
    variance, mean = torch.var_mean(X, dim=axes, correction=0)
    return gamma * (X - mean) * torch.rsqrt(variance + epsilon) + beta


def pictures_and_rows_only(X, gamma, beta, epsilon):
    return _normed(X, gamma, beta, epsilon, (0, 1, 2) if X.ndim == 4 else 0)


def none_taken_for_a_default(X, gamma, beta, epsilon):
    return _normed(X, gamma, beta, epsilon or 1e-5, tuple(range(X.ndim - 1)))


def up_to_four_axes(X, gamma, beta, epsilon):
    return _normed(X, gamma, beta, epsilon, (0, 1, 2)[: X.ndim - 1])


def always_a_hundred_thousandth(X, gamma, beta, epsilon):
    return _normed(X, gamma, beta, 1e-5, tuple(range(X.ndim - 1)))


def mean_left_in_the_variance(X, gamma, beta, epsilon):
    axes = tuple(range(X.ndim - 1))
    squares = (X**2).mean(dim=axes)
    return gamma * (X - X.mean(dim=axes)) / torch.sqrt(squares + epsilon) + beta
