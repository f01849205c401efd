"""What proves each row of where the frameworks differ, for PyTorch."""

import inspect

import torch


def built_in():
    """a small update, built in"""
    return not hasattr(torch.nn.Linear(4, 3), "enable_lora")


def frozen():
    """what is frozen"""
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.Linear(2, 1))
    for weights in model.parameters():
        weights.requires_grad = False
    model.append(torch.nn.Linear(1, 1))
    return sum(weights.requires_grad for weights in model.parameters()) == 2


def slope():
    """the slope of a frozen weight, if one asks for it"""
    layer, other = torch.nn.Linear(3, 2), torch.ones(2, requires_grad=True)
    layer.weight.requires_grad = False
    loss = (layer(torch.ones(1, 3)) * other).sum()
    try:
        torch.autograd.grad(loss, layer.weight, retain_graph=True)
    except RuntimeError:
        loss.backward()
        return layer.weight.grad is None and other.grad is not None
    return False


def decay():
    """how much AdamW pulls weights to 0, if nothing is said"""
    return inspect.signature(torch.optim.AdamW).parameters["weight_decay"].default == 0.01
