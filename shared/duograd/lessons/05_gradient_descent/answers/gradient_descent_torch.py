"""Right and wrong answers to `gradient_descent` in PyTorch."""

import torch


def right_by_an_optimizer(loss, w, learning_rate, steps):
    w = torch.nn.Parameter(w.clone())
    optimizer = torch.optim.SGD([w], lr=learning_rate)
    weights, losses = [w.detach().clone()], [loss(w).detach()]
    for _ in range(steps):
        optimizer.zero_grad()
        loss(w).backward()
        optimizer.step()
        weights.append(w.detach().clone())
        losses.append(loss(w).detach())
    return torch.stack(weights), torch.stack(losses)


def right_with_the_losses_last(loss, w, learning_rate, steps):
    path = [w]
    while len(path) <= steps:
        path.append(gradient_step(path[-1], gradient(loss, path[-1]), learning_rate))
    return torch.stack(path), torch.stack([loss(point) for point in path])


def arguments_swapped(loss, w, learning_rate, steps):
    return gradient(w, loss), loss(w)


def lost_track(loss, w, learning_rate, steps):
    w = w.clone().requires_grad_()
    weights, losses = [w.detach()], [loss(w).detach()]
    for _ in range(steps):
        loss(w).backward()
        w = w - learning_rate * w.grad
        weights.append(w.detach())
        losses.append(loss(w).detach())
    return torch.stack(weights), torch.stack(losses)


def argument_changed(loss, w, learning_rate, steps):
    weights, losses = [w.clone()], [loss(w)]
    for _ in range(steps):
        w -= learning_rate * gradient(loss, w)
        weights.append(w.clone())
        losses.append(loss(w))
    return torch.stack(weights), torch.stack(losses)


def graph_kept(loss, w, learning_rate, steps):
    w = w.clone().requires_grad_()
    weights, losses = [w], [loss(w)]
    for _ in range(steps):
        (slope,) = torch.autograd.grad(loss(w), w)
        w = w - learning_rate * slope
        weights.append(w)
        losses.append(loss(w))
    return torch.stack(weights), torch.stack(losses)
