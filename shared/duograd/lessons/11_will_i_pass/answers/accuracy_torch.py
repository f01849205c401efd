"""Answers to `accuracy` in PyTorch, right ones."""

import torch


def right_flattened(p, y):
    return ((p > 0.5).flatten() == y.bool()).double().mean().item()


def right_by_the_distance_of_decisions(p, y):
    return 1 - (torch.round(p[:, 0]) - y).abs().mean()
