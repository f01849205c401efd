"""Right and wrong answers to `forward` in PyTorch."""

import torch


def right_by_the_builtins(x, w1, w2):
    z1 = torch.mul(w1, x)
    s = torch.sigmoid(z1)
    return [z1, s, torch.mul(w2, s)]
