"""What proves each row of where the frameworks differ, for PyTorch."""

import warnings

import torch


def turning_a_matrix():
    """turning a matrix on its side"""
    W = torch.tensor([[1.0, 2.0]])
    return W.T.shape == (2, 1)


def adding_up_the_batch():
    """adding up the batch, one row kept"""
    return torch.ones(5, 3).sum(dim=0, keepdim=True).shape == (1, 3)


def going_back_twice():
    """going back twice through the same graph"""
    w = torch.tensor(3.0, requires_grad=True)
    J = w * w
    torch.autograd.grad(J, w, retain_graph=True)
    torch.autograd.grad(J, w)
    try:
        torch.autograd.grad(J, w)
    except RuntimeError:
        return True
    return False


def gradient_on_the_way():
    """the gradient of a value on the way, such as z1"""
    w = torch.tensor(2.0, requires_grad=True)
    z, v = w * 3, w * 3
    z.retain_grad()
    (z * z + v).backward()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch warns of what this row is about
        return z.grad.item() == 12 and v.grad is None


def unused_weight():
    """a weight that J does not depend on"""
    w = torch.tensor(3.0, requires_grad=True)
    v = torch.tensor(2.0, requires_grad=True)
    try:
        torch.autograd.grad(w * w, v)
    except RuntimeError:
        return torch.autograd.grad(w * w, v, allow_unused=True) == (None,)
    return False


def shape_of_a_layer():
    """the shape of a layer's weight, and of its gradient"""
    layer = torch.nn.Linear(2, 3)
    layer(torch.ones(5, 2)).sum().backward()
    return layer.weight.grad.shape == (3, 2)


def size_of_first_weights():
    """a layer's first weights, if you say nothing"""
    largest = torch.nn.Linear(100, 300).weight.abs().max().item()
    return 0.099 < largest <= 0.1
