"""Right and wrong answers to `same_as_builtin` in PyTorch."""

import torch


def _layer(W_xh):
    return torch.nn.RNN(*W_xh.shape, batch_first=True)


def right_by_state_dict(W_xh, W_hh, b):
    layer = torch.nn.RNN(input_size=W_xh.shape[0], hidden_size=len(b), batch_first=True)
    layer.load_state_dict({
        "weight_ih_l0": W_xh.T, "weight_hh_l0": W_hh.T,
        "bias_ih_l0": torch.zeros(len(b)), "bias_hh_l0": b,
    })  # fmt: skip
    return layer


def right_bias_in_halves(W_xh, W_hh, b):
    layer = _layer(W_xh)
    layer.weight_ih_l0.data = W_xh.t().contiguous()
    layer.weight_hh_l0.data = W_hh.t().contiguous()
    layer.bias_ih_l0.data = b / 2
    layer.bias_hh_l0.data = b / 2
    return layer


def right_as_parameters(W_xh, W_hh, b):
    layer = _layer(W_xh)
    tables = (W_xh.T, W_hh.T, b, torch.zeros_like(b))
    for parameter, table in zip(layer.parameters(), tables):
        parameter.data[...] = table
    return layer


def random_weights(W_xh, W_hh, b):
    return _layer(W_xh)


def random_weights__second_bias(W_xh, W_hh, b):
    layer = _layer(W_xh)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(W_xh.T)
        layer.weight_hh_l0.copy_(W_hh.T)
        layer.bias_ih_l0.copy_(b)
    return layer


def weights_lie_on_their_side(W_xh, W_hh, b):
    layer = _layer(W_xh)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(W_xh)
    return layer


def weights_lie_on_their_side__loaded(W_xh, W_hh, b):
    layer = _layer(W_xh)
    names = [name for name, _ in layer.named_parameters()]
    layer.load_state_dict(dict(zip(names, (W_xh, W_hh, b, 0 * b))))
    return layer


def tables_are_missing(W_xh, W_hh, b):
    layer = _layer(W_xh)
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0")
    layer.load_state_dict(dict(zip(names, (W_xh.T, W_hh.T, b))))
    return layer


def report_for_layer(W_xh, W_hh, b):
    layer = _layer(W_xh)
    names = [name for name, _ in layer.named_parameters()]
    return layer.load_state_dict(dict(zip(names, (W_xh.T, W_hh.T, b, 0 * b))))


def overwritten_while_recorded(W_xh, W_hh, b):
    layer = _layer(W_xh)
    layer.weight_ih_l0.copy_(W_xh.T)
    layer.weight_hh_l0.copy_(W_hh.T)
    return layer


def other_axis_is_time(W_xh, W_hh, b):
    layer = torch.nn.RNN(*W_xh.shape)
    names = [name for name, _ in layer.named_parameters()]
    layer.load_state_dict(dict(zip(names, (W_xh.T, W_hh.T, b, 0 * b))))
    return layer


def one_thing_or_two(W_xh, W_hh, b):
    layer = _layer(W_xh)
    names = [name for name, _ in layer.named_parameters()]
    layer.load_state_dict(dict(zip(names, (W_xh.T, W_hh.T, b, 0 * b))))
    return lambda X: layer(X)[0]


def not_the_builtin(W_xh, W_hh, b):
    def read(X):
        states = rnn_forward(X, torch.zeros(len(X), len(b)), W_xh, W_hh, b)
        return states, states[:, -1][None]

    return read


def made_for_other_sizes(W_xh, W_hh, b):
    layer = torch.nn.RNN(W_xh.shape[1], W_xh.shape[0], batch_first=True)
    layer.weight_ih_l0.data = W_xh.T
    return layer


def weights_lie_on_their_side__as_they_are(W_xh, W_hh, b):
    layer = _layer(W_xh)
    layer.weight_ih_l0.data = W_xh
    layer.weight_hh_l0.data = W_hh
    return layer


def tables_are_missing__other_names(W_xh, W_hh, b):
    layer = _layer(W_xh)
    layer.load_state_dict({"weight_ih": W_xh.T, "weight_hh": W_hh.T, "bias": b})
    return layer


def larger_tables(W_xh, W_hh, b):
    layer = torch.nn.LSTM(*W_xh.shape, batch_first=True)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(W_xh.T.repeat(4, 1))
        layer.weight_hh_l0.copy_(W_hh.T.repeat(4, 1))
        layer.bias_ih_l0.copy_(b.repeat(4))
        layer.bias_hh_l0.zero_()
    return layer


def plain_tensor_for_parameter(W_xh, W_hh, b):
    layer = _layer(W_xh)
    layer.weight_ih_l0 = W_xh.T
    layer.weight_hh_l0 = W_hh.T
    layer.bias_ih_l0 = b
    return layer


def single_step(W_xh, W_hh, b):
    cell = torch.nn.RNNCell(*W_xh.shape)
    cell.load_state_dict({
        "weight_ih": W_xh.T, "weight_hh": W_hh.T, "bias_ih": b, "bias_hh": torch.zeros(len(b)),
    })  # fmt: skip
    return cell


def turned_and_bias_twice(W_xh, W_hh, b):
    layer = _layer(W_xh)
    for parameter, table in zip(layer.parameters(), (W_xh.T, W_hh, b, b)):
        parameter.data = table.contiguous()
    return layer


class _BatchFirst(torch.nn.Module):
    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, X):
        states, last = self.layer(X.transpose(0, 1))
        return states.transpose(0, 1), last


def not_the_builtin__a_layer_around_it(W_xh, W_hh, b):
    layer = torch.nn.RNN(*W_xh.shape)
    tables = {"weight_ih_l0": W_xh.T, "weight_hh_l0": W_hh.T}
    layer.load_state_dict({**tables, "bias_ih_l0": b, "bias_hh_l0": 0 * b})
    return _BatchFirst(layer)
