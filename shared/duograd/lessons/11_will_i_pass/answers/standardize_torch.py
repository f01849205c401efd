"""Right and wrong answers to `standardize` in PyTorch."""

import torch


def right_1(train, other):
    variance, mean = torch.var_mean(train, dim=0, correction=0, keepdim=True)
    return [(table - mean) / torch.sqrt(variance) for table in (train, other)]


def right_2(train, other):
    n = len(train)
    mean = train.sum(dim=0) / n
    std = (((train - mean) ** 2).sum(dim=0) / n) ** 0.5
    return (train - mean) / std, (other - mean) / std
