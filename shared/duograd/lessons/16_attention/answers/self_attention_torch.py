"""Right and wrong answers to `self_attention` in PyTorch."""

import torch


def right_by_the_framework(X, W_q, W_k, W_v):
    Q, K, V = X @ W_q, X @ W_k, X @ W_v
    return torch.nn.functional.scaled_dot_product_attention(Q, K, V, is_causal=True)


def right_in_one_piece(X, W_q, W_k, W_v):
    Q, K, V = (torch.einsum("ntd,dk->ntk", X, W) for W in (W_q, W_k, W_v))
    later = torch.ones(X.shape[1], X.shape[1]).triu(1).bool()
    scores = (Q @ K.mT / Q.shape[-1] ** 0.5).masked_fill(later, -torch.inf)
    return scores.softmax(dim=-1) @ V


def right_word_by_word(X, W_q, W_k, W_v):
    heard = []
    for t in range(X.shape[1]):
        q, K, V = X[:, t] @ W_q, X[:, : t + 1] @ W_k, X[:, : t + 1] @ W_v
        weights = torch.softmax((K @ q[:, :, None])[..., 0] / q.shape[-1] ** 0.5, dim=-1)
        heard.append((weights[:, None] @ V)[:, 0])
    return torch.stack(heard, dim=1)


def scaled_by_width(X, W_q, W_k, W_v):
    Q, K, V = X @ W_q, X @ W_k, X @ W_v
    later = torch.ones(X.shape[1], X.shape[1]).triu(1).bool()
    scores = (Q @ K.mT / X.shape[-1] ** 0.5).masked_fill(later, -torch.inf)
    return scores.softmax(dim=-1) @ V


def mask_of_another_size(X, W_q, W_k, W_v):
    later = torch.ones(len(X), len(X)).triu(1).bool()
    scores = (X @ W_q) @ (X @ W_k).mT / W_q.shape[1] ** 0.5
    return scores.masked_fill(later, -torch.inf).softmax(dim=-1) @ (X @ W_v)


def not_itself_first_silent(X, W_q, W_k, W_v):
    same_or_later = torch.ones(X.shape[1], X.shape[1]).triu().bool()
    scores = (X @ W_q) @ (X @ W_k).mT / W_q.shape[1] ** 0.5
    return scores.masked_fill(same_or_later, -torch.inf).softmax(dim=-1) @ (X @ W_v)


def scaled_by_values(X, W_q, W_k, W_v):
    Q, K, V = X @ W_q, X @ W_k, X @ W_v
    later = torch.ones(X.shape[1], X.shape[1]).triu(1).bool()
    scores = (Q @ K.mT / V.shape[-1] ** 0.5).masked_fill(later, -torch.inf)
    return scores.softmax(dim=-1) @ V
