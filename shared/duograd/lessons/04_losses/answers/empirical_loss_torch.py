"""Right and wrong answers to `empirical_loss` in PyTorch."""

import torch


def right_1(loss, Y_pred, Y):
    values = loss(Y_pred, Y)
    return values.sum() / len(values)


def right_2(loss, Y_pred, Y):
    return torch.stack([loss(a, b) for a, b in zip(Y_pred, Y)]).mean()
