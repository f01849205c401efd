"""Right and wrong answers to `dropout` in PyTorch."""

import torch


def right_by_where(X, p, training, rng):
    if training:
        return torch.where(dropout_mask(X.shape, p, rng) == 1, X / (1 - p), torch.zeros_like(X))
    return X


def right_by_a_scale(X, p, training, rng):
    scale = torch.ones_like(X)
    if training:
        scale = torch.tensor((rng.random(X.shape) >= p) / (1 - p)).float()
    return X * scale


def not_from_rng(X, p, training, rng):
    return torch.nn.functional.dropout(X, p, training)


def gradient_lost(X, p, training, rng):
    if not training:
        return X
    return X + (dropout_mask(X.shape, p, rng) * X / (1 - p) - X).detach()


def not_by_itself(X, p, training, rng):
    if not training:
        return X
    half = dropout_mask(((X.numel() + 1) // 2,), p, rng)
    mask = torch.cat([half, half])[: X.numel()].reshape(X.shape)
    return X * mask / (1 - p)


def gradient_lost__of_what_stays(X, p, training, rng):
    if not training or p == 0:
        return X
    return (X * dropout_mask(X.shape, p, rng) / (1 - p)).detach()


def right_minus_what_goes(X, p, training, rng):
    if not training:
        return X
    gone = 1 - dropout_mask(X.shape, p, rng)
    return (X - X * gone) / (1 - p)


def gradient_lost__without_the_factor(X, p, training, rng):
    if not training:
        return X
    kept = X * dropout_mask(X.shape, p, rng)
    return kept + (kept / (1 - p) - kept).detach()


def type_changed(X, p, training, rng):
    return X * torch.tensor((rng.random(X.shape) >= p) / (1 - p)) if training else X
