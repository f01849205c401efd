"""Right and wrong answers to `derivative` in PyTorch."""

import torch


def right_by_autograd_grad(f, x):
    x = x.clone().requires_grad_(True)
    return torch.autograd.grad(f(x), x)[0]


def right_by_func_grad(f, x):
    return torch.func.grad(f)(x)


def right_from_a_number(f, x):
    x = torch.tensor(x.item(), requires_grad=True)
    f(x).backward()
    return x.grad


def not_recorded(f, x):
    x = x.detach().clone()
    y = f(x)
    y.backward()
    return x.grad


def none_came_back(f, x):
    x = x.detach().clone()
    x.requires_grad_()
    y = f(x)
    return y.backward()


def none_came_back__y_recorded(f, x):
    x = x.detach().clone()
    y = f(x)
    y.requires_grad_()
    y.backward()
    return x.grad


def not_called(f, x):
    x = x.detach().clone()
    x = x.requires_grad_
    y = f(x)
    y.backward()
    return x.grad


def plain_number(f, x):
    x = float(x)
    y = f(x)
    y.backward()
    return x.grad


def argument_recorded(f, x):
    x.requires_grad_()
    f(x).backward()
    return x.grad


def argument_recorded__gradient_left(f, x):
    x.requires_grad_()
    f(x).backward()
    x.requires_grad_(False)
    return x.grad


def measured__in_float64(f, x):
    x, h = x.double(), 1e-5
    return ((f(x + h) - f(x - h)) / (2 * h)).float()


def number_returned(f, x):
    x = x.detach().clone().requires_grad_()
    f(x).backward()
    return x.grad.item()


def number_returned__of_numpy(f, x):
    x = x.detach().clone().requires_grad_()
    f(x).backward()
    return x.grad.numpy()


_slopes = {}


def kept_by_place(f, x):
    place = x.item()
    if place not in _slopes:
        x = x.detach().clone().requires_grad_()
        f(x).backward()
        _slopes[place] = x.grad
    return _slopes[place]


_place = torch.zeros((), requires_grad=True)


def added_to_the_call_before(f, x):
    with torch.no_grad():
        _place.copy_(x)
    f(_place).backward()
    return _place.grad.clone()


def always_one__of_y(f, x):
    x = x.detach().clone().requires_grad_()
    y = f(x)
    y.retain_grad()
    y.backward()
    return y.grad
