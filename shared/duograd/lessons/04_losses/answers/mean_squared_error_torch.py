"""Right and wrong answers to `mean_squared_error` in PyTorch."""

import torch


def right_by_the_builtin(y_pred, y):
    return torch.nn.functional.mse_loss(y_pred.flatten(), y)


def right_by_a_dot_product(y_pred, y):
    difference = y_pred.squeeze() - y
    return difference @ difference / len(y)
