"""Right and wrong answers to `numerical_derivative` in PyTorch."""

import torch


def right_by_diff(f, x, h):
    ends = torch.stack([f(x - h), f(x + h)])
    return torch.diff(ends)[0] / (2 * h)


def both_at_once(f, x, h):
    up, down = torch.unbind(f(torch.stack([x + h, x - h])))
    return (up - down) / (2 * h)


def both_at_once__taken_apart(f, x, h):
    left, right = f(torch.stack([x - h, x + h]))
    return (right - left) / (2 * h)


def both_at_once__by_number(f, x, h):
    values = f(torch.stack([x - h, x + h]))
    return (values[1] - values[0]) / (2 * h)


def moved_in_place(f, x, h):
    place = x.detach().clone()
    place += h
    right = f(place)
    place -= 2 * h
    return (right - f(place)) / (2 * h)


def in_float32(f, x, h):
    x = x.float()
    return (f(x + h) - f(x - h)) / (2 * h)


def in_float32__and_back(f, x, h):
    x = x.float()
    return ((f(x + h) - f(x - h)) / (2 * h)).to(torch.float64)


def other_in_float32(f, x, h):
    if x.dtype == torch.float32:
        return (f(x + h) - f(x)) / h
    return (f(x + h) - f(x - h)) / (2 * h)


def dtype_of_x__always_float64(f, x, h):
    x = x.double()
    return (f(x + h) - f(x - h)) / (2 * h)


def dtype_of_x__float32_at_the_end(f, x, h):
    x = x.double()
    return ((f(x + h) - f(x - h)) / (2 * h)).float()


def rounded_to_3_decimals(f, x, h):
    return torch.round((f(x + h) - f(x - h)) / (2 * h), decimals=3)


def right_by_vmap(f, x, h):
    left, right = torch.vmap(f)(torch.stack([x - h, x + h]))
    return (right - left) / (2 * h)
