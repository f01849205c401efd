"""Right answers to `sigmoid` in PyTorch."""

import torch


def right_by_the_builtin(z):
    return torch.sigmoid(z)


def right_from_tanh(z):
    return (1 + torch.tanh(z / 2)) / 2
