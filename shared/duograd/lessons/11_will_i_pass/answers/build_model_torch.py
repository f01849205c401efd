"""Answers to `build_model` in PyTorch: right ones, then wrong ones by the mistake they show."""

import copy

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
        return self.last(self.between(torch.tanh(self.hidden(X))))


def right_with_relu():
    return torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1))


def right_with_dropout():
    return _Net(5, torch.nn.Dropout(0.2))


def right_with_zeros_for_biases():
    model = _ends_in(torch.nn.Linear(8, 1))
    torch.nn.init.zeros_(model[0].bias)
    torch.nn.init.kaiming_normal_(model[2].weight)
    return model


def right_with_squares():
    class Square(torch.nn.Module):
        def forward(self, z):
            return z**2

    return torch.nn.Sequential(torch.nn.Linear(2, 8), Square(), torch.nn.Linear(8, 1))


def right_deeper():
    return torch.nn.Sequential(
        torch.nn.Linear(2, 6), torch.nn.GELU(), torch.nn.Linear(6, 4), torch.nn.SiLU(),
        torch.nn.Linear(4, 1),
    )  # fmt: skip


def all_the_same():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.Softmax(dim=1))


def one_straight_line():
    return torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Linear(8, 1))


def each_input_for_itself():
    return torch.nn.Sequential(torch.nn.ReLU(), torch.nn.Linear(2, 8), torch.nn.Linear(8, 1))


def all_the_same__zeros():
    model = _ends_in(torch.nn.Linear(8, 1))
    for parameter in model.parameters():
        torch.nn.init.zeros_(parameter)
    return model


def never_negative():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.ReLU())


def never_negative__softplus():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.Softplus())


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
    return _ends_in(torch.nn.Linear(8, 2))


def not_one_answer_each__flat():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.Flatten(0))


def no_logits():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.Sigmoid())


def never_negative__cut_off():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.Hardtanh(0, 1))


def nothing_alone():
    class Centred(torch.nn.Module):
        def forward(self, z):
            return z - z.mean(dim=0)

    return _ends_in(torch.nn.Linear(8, 1), Centred())


def bent_at_the_end():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.LeakyReLU(0.1))


def bent_at_the_end__softsign():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.Softsign())


def bent_at_the_end__hardly_negative():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.GELU())


def bent_at_the_end__cut_off():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.Hardtanh(-4, 4))


def bent_at_the_end__cut_off_far():
    return _ends_in(torch.nn.Linear(8, 1), torch.nn.Hardtanh(-10, 10))


def always_the_same_weights():
    torch.manual_seed(3)
    return _ends_in(torch.nn.Linear(8, 1))


def always_the_same_weights__copied():
    return copy.deepcopy(_MADE_ONCE)


def no_number_alone():
    class Net(_Net):
        def forward(self, X):
            return super().forward((X - X.mean(0)) / X.std(0, correction=0))

    return Net()


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
            return last(torch.tanh(hidden(X)))

    return Net()


def no_hidden_layer():
    return torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.Tanh())


def no_hidden_layer__in_a_list():
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden, self.last = [torch.nn.Linear(2, 8)], torch.nn.Linear(8, 1)

        def forward(self, X):
            return self.last(torch.tanh(self.hidden[0](X)))

    return Net()


def layer_held_fast():
    model = torch.nn.Sequential(
        torch.nn.Linear(2, 8),
        torch.nn.ReLU(),
        torch.nn.Linear(8, 8),
        torch.nn.ReLU(),
        torch.nn.Linear(8, 1),
    )
    model[0].requires_grad_(False)
    return model


def no_hidden_layer__held_fast():
    model = _ends_in(torch.nn.Linear(8, 1))
    model[0].requires_grad_(False)
    return model


_MADE_ONCE = _ends_in(torch.nn.Linear(8, 1))


def layers_shared():
    return _MADE_ONCE


def layer_out_of_reach():
    class Net(_Net):
        def forward(self, X):
            with torch.no_grad():
                features = torch.tanh(self.hidden(X))
            return self.last(features)

    return Net()


def bent_at_the_end__as_between():
    bend = torch.nn.LeakyReLU(0.1)
    return torch.nn.Sequential(torch.nn.Linear(2, 8), bend, torch.nn.Linear(8, 1), bend)


def no_column_alone():
    class Squeezed(torch.nn.Module):
        def forward(self, z):
            return z.squeeze().unsqueeze(-1)

    return _ends_in(torch.nn.Linear(8, 1), Squeezed())
