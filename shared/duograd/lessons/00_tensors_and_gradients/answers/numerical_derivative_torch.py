"""Right and wrong answers to `numerical_derivative` in PyTorch."""

import torch


def right_mean_of_both_sides(f, x, h):
    right = (f(x + h) - f(x)) / h
    left = (f(x) - f(x - h)) / h
    return (right + left) / 2


def right_halved_first(f, x, h):
    rise = f(x + h) - f(x - h)
    return 0.5 * rise / h


def right_by_diff(f, x, h):
    ends = torch.stack([f(x - h), f(x + h)])
    return torch.diff(ends)[0] / (2 * h)


def in_float32(f, x, h):
    x = x.float()
    return (f(x + h) - f(x - h)) / (2 * h)
