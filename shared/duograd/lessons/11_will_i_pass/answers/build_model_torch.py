"""Answers to `build_model` in PyTorch: right ones, then wrong ones by the mistake they show."""

import torch


def _ends_in(*layers):
    """What stands after the hidden layer is the answer's own."""
    return torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Tanh(), *layers)


class _Net(torch.nn.Module):
    """Two dense layers; something may happen to the values between them."""

    def __init__(self, n_hidden=8, between=torch.nn.Identity()):
        super().__init__()
        self.hidden, self.last = torch.nn.Linear(2, n_hidden), torch.nn.Linear(n_hidden, 1)
        self.between = between

    def forward(self, X):
        return torch.sigmoid(self.last(self.between(torch.tanh(self.hidden(X)))))


def right_with_relu():
    return torch.nn.Sequential(
        torch.nn.Linear(2, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1), torch.nn.Sigmoid()
    )


def right_with_dropout():
    return _Net(5, torch.nn.Dropout(0.2))


def all_the_same():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.Softmax(dim=1))


def one_straight_line():
    return torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Linear(8, 1), torch.nn.Sigmoid())


def one_side_of_a_half():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.ReLU(), torch.nn.Sigmoid())


def one_chance_for_all():
    return torch.nn.Sequential(
        torch.nn.Linear(2, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1), torch.nn.Softmax(dim=0)
    )


def no_gradient():
    class Net(_Net):
        def forward(self, X):
            with torch.no_grad():
                return super().forward(X)

    return Net()


def returned_none():
    torch.nn.Linear(2, 1)


def not_one_answer_each():
    return _ends_in(torch.nn.Linear(8, 2), torch.nn.Sigmoid())


def no_probabilities():
    return _ends_in(torch.nn.Linear(8, 1))


def cut_off():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.Hardtanh(0, 1))


def changes_its_answer():
    # Unlike the layer, this function drops in evaluation mode, too.
    return _Net(between=lambda hidden: torch.nn.functional.dropout(hidden, 0.2))


def no_weights():
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = [torch.nn.Linear(2, 8), torch.nn.Linear(8, 1)]

        def forward(self, X):
            hidden, last = self.layers
            return torch.sigmoid(last(torch.tanh(hidden(X))))

    return Net()


def no_hidden_layer():
    return torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.Tanh(), torch.nn.Sigmoid())
