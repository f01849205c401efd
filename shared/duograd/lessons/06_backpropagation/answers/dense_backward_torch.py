"""Right and wrong answers to `dense_backward` in PyTorch."""

import torch


def right_with_outer_products(X, W, upstream):
    dW = sum(torch.outer(x, u) for x, u in zip(X, upstream))
    return upstream @ W.T, dW, upstream.sum(dim=0)[None, :]


def right_by_einsum(X, W, upstream):
    return (
        torch.einsum("nk,mk->nm", upstream, W),
        torch.einsum("nm,nk->mk", X, upstream),
        torch.ones(1, len(X)) @ upstream,
    )


def right_by_transposing_the_product(X, W, upstream):
    return [upstream.matmul(W.t()), (upstream.T @ X).T, upstream.sum(0, keepdim=True)]


def shapes_do_not_fit(X, W, upstream):
    return upstream @ W.T, X @ upstream, upstream.sum(dim=0, keepdim=True)


def elementwise(X, W, upstream):
    return upstream @ W.T, X.T * upstream, upstream.sum(dim=0, keepdim=True)


def arrays_returned(X, W, upstream):
    X, W, upstream = X.numpy(), W.numpy(), upstream.numpy()
    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=0, keepdims=True)
