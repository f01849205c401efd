"""Right and wrong answers to `state_gradients` in PyTorch."""

import torch


def right_into_an_empty_table(W_hh, states, upstream):
    gradients = torch.empty_like(states)
    gradients[-1] = upstream
    for t in range(len(states) - 2, -1, -1):
        gradients[t] = W_hh @ (gradients[t + 1] * (1 - states[t + 1].square()))
    return gradients


def right_collected_and_turned(W_hh, states, upstream):
    g, rows = upstream, [upstream]
    for h in states[1:].flip(0):
        g = torch.matmul(g * (1 - h**2), W_hh.t())
        rows.append(g)
    return torch.stack(rows[::-1])


def right_with_rows_as_tables(W_hh, states, upstream):
    rows = [upstream[None]]
    for t in reversed(range(1, len(states))):
        rows = [(rows[0] * (1 - states[t : t + 1] ** 2)) @ W_hh.T, *rows]
    return torch.cat(rows)


def shapes_do_not_fit(W_hh, states, upstream):
    rows = [upstream]
    for t in reversed(range(1, len(states))):
        rows.insert(0, (rows[0][:, None] * (1 - states[t][:, None] ** 2)) @ W_hh.T)
    return torch.stack(rows)


def walked_from_the_start(W_hh, states, upstream):
    rows = torch.zeros(len(states), len(upstream))
    rows[-1] = upstream
    for t in range(1, len(states)):
        rows[t - 1] = W_hh @ (rows[t] * (1 - states[t] ** 2))
    return rows


def autograd_used(W_hh, states, upstream):
    rows = [upstream]
    for t in range(len(states) - 1, 0, -1):
        h = states[t - 1].clone().requires_grad_()
        after = torch.tanh(torch.atanh(states[t]) + (h - states[t - 1]) @ W_hh)
        rows.insert(0, torch.autograd.grad(after, h, rows[0])[0])
    return torch.stack(rows)
