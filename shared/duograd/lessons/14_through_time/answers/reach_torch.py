"""Right answers to `reach` in PyTorch."""

import torch


def right_by_a_running_product(norms, share):
    enough = (norms >= share * norms[-1]).flip(0)[1:]
    return int(enough.int().cumprod(0).sum())


def right_as_a_tensor(norms, share):
    enough = (norms[:-1] >= share * norms[-1]).flip(0).to(torch.int64)
    return torch.cumprod(enough, dim=0).sum()
