"""Right and wrong answers to `has_converged` in PyTorch."""

import torch


def right_as_a_tensor(losses, tolerance):
    if losses.numel() < 2:
        return False
    return torch.abs(losses[-1] - losses[-2]) <= tolerance


def wider_for_large_losses(losses, tolerance):
    if len(losses) < 2:
        return False
    return bool(torch.isclose(losses[-1], losses[-2], atol=tolerance))
