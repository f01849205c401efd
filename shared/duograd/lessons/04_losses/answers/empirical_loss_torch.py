"""Right and wrong answers to `empirical_loss` in PyTorch."""

import torch


def right_by_sum_and_count(loss, Y_pred, Y):
    values = loss(Y_pred, Y)
    return values.sum() / len(values)


def right_with_a_loop(loss, Y_pred, Y):
    return torch.stack([loss(one, other) for one, other in zip(Y_pred, Y)]).mean()
