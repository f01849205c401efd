"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def compared():
    """True and False, compared with 1 and 0"""
    found = torch.tensor([True, False, True]) == torch.tensor([1.0, 0.0, 0.0])
    return found.tolist() == [True, True, False]


def place():
    """`argmax` of a table, no axis told"""
    return torch.tensor([[1.0, 2.0], [3.0, 0.0]]).argmax().tolist() == 2
