"""Right and wrong answers to `layer_norm` in PyTorch."""

import torch
from torch.nn import functional as F


def right_by_the_framework(X, gain, bias, epsilon):
    return F.layer_norm(X, X.shape[-1:], gain, bias, epsilon)


def right_by_var_mean(X, gain, bias, epsilon):
    variance, mean = torch.var_mean(X, dim=-1, correction=0, keepdim=True)
    return (X - mean) * (variance + epsilon).rsqrt() * gain + bias


def axis_not_kept(X, gain, bias, epsilon):
    return gain * (X - X.mean(-1)) / torch.sqrt(X.var(-1, correction=0) + epsilon) + bias
