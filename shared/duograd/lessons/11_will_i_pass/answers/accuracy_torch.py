"""Right and wrong answers to `accuracy` in PyTorch."""

import torch


def right_1(p, y):
    return ((p > 0.5).flatten() == y.bool()).double().mean().item()


def right_2(p, y):
    return 1 - (torch.round(p[:, 0]) - y).abs().mean()
