"""Right and wrong answers to `centered` in PyTorch."""

import torch


def right_by_the_builtin(x):
    return torch.sub(x, x.mean())


def right_number_by_number(x):
    return torch.stack([number - x.sum() / len(x) for number in x])


def one_number(x):
    return (x - x.mean()).mean()
