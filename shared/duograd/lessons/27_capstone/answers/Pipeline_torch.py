"""Answers to `Pipeline` in PyTorch, right ones."""

import torch


class right_as_parameters(torch.nn.Module):
    def __init__(self, mean, std, network):
        super().__init__()
        self.mean = torch.nn.Parameter(mean, requires_grad=False)
        self.std = torch.nn.Parameter(std, requires_grad=False)
        self.network = network

    def forward(self, X):
        return self.network((X - self.mean) / self.std)


class right_with_a_factor(torch.nn.Module):
    def __init__(self, mean, std, network):
        super().__init__()
        self.register_buffer("factor", 1 / std)
        self.register_buffer("shift", mean / std)
        self.network = network

    def forward(self, X):
        return self.network(X * self.factor - self.shift)
