"""Right and wrong answers to `minimize_square` in PyTorch."""

import torch


def _stack(path):
    return torch.stack(path)


def right_from_the_last_place(x0, target, learning_rate, steps):
    path = [x0.detach()]
    while len(path) <= steps:
        path.append(path[-1] - learning_rate * 2 * (path[-1] - target))
    return torch.stack(path)


def right_by_an_optimizer(x0, target, learning_rate, steps):
    x = torch.nn.Parameter(x0.clone())
    optimizer = torch.optim.SGD([x], lr=learning_rate)
    path = [x.item()]
    for _ in range(steps):
        optimizer.zero_grad()
        ((x - target) ** 2).backward()
        optimizer.step()
        path.append(x.item())
    return torch.tensor(path)


def right_in_closed_form(x0, target, learning_rate, steps):
    shrink = (1 - 2 * learning_rate) ** torch.arange(steps + 1)
    return target + (x0.detach() - target) * shrink


def lost_track(x0, target, learning_rate, steps):
    x = x0.clone().requires_grad_()
    path = [x.detach()]
    for _ in range(steps):
        ((x - target) ** 2).backward()
        x = x - learning_rate * x.grad
        path.append(x.detach())
    return torch.stack(path)


def argument_changed(x0, target, learning_rate, steps):
    path = [x0.clone()]
    for _ in range(steps):
        x0 -= learning_rate * 2 * (x0 - target)
        path.append(x0.clone())
    return torch.stack(path)


def graph_kept(x0, target, learning_rate, steps):
    x = x0.clone().requires_grad_()
    path = [x]
    for _ in range(steps):
        (slope,) = torch.autograd.grad((path[-1] - target) ** 2, path[-1])
        path.append(path[-1] - learning_rate * slope)
    return torch.stack(path)


def graph_kept__of_a_parameter(x0, target, learning_rate, steps):
    path = [x0]
    for _ in range(steps):
        path.append(path[-1] - learning_rate * 2 * (path[-1] - target))
    return torch.stack(path)


def nothing_to_stack(x0, target, learning_rate, steps):
    x, path = x0.detach(), []
    for _ in range(steps):
        x = x - learning_rate * 2 * (x - target)
        path.append(x)
    return torch.stack(path)


def nothing_to_stack__last_missing(x0, target, learning_rate, steps):
    x, path = x0.detach(), []
    for _ in range(steps):
        path.append(x)
        x = x - learning_rate * 2 * (x - target)
    return torch.stack(path)


def nothing_to_stack__start_put_in_front(x0, target, learning_rate, steps):
    x, walked = x0, []
    for _ in range(steps):
        x = x - learning_rate * 2 * (x - target)
        walked.append(x)
    return torch.cat([x0.reshape(1), torch.stack(walked)])
