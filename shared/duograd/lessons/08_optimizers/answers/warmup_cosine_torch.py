"""Right answers to `warmup_cosine` in PyTorch."""

import torch


def right_as_a_tensor(learning_rate, step, warmup, steps):
    if step < warmup:
        return torch.tensor(learning_rate * step / warmup)
    angle = torch.tensor(torch.pi * (step - warmup) / (steps - warmup))
    return learning_rate * (1 + torch.cos(angle)) / 2
