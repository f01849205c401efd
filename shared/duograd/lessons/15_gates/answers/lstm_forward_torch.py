"""Right and wrong answers to `lstm_forward` in PyTorch."""

import torch


def _step(x, h, c, W, U, b):
    i, f, g, o = (x @ W + h @ U + b).chunk(4, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


def right_by_unbind(X, W, U, b):
    h, c = torch.zeros(len(X), len(U)), torch.zeros(len(X), len(U))
    states = []
    for x in X.unbind(dim=1):
        h, c = _step(x, h, c, W, U, b)
        states += [h.unsqueeze(1)]
    return torch.cat(states, dim=1)


def right_in_a_table(X, W, U, b):
    n, T, _ = X.shape
    h = c = X.new_zeros(n, U.shape[0])
    states = torch.empty(n, T, U.shape[0])
    for t in range(T):
        h, c = _step(X[:, t, :], h, c, W, U, b)
        states[:, t] = h
    return states


def right_by_the_framework(X, W, U, b):
    layer = torch.nn.LSTM(W.shape[0], U.shape[0], batch_first=True)
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    tables = dict(zip(names, (W.T, U.T, b, torch.zeros_like(b)), strict=True))
    return torch.func.functional_call(layer, tables, (X,))[0]


def four_times_too_wide(X, W, U, b):
    h = c = torch.zeros(X.shape[0], U.shape[1])
    states = []
    for t in range(X.shape[1]):
        h, c = _step(X[:, t], h, c, W, U, b)
        states.append(h)
    return torch.stack(states, dim=1)


def four_times_too_wide__as_the_inputs(X, W, U, b):
    h = c = torch.zeros(X.shape[0], X.shape[2])
    states = []
    for t in range(X.shape[1]):
        h, c = _step(X[:, t], h, c, W, U, b)
        states.append(h)
    return torch.stack(states, dim=1)


def walks_over_the_batch(X, W, U, b):
    h = c = torch.zeros(X.shape[0], U.shape[0])
    states = []
    for t in range(X.shape[0]):
        h, c = _step(X[t], h, c, W, U, b)
        states.append(h)
    return torch.stack(states, dim=1)


def all_steps_at_once(X, W, U, b):
    h = c = torch.zeros(X.shape[0], U.shape[0])
    states = []
    for t in range(X.shape[1]):
        h, c = _step(X, h, c, W, U, b)
        states.append(h)
    return torch.stack(states, dim=1)


def step_left_out(X, W, U, b):
    h = c = torch.zeros(X.shape[0], U.shape[0])
    states = []
    for t in range(1, X.shape[1]):
        h, c = _step(X[:, t], h, c, W, U, b)
        states.append(h)
    return torch.stack(states, dim=1)


def step_left_out__at_the_end(X, W, U, b):
    h = c = torch.zeros(X.shape[0], U.shape[0])
    states = []
    for t in range(X.shape[1] - 1):
        h, c = _step(X[:, t], h, c, W, U, b)
        states.append(h)
    return torch.stack(states, dim=1)


_KEPT = {}


def not_the_same_twice(X, W, U, b):
    nothing = torch.zeros(X.shape[0], U.shape[0])
    h, c = _KEPT.get(nothing.shape, (nothing, nothing))
    states = []
    for t in range(X.shape[1]):
        h, c = _step(X[:, t], h, c, W, U, b)
        states.append(h)
    _KEPT.clear()
    _KEPT[nothing.shape] = h.detach(), c.detach()
    return torch.stack(states, dim=1)


def pairs_collected(X, W, U, b):
    h = c = torch.zeros(X.shape[0], U.shape[0])
    states = []
    for t in range(X.shape[1]):
        h, c = _step(X[:, t], h, c, W, U, b)
        states.append((h, c))
    return torch.stack(states, dim=1)


def walks_over_the_inputs(X, W, U, b):
    h = c = torch.zeros(X.shape[0], U.shape[0])
    states = []
    for t in range(X.shape[2]):
        h, c = _step(X[:, :, t], h, c, W, U, b)
        states.append(h)
    return torch.stack(states, dim=1)


def list_for_a_tensor(X, W, U, b):
    h = c = torch.zeros(X.shape[0], U.shape[0])
    states = []
    for t in range(X.shape[1]):
        h, c = _step(X[:, t], h, c, W, U, b)
        states.append(h)
    return torch.tensor(states)
