"""Right answers to `tanh` in PyTorch."""

import torch


def right_by_the_builtin(z):
    return torch.tanh(z)


def right_from_the_sigmoid(z):
    return 2 * sigmoid(2 * z) - 1
