"""Right and wrong answers to `gradient_descent` in PyTorch."""

import torch


def _stack(path):
    return torch.stack(path).detach()


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


def function_for_tensor(loss, w, learning_rate, steps):
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


def slopes_add_up(loss, w, learning_rate, steps):
    w = w.clone().requires_grad_()
    weights, losses = [w.detach().clone()], [loss(w).detach()]
    for _ in range(steps):
        loss(w).backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
        weights.append(w.detach().clone())
        losses.append(loss(w).detach())
    return torch.stack(weights), torch.stack(losses)


def right_by_filling_tables(loss, w, learning_rate, steps):
    w = w.detach()
    weights, losses = torch.empty(steps + 1, *w.shape), torch.empty(steps + 1)
    for step in range(steps + 1):
        if step:
            w = w - learning_rate * gradient(loss, w)
        weights[step], losses[step] = w, loss(w)
    return weights, losses


def stopped_at_the_bottom__where_the_slope_is_0(loss, w, learning_rate, steps):
    def step(w):
        slope = gradient(loss, w)
        return None if float(slope.abs().sum()) == 0 else gradient_step(w, slope, learning_rate)

    return _walk(loss, w, steps, step)


def one_weight_after_the_other(loss, w, learning_rate, steps):
    def step(w):
        w = w.clone()
        for place in range(w.numel()):
            slope = gradient(loss, w).reshape(-1)
            w.view(-1)[place] -= learning_rate * slope[place]
        return w

    return _walk(loss, w, steps, step)


def graph_kept__of_a_parameter(loss, w, learning_rate, steps):
    weights, losses = [w], [loss(w)]
    for _ in range(steps):
        w = gradient_step(w, gradient(loss, w), learning_rate)
        weights.append(w)
        losses.append(loss(w))
    return torch.stack(weights), torch.stack(losses)


def along_the_last_axis(loss, w, learning_rate, steps):
    w = w.detach()
    weights, losses = _walk(loss, w, steps, lambda w: w - learning_rate * gradient(loss, w))
    return weights.movedim(0, -1), losses


def function_for_tensor__backward_of_the_loss(loss, w, learning_rate, steps):
    w = w.detach().clone().requires_grad_()
    path, losses = [w.detach().clone()], [loss(w).detach()]
    for _ in range(steps):
        loss.backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
        path.append(w.detach().clone())
        losses.append(loss(w).detach())
    return torch.stack(path), torch.stack(losses)
