"""Right and wrong answers to `perceptron` in PyTorch."""

import torch


def right_product_summed(x, w, w0, g):
    return g((x * w).sum(dim=-1) + w0)


def right_with_a_loop(x, w, w0, g):
    z = w0
    for i in range(len(w)):
        z = z + x[..., i] * w[i]
    return g(z)


def right_with_einsum(x, w, w0, g):
    return g(torch.einsum("...i,i->...", x, w) + w0)


def product_does_not_fit(x, w, w0, g):
    return g(w @ x + w0)


def axis_one(x, w, w0, g):
    return g((x * w).sum(dim=1) + w0)
