"""What proves each row of where the frameworks differ, for PyTorch."""

import numpy as np
import torch


def argument():
    """the layer's argument"""
    torch.manual_seed(0)
    Y = torch.nn.Dropout(p=0.25)(torch.ones(40000))
    share = (Y == 0).float().mean().item()
    return abs(share - 0.25) < 0.02 and Y.max().item() == torch.tensor(1 / 0.75).item()


def mode():
    """who says that it is training"""
    layer = torch.nn.Dropout(0.5)
    X = torch.ones(1000)
    trained = layer(X)
    layer.eval()
    return bool((trained == 0).any()) and not bool((layer(X) == 0).any())


def function():
    """the function without a layer"""
    dropout = torch.nn.functional.dropout
    X = torch.ones(1000)
    told = dropout(X, 0.5, training=False)
    return bool((dropout(X, 0.5) == 0).any()) and bool((told == 1).all())


def gradients():
    """evaluation and gradients"""
    layer = torch.nn.Dropout(0.5)
    X = torch.ones(1000, requires_grad=True)
    with torch.no_grad():
        drops = bool((layer(X) == 0).any())
    layer.eval()
    return drops and layer(X).requires_grad


def drawn_with_numpy():
    """a layer that draws with NumPy, like ours"""
    rng = np.random.default_rng(0)
    first, second = (torch.tensor(rng.random()) for step in range(2))
    return first.item() != second.item()
