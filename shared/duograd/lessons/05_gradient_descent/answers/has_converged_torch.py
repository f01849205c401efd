"""Right and wrong answers to `has_converged` in PyTorch."""

import torch


def right_as_a_tensor(losses, tolerance):
    if losses.numel() < 2:
        return False
    return torch.abs(losses[-1] - losses[-2]) <= tolerance


def right_by_largest_and_smallest(losses, tolerance):
    recent = [float(value) for value in losses[-2:]]
    return len(recent) == 2 and max(recent) - min(recent) <= tolerance
