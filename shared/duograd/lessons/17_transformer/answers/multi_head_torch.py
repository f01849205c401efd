"""Right and wrong answers to `multi_head` in PyTorch."""

import torch
from torch.nn import functional as F


def _heads(X, n_heads):
    return X.unflatten(2, (n_heads, -1)).transpose(1, 2)


def right_by_the_framework(X, W_q, W_k, W_v, W_o, n_heads):
    Q, K, V = (_heads(X @ W, n_heads) for W in (W_q, W_k, W_v))
    seen = F.scaled_dot_product_attention(Q, K, V, is_causal=True)
    return seen.transpose(1, 2).flatten(2) @ W_o


def right_head_by_head(X, W_q, W_k, W_v, W_o, n_heads):
    width, T = X.shape[2] // n_heads, X.shape[1]
    after, seen = torch.triu(torch.ones(T, T), diagonal=1) == 1, []
    for k in range(n_heads):
        piece = slice(k * width, (k + 1) * width)
        Q, K, V = X @ W_q[:, piece], X @ W_k[:, piece], X @ W_v[:, piece]
        scores = (Q @ K.mT / width**0.5).masked_fill(after, float("-inf"))
        seen.append(scores.softmax(dim=2) @ V)
    return torch.cat(seen, dim=2) @ W_o


def shapes_do_not_fit(X, W_q, W_k, W_v, W_o, n_heads):
    Q, K, V = (_heads(X @ W, n_heads) for W in (W_q, W_k, W_v))
    return F.scaled_dot_product_attention(Q, K, V, is_causal=True) @ W_o


def words_themselves(X, W_q, W_k, W_v, W_o, n_heads):
    Q = K = V = split_heads(X, n_heads)
    T = X.shape[1]
    scores = Q @ (K).transpose(-1, -2) / Q.shape[-1] ** 0.5
    scores = torch.where(torch.arange(T) <= torch.arange(T)[:, None], scores, -np.inf)
    return merge_heads(torch.softmax(scores, -1) @ V) @ W_o
