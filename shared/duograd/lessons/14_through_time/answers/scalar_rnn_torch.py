"""Right answers to `scalar_rnn` in PyTorch."""

import torch


def right_into_an_empty_row(x, w, u):
    states, h = torch.empty(len(x)), torch.tensor(0.0)
    for t in range(len(x)):
        h = (h * w + x[t] * u).tanh()
        states[t] = h
    return states


def right_with_the_start_cut_off(x, w, u):
    states = [torch.zeros(())]
    for number in x:
        states.append(torch.tanh(w * states[-1] + u * number))
    return torch.stack(states[1:])
