"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def what_is_recorded():
    """what is recorded for autograd"""
    w = torch.tensor(3.0, requires_grad=True)
    return (w * w).requires_grad


def asking_twice():
    """asking twice"""
    w = torch.tensor(3.0, requires_grad=True)
    (w * w).backward()
    (w * w).backward()
    return w.grad.item() == 12


def changing_in_place():
    """changing a weight in place"""
    w = torch.tensor(3.0, requires_grad=True)
    with torch.no_grad():
        w -= 1
    return w.item() == 2 and w.requires_grad
