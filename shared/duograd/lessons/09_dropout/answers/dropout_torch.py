"""Right and wrong answers to `dropout` in PyTorch."""

import torch

_where, _tensor = torch.where, torch.tensor


def _held(X):
    return X.detach()


def _table(X):
    return X.reshape(len(X), -1)


def _double(X):
    return X.double()


def right_by_a_scale(X, p, training, rng):
    scale = torch.ones_like(X)
    if training:
        scale = torch.tensor((rng.random(X.shape) >= p) / (1 - p)).float()
    return X * scale


def not_from_rng(X, p, training, rng):
    return torch.nn.functional.dropout(X, p, training)


def not_by_itself(X, p, training, rng):
    if not training:
        return X
    half = dropout_mask(((X.numel() + 1) // 2,), p, rng)
    mask = torch.cat([half, half])[: X.numel()].reshape(X.shape)
    return X * mask / (1 - p)


def type_changed(X, p, training, rng):
    return X * torch.tensor((rng.random(X.shape) >= p) / (1 - p)) if training else X


def silent_unrecorded(X, p, training, rng):
    if training and torch.is_grad_enabled():
        return X * dropout_mask(X.shape, p, rng) / (1 - p)
    return X
