"""Right and wrong answers to `split_heads` in PyTorch."""

import torch


def right_by_chunks(X, n_heads):
    return torch.stack(X.chunk(n_heads, dim=2), dim=1)


def right_by_unflatten(X, n_heads):
    return X.unflatten(-1, (n_heads, -1)).permute(0, 2, 1, 3)


def right_by_a_view(X, n_heads):
    n, T, d = X.size()
    return X.contiguous().view(n, T, n_heads, int(d / n_heads)).transpose(1, 2)


def a_float_as_a_size(X, n_heads):
    n, T, d = X.shape
    return X.reshape(n, T, n_heads, d / n_heads).transpose(1, 2)


def a_float_as_a_size__in_a_view(X, n_heads):
    n, T, d = X.shape
    return X.view(n, T, n_heads, d / n_heads).transpose(1, 2)


def another_number_of_numbers(X, n_heads):
    n, d, T = X.shape
    return X.reshape(n, T, n_heads, d // n_heads).transpose(1, 2)
