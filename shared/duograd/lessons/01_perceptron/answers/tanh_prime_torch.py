"""Right and wrong answers to `tanh_prime` in PyTorch."""

import torch


def right_from_cosh(z):
    return 1 / torch.cosh(z) ** 2


def right_factored(z):
    t = tanh(z)
    return (1 - t) * (1 + t)


def caret_for_power(z):
    return 1 - torch.tanh(z) ^ 2
