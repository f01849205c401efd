"""Right and wrong answers to `dropout_mask` in PyTorch."""

import torch


def _float(kept):
    return torch.tensor(kept, dtype=torch.float32)


def not_float32(shape, p, rng):
    return torch.tensor(rng.random(shape) >= p)
