"""Right and wrong answers to `positional_encoding` in PyTorch."""

import math

import torch


def right_filled_in(T, d):
    table = torch.zeros(T, d)
    place = torch.arange(T, dtype=torch.float32).unsqueeze(1)
    speed = torch.exp(torch.arange(0, d, 2) * (-math.log(10000.0) / d))
    table[:, 0::2] = torch.sin(place * speed)
    table[:, 1::2] = torch.cos(place * speed)
    return table


def right_number_by_number(T, d):
    rows = []
    for place in range(T):
        angles = [place / 10000 ** (i / d) for i in range(0, d, 2)]
        rows.append([turned for a in angles for turned in (math.sin(a), math.cos(a))])
    return torch.tensor(rows)


def halves(T, d):
    angles = torch.arange(T)[:, None] / 10000 ** (torch.arange(0, d, 2) / d)
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def a_clock_for_each_column(T, d):
    angles = torch.arange(T)[:, None] / 10000 ** (torch.arange(d) / d)
    angles[:, 0::2], angles[:, 1::2] = angles[:, 0::2].sin(), angles[:, 1::2].cos()
    return angles


def another_kind_of_number(T, d):
    angles = torch.arange(T)[:, None] / 10000 ** (torch.arange(0, d, 2).double() / d)
    return torch.stack([angles.sin(), angles.cos()], dim=2).reshape(T, d)


def multiplied(T, d):
    angles = torch.arange(T)[:, None] * 10000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angles.sin(), angles.cos()], dim=2).reshape(T, d)
