"""What proves each row of where the frameworks differ, for PyTorch."""

import torch

nn = torch.nn


def _error(action):
    """What an action raised, or None."""
    try:
        return action() and None
    except (RuntimeError, ValueError) as raised:
        return raised


def pictures():
    """the layout of a batch of pictures"""
    layer = nn.Conv2d(3, 8, 5)
    fits = layer(torch.zeros(2, 3, 9, 7)).shape == (2, 8, 5, 3)
    refused = _error(lambda: layer(torch.zeros(2, 9, 7, 3)).shape)
    return fits and refused is not None


def kernels():
    """the layout of the kernels of a layer"""
    return nn.Conv2d(3, 8, 5).weight.shape == (8, 3, 5, 5)


def same():
    """a window of 3 that moves on by 2, with `padding="same"`"""
    ones = torch.ones(1, 1, 3, 3)
    counted = nn.functional.conv2d(torch.ones(1, 1, 4, 4), ones, stride=2, padding=1)
    refused = _error(lambda: nn.Conv2d(1, 1, 3, stride=2, padding="same"))
    return isinstance(refused, ValueError) and counted[0, 0].tolist() == [[4, 6], [6, 9]]


def rest():
    """what is left over when a picture is pooled"""
    X = torch.zeros(1, 1, 5, 5)
    dropped, kept = nn.MaxPool2d(2)(X), nn.MaxPool2d(2, ceil_mode=True)(X)
    return (dropped.shape[2], kept.shape[2]) == (2, 3)


def mean():
    """the mean of a square that hangs over the edge"""
    ones = torch.ones(1, 1, 2, 2)
    counted = nn.AvgPool2d(2, padding=1)(ones)
    left_out = nn.AvgPool2d(2, padding=1, count_include_pad=False)(ones)
    return bool((counted == 0.25).all() and (left_out == 1).all())


def start():
    """what a layer of 3·5·5 inputs and 8 filters starts with"""
    layers = [nn.Conv2d(3, 8, 5) for _ in range(30)]
    tables = [torch.stack([getattr(x, name) for x in layers]) for name in ("weight", "bias")]
    return all(0.1 < table.abs().max() <= 0.1155 for table in tables)


def single():
    """a single picture without an axis for the batch"""
    return nn.Conv2d(3, 8, 5)(torch.zeros(3, 9, 7)).shape == (8, 5, 3)
