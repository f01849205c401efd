"""Right and wrong answers to `count_parameters` in PyTorch."""

import torch


def right_1(n_inputs, n_outputs):
    return (n_inputs + 1) * n_outputs


def right_2(n_inputs, n_outputs):
    layer = torch.nn.Linear(n_inputs, n_outputs)
    return sum(p.numel() for p in layer.parameters())


def right_3(n_inputs, n_outputs):
    return sum(n_inputs + 1 for _ in range(n_outputs))
