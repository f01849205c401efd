"""Right and wrong answers to `build_model` in PyTorch."""

import torch


def right_1():
    return torch.nn.Sequential(
        torch.nn.Linear(2, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1), torch.nn.Sigmoid()
    )


def right_2():
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden, self.last = torch.nn.Linear(2, 5), torch.nn.Linear(5, 1)
            self.drop = torch.nn.Dropout(0.2)

        def forward(self, X):
            return torch.sigmoid(self.last(self.drop(torch.tanh(self.hidden(X)))))

    return Net()


def all_the_same():
    return torch.nn.Sequential(
        torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1), torch.nn.Softmax(dim=1)
    )


def one_straight_line():
    return torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Linear(8, 1), torch.nn.Sigmoid())


def one_side_of_a_half():
    return torch.nn.Sequential(
        torch.nn.Linear(2, 8),
        torch.nn.Tanh(),
        torch.nn.Linear(8, 1),
        torch.nn.ReLU(),
        torch.nn.Sigmoid(),
    )


def one_chance_for_all():
    return torch.nn.Sequential(
        torch.nn.Linear(2, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1), torch.nn.Softmax(dim=0)
    )


def no_gradient():
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden, self.last = torch.nn.Linear(2, 8), torch.nn.Linear(8, 1)

        def forward(self, X):
            with torch.no_grad():
                return torch.sigmoid(self.last(torch.tanh(self.hidden(X))))

    return Net()


def returned_none():
    torch.nn.Linear(2, 1)


def not_one_answer_each():
    return torch.nn.Sequential(
        torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 2), torch.nn.Sigmoid()
    )


def no_probabilities():
    return torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))


def cut_off():
    return torch.nn.Sequential(
        torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1), torch.nn.Hardtanh(0, 1)
    )


def changes_its_answer():
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden, self.last = torch.nn.Linear(2, 8), torch.nn.Linear(8, 1)

        def forward(self, X):
            hidden = torch.nn.functional.dropout(torch.tanh(self.hidden(X)), 0.2)
            return torch.sigmoid(self.last(hidden))

    return Net()


def no_weights():
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = [torch.nn.Linear(2, 8), torch.nn.Linear(8, 1)]

        def forward(self, X):
            return torch.sigmoid(self.layers[1](torch.tanh(self.layers[0](X))))

    return Net()


def no_hidden_layer():
    return torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.Tanh(), torch.nn.Sigmoid())
