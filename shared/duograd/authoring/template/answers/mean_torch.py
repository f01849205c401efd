"""Right and wrong answers to `mean` in PyTorch."""

import torch


def right_by_the_builtin(x):
    return torch.mean(x)


def gradient_lost(x):
    return torch.tensor(sum(x.tolist()) / len(x))
