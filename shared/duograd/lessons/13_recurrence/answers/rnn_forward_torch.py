"""Right and wrong answers to `rnn_forward` in PyTorch."""

import torch


def right_along_the_second_axis(X, h0, W_xh, W_hh, b):
    states, h = [], h0
    for x in X.unbind(dim=1):
        h = torch.tanh(x @ W_xh + h @ W_hh + b)
        states.append(h.unsqueeze(1))
    return torch.cat(states, dim=1)


def right_turned_twice(X, h0, W_xh, W_hh, b):
    states = [h0]
    for x in X.transpose(0, 1):
        states.append(rnn_cell(x, states[-1], W_xh, W_hh, b))
    return torch.stack(states[1:]).transpose(0, 1)


def right_inputs_at_once(X, h0, W_xh, W_hh, b):
    sums = X @ W_xh + b
    h, states = h0, torch.empty(0)
    for t in range(X.shape[1]):
        h = torch.tanh(sums[:, t] + h @ W_hh)
        states = torch.cat([states, h[:, None]], dim=1) if t else h[:, None]
    return states


def right_filled_in(X, h0, W_xh, W_hh, b):
    states = torch.zeros(X.shape[0], X.shape[1], h0.shape[1])
    h = h0
    for t in range(X.shape[1]):
        h = rnn_cell(X[:, t, :], h, W_xh, W_hh, b)
        states[:, t, :] = h
    return states


def walks_over_the_batch(X, h0, W_xh, W_hh, b):
    h, states = h0, []
    for x in X:
        h = rnn_cell(x, h, W_xh, W_hh, b)
        states.append(h)
    return torch.stack(states)


def list_joined_in_a_wrong_way(X, h0, W_xh, W_hh, b):
    h, states = h0, []
    for t in range(X.shape[1]):
        h = rnn_cell(X[:, t], h, W_xh, W_hh, b)
        states.append(h)
    return states.transpose(0, 1)


def list_joined_in_a_wrong_way__tensor(X, h0, W_xh, W_hh, b):
    h, states = h0, []
    for t in range(X.shape[1]):
        h = rnn_cell(X[:, t], h, W_xh, W_hh, b)
        states.append(h)
    return torch.tensor(states)


def walks_over_the_batch__stacked_behind(X, h0, W_xh, W_hh, b):
    h, states = h0, []
    for x in X:
        h = torch.tanh(x @ W_xh + h @ W_hh + b)
        states.append(h)
    return torch.stack(states, dim=1)


def walks_over_the_batch__joined(X, h0, W_xh, W_hh, b):
    h, states = h0, []
    for x in X:
        h = rnn_cell(x, h, W_xh, W_hh, b)
        states.append(h)
    return torch.cat(states)


_kept = {}


def state_kept(X, h0, W_xh, W_hh, b):
    states = [_kept.get(h0.shape, h0)]
    for x in X.unbind(1):
        states.append(rnn_cell(x, states[-1], W_xh, W_hh, b))
    _kept[h0.shape] = states[-1].detach()
    return torch.stack(states[1:], dim=1)


def carried_in_front_of_the_tanh(X, h0, W_xh, W_hh, b):
    sums = [h0]
    for x in X.unbind(dim=1):
        sums += [torch.addmm(x @ W_xh + b, sums[-1], W_hh)]
    return torch.stack(sums[1:], dim=1).tanh()
