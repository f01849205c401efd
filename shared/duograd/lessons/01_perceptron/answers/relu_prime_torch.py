"""Right and wrong answers to `relu_prime` in PyTorch."""

import torch


def right_with_where(z):
    return torch.where(z > 0, torch.ones_like(z), torch.zeros_like(z))


def right_by_heaviside(z):
    return torch.heaviside(z, torch.zeros_like(z))


def starts_late(z):
    return (z > 0.1).float()
