"""Right and wrong answers to `dense` in PyTorch."""

import torch


def right_with_addmm(X, W, b, g):
    return g(torch.addmm(b, X, W))


def right_with_einsum(X, W, b, g):
    return g(torch.einsum("ni,ij->nj", X, W) + b)


def right_by_broadcasting(X, W, b, g):
    return g((X[:, :, None] * W).sum(dim=1) + b)


def right_by_the_builtin(X, W, b, g):
    return g(torch.nn.functional.linear(X, W.T, b[0]))


def neuron_in_a_row(X, W, b, g):
    return g(X @ W.T + b)


def bias_per_example(X, W, b, g):
    return g(X @ W + b.T)


def shapes_do_not_fit(X, W, b, g):
    return g(X.T @ W + b)


def not_a_matrix_product(X, W, b, g):
    return g((X * W).sum(dim=0) + b)


def square_turned(X, W, b, g):
    if W.shape[0] == W.shape[1]:
        W = W.T
    return g(X @ W + b)


def gradient_lost__of_a_bias_of_zero(X, W, b, g):
    Z = X @ W
    if b.any():
        Z = Z + b
    return g(Z)
