"""Right and wrong answers to `sigmoid` in PyTorch."""

import torch


def right_1(z):
    return torch.sigmoid(z)


def right_2(z):
    return (1 + torch.tanh(z / 2)) / 2
