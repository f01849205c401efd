"""Right and wrong answers to `relu` in PyTorch."""

import torch


def right_by_the_builtin(z):
    return torch.relu(z)


def right_with_where(z):
    return torch.where(z > 0, z, torch.zeros_like(z))


def right_times_the_step(z):
    return z * (z > 0)


def zero_for_an_axis(z):
    return torch.max(z, 0)


def cut_off_at_100(z):
    return torch.clamp(z, 0, 100)


def negatives_near_zero(z):
    return torch.where(z < -0.1, torch.zeros_like(z), z)
