"""Right and wrong answers to `graph_backward` in PyTorch."""

import torch


def right_by_stacking(a, b):
    from_c, from_d = b - 1, a + b
    return [from_c, torch.sum(torch.stack([from_c, from_d]))]


def tried_autograd(a, b):
    e = (a + b) * (b - 1)
    e.backward()
    return a.grad, b.grad
