"""Right and wrong answers to `lora_forward` in PyTorch."""

import torch


def right_merged_first(X, W, A, B, alpha):
    return X @ (W.detach() + A @ B * (alpha / A.shape[1]))


def right_without_record(X, W, A, B, alpha):
    with torch.no_grad():
        frozen = W.clone()
    return torch.matmul(X, frozen) + torch.matmul(X @ A, B).mul(alpha / len(B))


def right_as_a_layer(X, W, A, B, alpha):
    old = torch.nn.functional.linear(X, W.T.detach())
    return old + torch.nn.functional.linear(X @ A, B.T) * alpha / A.size(1)


def update_does_not_learn(X, W, A, B, alpha):
    return X @ W.detach() + alpha / A.shape[1] * X @ (A @ B).detach()


def update_does_not_learn__no_grad(X, W, A, B, alpha):
    with torch.no_grad():
        return X @ W + alpha / A.shape[1] * (X @ A) @ B


def tables_do_not_fit(X, W, A, B, alpha):
    return X @ W.detach() + alpha / A.shape[1] * (X @ B) @ A


def tables_do_not_fit__transposed(X, W, A, B, alpha):
    return X @ W.detach() + alpha / A.shape[1] * (X @ A.T) @ B.T


def base_cut_off(X, W, A, B, alpha):
    with torch.no_grad():
        base = X @ W
    return base + alpha / A.shape[1] * (X @ A) @ B


def argument_marked(X, W, A, B, alpha):
    W.requires_grad = False
    return X @ W + alpha / A.shape[1] * (X @ A) @ B
