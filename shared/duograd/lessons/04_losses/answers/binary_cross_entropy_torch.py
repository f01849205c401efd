"""Right and wrong answers to `binary_cross_entropy` in PyTorch."""

import torch


def right_by_the_builtin(p, y):
    return torch.nn.functional.binary_cross_entropy(p.reshape(y.shape), y)


def right_with_where(p, y):
    p = torch.clamp(p.reshape(y.shape), 1e-7, 1 - 1e-7)
    return -torch.log(torch.where(y == 1, p, 1 - p)).mean()


def right_with_cut_logarithms(p, y):
    p = p.reshape(y.shape)
    log_p, log_q = (torch.clamp(torch.log(v), min=-100) for v in (p, 1 - p))
    return -(y * log_p + (1 - y) * log_q).mean()


def certain_and_wrong(p, y):
    p = p.reshape(y.shape)
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()


def certain_and_right(p, y):
    p = p.reshape(y.shape)
    p = torch.where(p == y, p, torch.clamp(p, 1e-7, 1 - 1e-7))
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()


def logarithm_of_zero(p, y):
    p = torch.clamp(p.reshape(y.shape), 1e-7, 1 - 1e-7)
    return -(torch.log(y * p) + torch.log((1 - y) * (1 - p))).mean()


def logarithm_of_zero__y_for_p(p, y):
    p = torch.clamp(p.reshape(y.shape), 1e-7, 1 - 1e-7)
    return -(p * torch.log(y) + (1 - p) * torch.log(1 - y)).mean()


def half_for_each_answer(p, y):
    p = torch.clamp(p.reshape(y.shape), 1e-7, 1 - 1e-7)
    passed = -(y * torch.log(p)).sum() / y.sum().clamp(min=1)
    failed = -((1 - y) * torch.log(1 - p)).sum() / (1 - y).sum().clamp(min=1)
    return (passed + failed) / 2


def mean_of_both_means(p, y):
    p = torch.clamp(p.reshape(y.shape), 1e-7, 1 - 1e-7)
    losses = -(y * torch.log(p) + (1 - y) * torch.log(1 - p))
    return torch.stack([losses[y == answer].mean() for answer in y.unique()]).mean()


def clipped_at_0_01(p, y):
    p = torch.clamp(p.reshape(y.shape), 0.01, 0.99)
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()


def divided_by_those_who_passed(p, y):
    p = torch.clamp(p.reshape(y.shape), 1e-7, 1 - 1e-7)
    passed = -(y * torch.log(p)).sum() / y.sum() * y.mean()
    return passed - ((1 - y) * torch.log(1 - p)).mean()
