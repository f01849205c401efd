"""Right answers to `order_flips` in PyTorch."""

import torch


def right_by_signs(first, swapped):
    return ((first - 0.5) * (swapped - 0.5) > 0).float().mean()


def right_by_same_place(first, swapped):
    twice_first = torch.logical_and(first > 0.5, swapped > 0.5)
    twice_second = torch.logical_and(first < 0.5, swapped < 0.5)
    return torch.mean(twice_first.float() + twice_second.float())
