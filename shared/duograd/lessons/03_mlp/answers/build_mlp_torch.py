"""Right and wrong answers to `build_mlp` in PyTorch."""

import torch


def _mlp(sizes, **options):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(n_in, n_out, **options), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def right_by_appending(n_inputs, hidden, n_outputs):
    model = torch.nn.Sequential()
    sizes = [n_inputs] + list(hidden) + [n_outputs]
    for i in range(len(sizes) - 1):
        if i > 0:
            model.append(torch.nn.ReLU())
        model.append(torch.nn.Linear(sizes[i], sizes[i + 1]))
    return model


def right_with_one_relu_for_all(n_inputs, hidden, n_outputs):
    relu = torch.nn.ReLU()  # it has no weights: one for all is fine
    layers = []
    for size in hidden:
        layers += [torch.nn.Linear(n_inputs, size), relu]
        n_inputs = size
    return torch.nn.Sequential(*layers, torch.nn.Linear(n_inputs, n_outputs))


def layer_used_twice(n_inputs, hidden, n_outputs):
    sizes, made, layers = [n_inputs, *hidden, n_outputs], {}, []
    for pair in zip(sizes, sizes[1:]):
        if pair not in made:
            made[pair] = torch.nn.Linear(*pair)
        layers += [made[pair], torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def layers_do_not_fit(n_inputs, hidden, n_outputs):
    layers = []
    for size in hidden:
        layers += [torch.nn.Linear(n_inputs, size), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers, torch.nn.Linear(n_inputs, n_outputs))


def too_few_layers(n_inputs, hidden, n_outputs):
    return _mlp([n_inputs, *hidden[:-1], n_outputs])


def stops_short__last_one_left_out(n_inputs, hidden, n_outputs):
    return _mlp([n_inputs, *hidden[:1], *hidden[1:-1], n_outputs])


def too_many_layers(n_inputs, hidden, n_outputs):
    return _mlp([n_inputs, n_inputs, *hidden, n_outputs])


def list_without_star(n_inputs, hidden, n_outputs):
    return torch.nn.Sequential([torch.nn.Linear(n_inputs, n_outputs)])


def function_for_layer(n_inputs, hidden, n_outputs):
    return torch.nn.Sequential(torch.nn.Linear(n_inputs, n_outputs), torch.relu)


def no_bias(n_inputs, hidden, n_outputs):
    return _mlp([n_inputs, *hidden, n_outputs], bias=False)


class _Network(torch.nn.Module):
    def __init__(self, sizes):
        super().__init__()
        pairs = zip(sizes, sizes[1:])
        self.layers = torch.nn.ModuleList([torch.nn.Linear(*pair) for pair in pairs])

    def forward(self, X):
        for layer in self.layers[:-1]:
            X = torch.relu(layer(X))
        return self.layers[-1](X)


def right_with_a_module_of_its_own(n_inputs, hidden, n_outputs):
    return _Network([n_inputs, *hidden, n_outputs])


def right_at_evaluation(n_inputs, hidden, n_outputs):
    return _mlp([n_inputs, *hidden, n_outputs]).eval()


def other_in_training(n_inputs, hidden, n_outputs):
    layers = []
    for size in hidden:
        layers += [torch.nn.Linear(n_inputs, size), torch.nn.ReLU(), torch.nn.Dropout(0.1)]
        n_inputs = size
    return torch.nn.Sequential(*layers, torch.nn.Linear(n_inputs, n_outputs)).eval()


def other_in_training__norm(n_inputs, hidden, n_outputs):
    layers = []
    for size in hidden:
        layers += [torch.nn.Linear(n_inputs, size), torch.nn.BatchNorm1d(size), torch.nn.ReLU()]
        n_inputs = size
    return torch.nn.Sequential(*layers, torch.nn.Linear(n_inputs, n_outputs)).eval()


def stops_short(n_inputs, hidden, n_outputs):
    return _mlp([n_inputs, *hidden[:3], n_outputs])


_made = {}


def _once(*key):
    if key not in _made:
        _made[key] = torch.nn.Linear(*key[:2])
    return _made[key]


def layers_shared(n_inputs, hidden, n_outputs):
    layers = []
    for place, size in enumerate(hidden):
        layers += [_once(n_inputs, size, place), torch.nn.ReLU()]
        n_inputs = size
    return torch.nn.Sequential(*layers, _once(n_inputs, n_outputs, "out"))


def function_for_model(n_inputs, hidden, n_outputs):
    sizes = [n_inputs, *hidden, n_outputs]
    layers = [(torch.randn(a, b), torch.zeros(1, b)) for a, b in zip(sizes, sizes[1:])]
    return lambda X: deep_forward(X, layers, torch.relu)


def leaky_relu(n_inputs, hidden, n_outputs):
    layers = []
    for size in hidden:
        layers += [torch.nn.Linear(n_inputs, size), torch.nn.LeakyReLU()]
        n_inputs = size
    return torch.nn.Sequential(*layers, torch.nn.Linear(n_inputs, n_outputs))


def other_number_of_layers(n_inputs, hidden, n_outputs):
    first, *_, last = [*hidden, 3, 3] if len(hidden) < 2 else hidden
    return _mlp([n_inputs, first, last, n_outputs])
