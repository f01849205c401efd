"""Right answers to `gate` in PyTorch."""

import torch


def right_by_the_exponential(x, h, W, U, b):
    return 1 / (1 + torch.exp(-(x @ W + h @ U + b)))


def right_side_by_side(x, h, W, U, b):
    both, tables = torch.cat([x, h], dim=1), torch.cat([W, U])
    return torch.addmm(b, both, tables).sigmoid()
