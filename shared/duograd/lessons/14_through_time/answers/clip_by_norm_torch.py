"""Right and wrong answers to `clip_by_norm` in PyTorch."""

import torch


def right_by_the_smaller_factor(gradients, limit):
    squares = [torch.sum(g * g) for g in gradients]
    factor = torch.clamp(limit / torch.stack(squares).sum().sqrt(), max=1.0)
    return [g * factor for g in gradients]


def right_in_one_row(gradients, limit):
    row = torch.cat([g.flatten() for g in gradients])
    norm = torch.linalg.norm(row).item()
    return [g if norm <= limit else g * limit / norm for g in gradients]


def right_by_the_framework(gradients, limit):
    parameters = [torch.nn.Parameter(torch.zeros_like(g)) for g in gradients]
    for parameter, gradient in zip(parameters, gradients):
        parameter.grad = gradient.clone()
    torch.nn.utils.clip_grad_norm_(parameters, limit)
    return [parameter.grad for parameter in parameters]


def shapes_added(gradients, limit):
    norm = sum(g**2 for g in gradients).sum().sqrt()
    return [g * min(1.0, limit / norm) for g in gradients]


def shapes_added__stacked(gradients, limit):
    norm = torch.linalg.norm(torch.stack(gradients))
    return [g * min(1.0, limit / norm) for g in gradients]


def argument_changed(gradients, limit):
    norm = torch.sqrt(sum((g**2).sum() for g in gradients))
    for g in gradients:
        if norm > limit:
            g *= limit / norm
    return gradients
