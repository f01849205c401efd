"""Answers to `batch_gradient` in PyTorch: right ones, then wrong ones by their mistake."""

import torch


def right_by_func_grad(loss, w, X, Y):
    return torch.func.grad(loss)(w, X, Y)


def right_example_by_example(loss, w, X, Y):
    w = w.clone().requires_grad_()
    sum(loss(w, X[i : i + 1], Y[i : i + 1]) for i in range(len(X))).backward()
    return w.grad / len(X)


def graph_left(loss, w, X, Y):
    w = w.clone().requires_grad_()
    value = loss(w, X, Y).item()
    return torch.autograd.grad(value, w)[0]


def arguments_in_disorder(loss, w, X, Y):
    w = w.clone().requires_grad_()
    return torch.autograd.grad(loss(X, w, Y), w)[0]


def not_called(loss, w, X, Y):
    return torch.autograd.grad(loss, w)[0]


def argument_recorded(loss, w, X, Y):
    w.requires_grad_()
    return torch.autograd.grad(loss(w, X, Y), w)[0]


def size_of_the_loss(loss, w, X, Y):
    w = w.clone().requires_grad_()
    return torch.autograd.grad(loss(w, X, Y).abs(), w)[0]
