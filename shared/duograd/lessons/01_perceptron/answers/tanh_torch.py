"""Right and wrong answers to `tanh` in PyTorch."""

import torch


def right_1(z):
    return torch.tanh(z)


def right_2(z):
    return 2 * sigmoid(2 * z) - 1
