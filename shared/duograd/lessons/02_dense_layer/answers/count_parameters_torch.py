"""Right answers to `count_parameters` in PyTorch."""

import torch


def right_by_the_builtin(n_inputs, n_outputs):
    layer = torch.nn.Linear(n_inputs, n_outputs)
    return sum(p.numel() for p in layer.parameters())
