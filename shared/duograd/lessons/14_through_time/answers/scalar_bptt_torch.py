"""Right and wrong answers to `scalar_bptt` in PyTorch."""

import torch


def right_all_at_once(x, y, w, u):
    h = torch.stack([torch.tensor(0.0), *scalar_rnn(x, w, u)])
    slopes = 1 - h[1:] ** 2
    upstream = [2 * (h[-1] - y)]
    for slope in slopes.flip(0):
        upstream.append(upstream[-1] * slope * w)
    delta = torch.stack(upstream[:-1]).flip(0) * slopes
    return (delta * h[:-1]).sum(), delta @ x


def autograd_used(x, y, w, u):
    w, u = torch.tensor(w, requires_grad=True), torch.tensor(u, requires_grad=True)
    return torch.autograd.grad((scalar_rnn(x, w, u)[-1] - y) ** 2, [w, u])


def one_for_both(x, y, w, u):
    h = [0 * x[0], *scalar_rnn(x, w, u)]
    upstream = 2 * (h[-1] - y)
    dw = du = torch.zeros(())
    for t in range(len(x), 0, -1):
        delta = upstream * (1 - h[t] ** 2)
        dw += delta * h[t - 1]
        du += delta * x[t - 1]
        upstream = w * delta
    return dw, du
