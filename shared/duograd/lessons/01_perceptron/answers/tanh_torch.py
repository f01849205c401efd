"""Right and wrong answers to `tanh` in PyTorch."""

import torch


def right_by_the_builtin(z):
    return torch.tanh(z)


def right_from_the_sigmoid(z):
    return 2 * torch.sigmoid(2 * z) - 1


def right_one_side_at_a_time(z):
    decay = torch.exp(-2 * torch.relu(z))
    growth = torch.exp(2 * torch.clamp(z, max=0))
    return torch.where(z > 0, (1 - decay) / (1 + decay), (growth - 1) / (growth + 1))


def gradient_lost__textbook_patched(z):
    t = (torch.exp(z) - torch.exp(-z)) / (torch.exp(z) + torch.exp(-z))
    return torch.where(torch.isnan(t), torch.sign(z), t)


def gradient_lost__branch_overflows(z):
    power = torch.exp(2 * z)
    return torch.where(torch.abs(z) > 20, torch.sign(z), (power - 1) / (power + 1))


def gradient_lost__cut_off_at_five(z):
    z = torch.clamp(z, -5, 5)
    return (torch.exp(z) - torch.exp(-z)) / (torch.exp(z) + torch.exp(-z))


def gradient_lost__no_side_at_zero(z):
    side = torch.sign(z)
    decay = torch.exp(-2 * side * z)
    return side * (1 - decay) / (1 + decay)
