"""Right and wrong answers to `scalar_bptt` in PyTorch."""

import torch


def _states(x, w, u):
    h = [torch.tensor(0.0)]
    for number in x:
        h.append(torch.tanh(w * h[-1] + u * number))
    return h


def right_with_the_start_in_front(x, y, w, u):
    h = _states(x, w, u)
    upstream, dw, du = 2 * (h[-1] - y), torch.zeros(()), torch.zeros(())
    for t in range(len(x), 0, -1):
        delta = upstream * (1 - h[t] ** 2)
        dw += delta * h[t - 1]
        du += delta * x[t - 1]
        upstream = w * delta
    return dw, du


def right_forwards_in_time(x, y, w, u):
    h, dh_dw, dh_du = torch.tensor(0.0), torch.tensor(0.0), torch.tensor(0.0)
    for number in x:
        before, h = h, torch.tanh(w * h + u * number)
        slope = 1 - h**2
        dh_dw, dh_du = slope * (before + w * dh_dw), slope * (number + w * dh_du)
    return [2 * (h - y) * dh_dw, 2 * (h - y) * dh_du]


def right_all_at_once(x, y, w, u):
    h = torch.stack(_states(x, w, u))
    slopes = 1 - h[1:] ** 2
    upstream = [2 * (h[-1] - y)]
    for slope in slopes.flip(0):
        upstream.append(upstream[-1] * slope * w)
    delta = torch.stack(upstream[:-1]).flip(0) * slopes
    return (delta * h[:-1]).sum(), delta @ x


def autograd_used(x, y, w, u):
    w, u = torch.tensor(w, requires_grad=True), torch.tensor(u, requires_grad=True)
    return torch.autograd.grad((_states(x, w, u)[-1] - y) ** 2, [w, u])


def input_before(x, y, w, u):
    h = _states(x, w, u)
    upstream, dw, du = 2 * (h[-1] - y), 0.0, 0.0
    for t in range(len(x), 0, -1):
        delta = upstream * (1 - h[t] ** 2)
        dw, du = dw + delta * h[t - 1], du + delta * x[max(t - 2, 0)]
        upstream = w * delta
    return dw, du


def one_for_both(x, y, w, u):
    h = _states(x, w, u)
    upstream = 2 * (h[-1] - y)
    dw = du = torch.zeros(())
    for t in range(len(x), 0, -1):
        delta = upstream * (1 - h[t] ** 2)
        dw += delta * h[t - 1]
        du += delta * x[t - 1]
        upstream = w * delta
    return dw, du
