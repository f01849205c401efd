"""Right answers to `rnn_cell` in PyTorch."""

import torch


def right_with_one_table(x, h, W_xh, W_hh, b):
    return (torch.cat([x, h], dim=1) @ torch.cat([W_xh, W_hh]) + b).tanh()


def right_by_the_framework(x, h, W_xh, W_hh, b):
    return torch.rnn_tanh_cell(x, h, W_xh.T, W_hh.T, b, torch.zeros_like(b))
