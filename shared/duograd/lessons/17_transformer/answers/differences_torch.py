"""What proves each row of where the frameworks differ, for PyTorch."""

import inspect

import torch
from torch import nn


def epsilon():
    """ε of the layer norm"""
    return nn.LayerNorm(4).eps == 1e-5


def variance():
    """a variance without more words"""
    row = torch.tensor([1.0, 3.0])
    return row.var(-1).item() == 2 and row.var(-1, correction=0).item() == 1


def width():
    """the width of an attention layer"""
    return nn.MultiheadAttention(8, 2).head_dim == 4


def layout():
    """where W_q, W_k and W_v are"""
    layer, X = nn.MultiheadAttention(4, 1, bias=False), torch.randn(3, 1, 4)
    W_q, W_k, W_v = layer.in_proj_weight.chunk(3)
    weights = torch.softmax((X @ W_q.T)[:, 0] @ (X @ W_k.T)[:, 0].T / 2, dim=-1)
    mine = weights @ (X @ W_v.T)[:, 0] @ layer.out_proj.weight.T
    return torch.allclose(layer(X, X, X)[0][:, 0], mine, atol=1e-5)


def first_axis():
    """the first axis that an attention layer expects"""
    X = torch.randn(2, 5, 4)
    _, weights = nn.MultiheadAttention(4, 2)(X, X, X)
    _, by_text = nn.MultiheadAttention(4, 2, batch_first=True)(X, X, X)
    return weights.shape == (5, 2, 2) and by_text.shape == (2, 5, 5)


def whole_block():
    """a whole block as a layer"""
    arguments = inspect.signature(nn.TransformerEncoderLayer).parameters
    return arguments["norm_first"].default is False and arguments["dropout"].default > 0
