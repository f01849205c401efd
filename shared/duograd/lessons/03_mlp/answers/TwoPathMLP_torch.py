"""Right and wrong answers to `TwoPathMLP` in PyTorch."""

import torch


class right_with_a_body_and_a_head(torch.nn.Module):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.body = torch.nn.Sequential(torch.nn.Linear(n_inputs, hidden), torch.nn.ReLU())
        self.head = torch.nn.Linear(hidden, n_outputs)

    def forward(self, X, return_hidden=False):
        hidden = self.body(X)
        if return_hidden:
            return self.head(hidden), hidden
        return self.head(hidden)


class right_with_a_list_of_layers(torch.nn.Module):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.layers = torch.nn.ModuleList(
            [torch.nn.Linear(n_inputs, hidden), torch.nn.Linear(hidden, n_outputs)]
        )

    def forward(self, X, return_hidden=False):
        hidden = self.layers[0](X).clamp(min=0)
        found = [self.layers[1](hidden), hidden]
        return found if return_hidden else found[0]


class no_bias(torch.nn.Module):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.first = torch.nn.Linear(n_inputs, hidden, bias=False)
        self.second = torch.nn.Linear(hidden, n_outputs)

    def forward(self, X, return_hidden=False):
        hidden = torch.relu(self.first(X))
        return (self.second(hidden), hidden) if return_hidden else self.second(hidden)


class both_from_then_on(torch.nn.Module):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.first = torch.nn.Linear(n_inputs, hidden)
        self.second = torch.nn.Linear(hidden, n_outputs)
        self.both = False

    def forward(self, X, return_hidden=False):
        hidden = torch.relu(self.first(X))
        self.both = self.both or return_hidden
        return (self.second(hidden), hidden) if self.both else self.second(hidden)


class other_in_training(torch.nn.Module):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.first = torch.nn.Linear(n_inputs, hidden)
        self.second = torch.nn.Linear(hidden, n_outputs)

    def forward(self, X, return_hidden=False):
        hidden = torch.relu(self.first(X))
        z = self.second(hidden)
        return (z, hidden) if return_hidden and self.training else z
