"""Right and wrong answers to `layer_norm` in PyTorch."""

import torch
from torch.nn import functional as F


def right_by_the_framework(X, gain, bias, epsilon):
    return F.layer_norm(X, X.shape[-1:], gain, bias, epsilon)


def right_by_var_mean(X, gain, bias, epsilon):
    variance, mean = torch.var_mean(X, dim=-1, correction=0, keepdim=True)
    return (X - mean) * (variance + epsilon).rsqrt() * gain + bias


def shapes_do_not_fit(X, gain, bias, epsilon):
    return gain * (X - X.mean(-1)) / torch.sqrt(X.var(-1, correction=0) + epsilon) + bias


def shapes_do_not_fit__gain_multiplied_as_a_matrix(X, gain, bias, epsilon):
    distances = X - X.mean(dim=-1, keepdim=True)
    variance = (distances**2).mean(dim=-1, keepdim=True)
    return distances / torch.sqrt(variance + epsilon) @ gain + bias
