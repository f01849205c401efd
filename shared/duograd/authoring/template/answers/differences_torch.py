"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def whole_numbers():
    """the mean of whole numbers"""
    try:
        torch.tensor([1, 2]).mean()
    except RuntimeError:
        return torch.tensor([1, 2]).float().mean().item() == 1.5
    return False
