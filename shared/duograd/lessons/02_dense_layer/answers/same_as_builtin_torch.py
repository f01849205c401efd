"""Right and wrong answers to `same_as_builtin` in PyTorch."""

import torch


def _loaded(n_inputs, n_outputs, weight, bias):
    layer = torch.nn.Linear(n_inputs, n_outputs)
    layer.load_state_dict({"weight": weight, "bias": bias})
    return layer


def right_copied_without_recording(W, b):
    layer = torch.nn.Linear(*W.shape)
    with torch.no_grad():
        layer.weight.copy_(W.T)
        layer.bias.copy_(b[0])
    return layer


def right_with_new_parameters(W, b):
    layer = torch.nn.Linear(*W.shape)
    layer.weight = torch.nn.Parameter(torch.transpose(W, 0, 1))
    layer.bias = torch.nn.Parameter(b.flatten())
    return layer


def right_through_data(W, b):
    layer = torch.nn.Linear(*W.shape)
    layer.weight.data = W.T
    layer.bias.data = b[0]
    return layer


def bias_not_copied(W, b):
    layer = torch.nn.Linear(*W.shape)
    with torch.no_grad():
        layer.weight.copy_(W.T)
    return layer


def random_weights(W, b):
    return torch.nn.Linear(*W.shape)


def weights_lie_on_their_side(W, b):
    return _loaded(*W.shape, W, b[0])


def report_for_layer(W, b):
    layer = torch.nn.Linear(*W.shape)
    return layer.load_state_dict({"weight": W.T, "bias": b[0]})


def overwritten_while_recorded(W, b):
    layer = torch.nn.Linear(*W.shape)
    layer.weight.copy_(W.T)
    layer.bias.copy_(b[0])
    return layer


def other_number_of_neurons(W, b):
    return _loaded(W.shape[1], W.shape[0], W, b[0])


def bias_is_a_table(W, b):
    return _loaded(*W.shape, W.T, b)


def not_the_builtin(W, b):
    return lambda X: X @ W + b


class _Plain(torch.nn.Module):
    def __init__(self, W, b):
        super().__init__()
        self.W, self.b = torch.nn.Parameter(W), torch.nn.Parameter(b)

    def forward(self, X):
        return X @ self.W + self.b


def not_the_builtin__a_layer_of_ones_own(W, b):
    return _Plain(W, b)


def not_the_builtin__with_a_vector_for_a_bias(W, b):
    return _Plain(W, b[0])


def right_with_b_reshaped(W, b):
    n_inputs, n_outputs = W.shape
    return _loaded(n_inputs, n_outputs, W.t().contiguous(), b.reshape(n_outputs))


def right_with_b_squeezed_by_axis(W, b):
    return _loaded(*W.shape, W.mT, b.squeeze(0))


def no_bracket_left(W, b):
    return _loaded(*W.shape, W.T, b.squeeze())


_of_shape = {}


def layers_shared(W, b):
    layer = _of_shape.setdefault(W.shape, torch.nn.Linear(*W.shape))
    layer.load_state_dict({"weight": W.T, "bias": b[0]})
    return layer


def right_not_to_learn(W, b):
    layer = torch.nn.Linear(W.shape[0], W.shape[1]).requires_grad_(False)
    layer.load_state_dict({"weight": W.T, "bias": b[0]})
    return layer


def table_as_it_came(W, b):
    layer = torch.nn.Linear(*W.shape)
    layer.weight.data, layer.bias.data = W, b[0]
    return layer


def weights_lie_on_their_side__copied(W, b):
    layer = torch.nn.Linear(*W.shape)
    with torch.no_grad():
        layer.weight.copy_(W)
        layer.bias.copy_(b[0])
    return layer


def weights_rounded_to_2_decimals(W, b):
    layer = torch.nn.Linear(*W.shape)
    layer.load_state_dict({"weight": torch.round(W.T, decimals=2), "bias": b[0]})
    return layer


def turned_and_refilled(W, b):
    layer = torch.nn.Linear(*W.shape)
    layer.load_state_dict({"weight": W.T.reshape(W.shape).T, "bias": b[0]})
    return layer


def not_the_builtin__without_a_bias_of_zero(W, b):
    layer = torch.nn.Linear(*W.shape, bias=bool(b.any()))
    with torch.no_grad():
        layer.weight.copy_(W.T)
        if b.any():
            layer.bias.copy_(b[0])
    return layer
