"""Right and wrong answers to `RecurrentLayer` in PyTorch."""

import torch
from torch import nn


class _Parts(nn.Module):
    def __init__(self, n_inputs, n_hidden):
        super().__init__()
        self.W_xh = nn.Parameter(torch.randn(n_inputs, n_hidden))
        self.W_hh = nn.Parameter(torch.randn(n_hidden, n_hidden))
        self.b = nn.Parameter(torch.zeros(n_hidden))


class right_with_its_own_loop(_Parts):
    def forward(self, X, h=None):
        h = X.new_zeros(len(X), len(self.b)) if h is None else h
        states = []
        for t in range(X.shape[1]):
            h = torch.tanh(X[:, t] @ self.W_xh + h @ self.W_hh + self.b)
            states.append(h)
        return torch.stack(states, 1), h


class right_with_a_row_of_zeros(_Parts):
    def forward(self, X, h=None):
        if h is None:
            h = torch.zeros_like(self.b).expand(X.shape[0], -1)
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1, :]


class right_size_kept(_Parts):
    def __init__(self, n_inputs, n_hidden):
        super().__init__(n_inputs, n_hidden)
        self.n_hidden = n_hidden

    def forward(self, X, h=None):
        if h is None:
            h = torch.zeros((X.size(0), self.n_hidden))
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return [states, states.select(1, -1)]


class state_kept(_Parts):
    def __init__(self, n_inputs, n_hidden):
        super().__init__(n_inputs, n_hidden)
        self.h = None

    def forward(self, X, h=None):
        if h is not None:
            self.h = h
        if self.h is None:
            self.h = torch.zeros(X.shape[0], self.b.shape[0])
        states = rnn_forward(X, self.h, self.W_xh, self.W_hh, self.b)
        self.h = states[:, -1].detach()
        return states, states[:, -1]


class another_answer_each_time(_Parts):
    def forward(self, X, h=None):
        if h is None:
            h = torch.randn(X.shape[0], self.b.shape[0])
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]


class not_one_parameter(nn.Module):
    def __init__(self, n_inputs, n_hidden):
        super().__init__()
        self.W_xh = nn.ParameterList([torch.randn(n_inputs, n_hidden) for _ in range(9)])
        self.W_hh = nn.ParameterList([torch.randn(n_hidden, n_hidden) for _ in range(9)])
        self.b = nn.Parameter(torch.zeros(n_hidden))

    def forward(self, X, h=None):
        return X, h


class no_such_name(nn.Module):
    def __init__(self, n_inputs, n_hidden):
        super().__init__()
        self.Wxh = nn.Parameter(torch.randn(n_inputs, n_hidden))
        self.Whh = nn.Parameter(torch.randn(n_hidden, n_hidden))
        self.b = nn.Parameter(torch.zeros(n_hidden))

    def forward(self, X, h=None):
        h = torch.zeros(len(X), len(self.b)) if h is None else h
        states = rnn_forward(X, h, self.Wxh, self.Whh, self.b)
        return states, states[:, -1]


class step_does_not_fit(_Parts):
    def forward(self, X, h=None):
        if h is None:
            h = torch.zeros(X.shape[0], X.shape[2])
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]


class step_does_not_fit__a_row_for_each_step(_Parts):
    def forward(self, X, h=None):
        if h is None:
            h = torch.zeros(X.shape[1], self.b.shape[0])
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]


class not_registered(_Parts):
    def __init__(self, n_inputs, n_hidden):
        super().__init__(n_inputs, n_hidden)
        del self.b
        self.b = torch.zeros(n_hidden)

    def forward(self, X, h=None):
        h = torch.zeros(len(X), len(self.b)) if h is None else h
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]


class wrong_shapes(_Parts):
    def __init__(self, n_inputs, n_hidden):
        super().__init__(n_inputs, n_hidden)
        self.start = nn.Parameter(torch.zeros(n_hidden))

    def forward(self, X, h=None):
        h = torch.zeros(len(X), len(self.b)) if h is None else h
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]


class step_does_not_fit__weights_swapped(_Parts):
    def forward(self, X, h=None):
        if h is None:
            h = torch.zeros(X.shape[0], self.b.shape[0])
        states = rnn_forward(X, h, self.W_hh, self.W_xh, self.b)
        return states, states[:, -1]


class state_kept__as_it_was_given(_Parts):
    start = None

    def forward(self, X, h=None):
        self.start = self.start if h is None else h
        h = torch.zeros((X.shape[0], self.b.shape[0])) if self.start is None else self.start
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]


class not_registered__fixed(_Parts):
    def forward(self, X, h=None):
        h = torch.zeros(len(X), len(self.b)) if h is None else h
        states = rnn_forward(X, h, self.W_xh, self.W_hh.requires_grad_(False), self.b)
        return states, states[:, -1]
