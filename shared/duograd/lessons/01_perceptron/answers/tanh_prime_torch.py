"""Right and wrong answers to `tanh_prime` in PyTorch."""

import torch


def right_from_cosh(z):
    return 1 / torch.cosh(z) ** 2


def overflow(z):
    power = torch.exp(2 * z)
    return 4 * power / (1 + power) ** 2
