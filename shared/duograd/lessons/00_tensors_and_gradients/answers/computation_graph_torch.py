"""Right and wrong answers to `computation_graph` in PyTorch."""

import torch


def right_1(a, b):
    return a * b - a + b**2 - b


def right_2(a, b):
    return torch.mul(torch.add(a, b), torch.sub(b, 1))
