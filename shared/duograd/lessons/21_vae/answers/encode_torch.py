"""A right answer to `encode` in PyTorch."""

import torch


def right_by_axes(model, X):
    numbers = model(X)
    return torch.unbind(numbers.reshape(len(X), 2, -1), dim=1)
