"""What proves the row of where the frameworks differ, for PyTorch."""

import torch


def ids():
    """the dtype of a list of ids as a tensor"""
    return torch.tensor([7, 3]).dtype == torch.int64
