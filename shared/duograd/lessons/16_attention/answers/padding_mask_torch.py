"""Right and wrong answers to `padding_mask` in PyTorch."""

import torch


def right_with_an_axis(lengths, T):
    return (torch.arange(T)[None] < lengths[:, None]).unsqueeze(1)


def right_row_by_row(lengths, T):
    mask = torch.zeros(len(lengths), 1, T, dtype=torch.bool)
    for row, length in enumerate(lengths):
        mask[row, 0, :length] = True
    return mask


def numbers_for_truth(lengths, T):
    return (torch.arange(T) < lengths[:, None]).float()[:, None]


def numbers_for_truth__ones(lengths, T):
    rows = [[1] * int(length) + [0] * (T - int(length)) for length in lengths]
    return torch.tensor(rows)[:, None]


def two_axes(lengths, T):
    return torch.arange(T) < lengths[:, None]


def as_long_as_the_longest(lengths, T):
    return (torch.arange(lengths.max()) < lengths[:, None])[:, None]
