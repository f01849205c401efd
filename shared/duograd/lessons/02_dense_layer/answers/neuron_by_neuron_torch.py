"""Right and wrong answers to `neuron_by_neuron` in PyTorch."""

import torch


def right_1(X, W, b, g):
    return g(X @ W + b)


def right_2(X, W, b, g):
    answers = [g((x * W.T).sum(dim=1) + b[0]) for x in X]
    return torch.stack(answers)
