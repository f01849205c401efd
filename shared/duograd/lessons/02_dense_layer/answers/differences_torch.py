"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def layout():
    """how the built-in layer keeps its weights"""
    return tuple(torch.nn.Linear(2, 3).weight.shape) == (3, 2)


def sizes():
    """what it is told"""
    layer = torch.nn.Linear(2, 3)
    return (layer.in_features, layer.out_features) == (2, 3)


def start():
    """where it starts"""
    torch.manual_seed(0)
    layer = torch.nn.Linear(2, 3)
    small = all(p.abs().max() <= 2**-0.5 for p in layer.parameters())
    return small and bool((layer.bias != 0).all())


def one_example():
    """one example without a batch"""
    return tuple(torch.nn.Linear(2, 3)(torch.ones(2)).shape) == (3,)


def own_parameter():
    """a parameter of your own layer"""
    layer = torch.nn.Module()
    layer.W = torch.ones(2, requires_grad=True)
    before = len(list(layer.parameters()))
    layer.b = torch.nn.Parameter(torch.ones(2))
    return (before, len(list(layer.parameters()))) == (0, 1)


def activation():
    """an activation in the layer"""
    try:
        torch.nn.Linear(2, 3, activation="sigmoid")
    except TypeError:
        return True
    return False
