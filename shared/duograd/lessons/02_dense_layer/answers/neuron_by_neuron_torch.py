"""Right answers to `neuron_by_neuron` in PyTorch."""

import torch


def right_all_at_once(X, W, b, g):
    return g(X @ W + b)


def right_example_by_example(X, W, b, g):
    answers = [g((x * W.T).sum(dim=1) + b[0]) for x in X]
    return torch.stack(answers)
