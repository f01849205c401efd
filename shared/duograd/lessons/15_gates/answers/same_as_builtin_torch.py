"""Right and wrong answers to `same_as_builtin` in PyTorch."""

import torch


def _made(W, U, **options):
    return torch.nn.LSTM(W.shape[0], U.shape[0], **{"batch_first": True, **options})


def _loaded(layer, weight_ih, weight_hh, bias_ih, bias_hh):
    tables = (weight_ih, weight_hh, bias_ih, bias_hh)
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    layer.load_state_dict(dict(zip(names, tables, strict=True)))
    return layer


def right_by_state_dict(W, U, b):
    return _loaded(_made(W, U), W.T, U.T, torch.zeros_like(b), b)


def right_with_half_a_bias_each(W, U, b):
    return _loaded(_made(W, U), W.T, U.T, b / 2, b / 2)


def right_by_data(W, U, b):
    layer = torch.nn.LSTM(input_size=len(W), hidden_size=len(b) // 4, batch_first=True)
    new = (W.T.contiguous(), U.t().contiguous(), b, 0 * b)
    for parameter, table in zip(layer.parameters(), new, strict=True):
        parameter.data = table.clone()
    return layer


def random_weights(W, U, b):
    return _made(W, U)


def random_weights__second_bias_kept(W, U, b):
    layer = _made(W, U)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(W.T)
        layer.weight_hh_l0.copy_(U.T)
        layer.bias_ih_l0.copy_(b)
    return layer


def as_wide_as_the_table(W, U, b):
    layer = torch.nn.LSTM(W.shape[0], W.shape[1], batch_first=True)
    return _loaded(layer, W.T, U.T, b, torch.zeros_like(b))


def as_wide_as_the_table__copied(W, U, b):
    layer = torch.nn.LSTM(*W.shape, batch_first=True)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(W.T)
    return layer


def weights_lie_on_their_side(W, U, b):
    return _loaded(_made(W, U), W, U, b, torch.zeros_like(b))


def weights_lie_on_their_side__copied(W, U, b):
    layer = _made(W, U)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(W)
    return layer


def tables_are_missing(W, U, b):
    layer = _made(W, U)
    layer.load_state_dict({"weight_ih_l0": W.T, "weight_hh_l0": U.T, "bias_ih_l0": b})
    return layer


def report_for_layer(W, U, b):
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    tables = (W.T, U.T, b, torch.zeros_like(b))
    return _made(W, U).load_state_dict(dict(zip(names, tables, strict=True)))


def overwritten_while_recorded(W, U, b):
    layer = _made(W, U)
    layer.weight_ih_l0.copy_(W.T)
    return layer


def not_the_builtin(W, U, b):
    cell = torch.nn.LSTMCell(W.shape[0], U.shape[0], bias=False)
    with torch.no_grad():
        cell.weight_ih.copy_(W.T)
        cell.weight_hh.copy_(U.T)

    def forward(X):
        h = c = torch.zeros(len(X), len(U))
        states = []
        for t in range(X.shape[1]):
            i, f, g, o = (X[:, t] @ W + h @ U + b).chunk(4, dim=1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
            states.append(h)
        return torch.stack(states, dim=1), (h[None], c[None])

    cell.forward = forward
    return cell


def another_layer(W, U, b):
    layer = torch.nn.GRU(W.shape[0], U.shape[0], batch_first=True)
    return _loaded(layer, W.T, U.T, b, torch.zeros_like(b))


def another_layer__copied(W, U, b):
    layer = torch.nn.RNN(W.shape[0], U.shape[0], batch_first=True)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(W.T)
    return layer


def other_sizes(W, U, b):
    layer = torch.nn.LSTM(U.shape[0], W.shape[0], batch_first=True)
    return _loaded(layer, W.T, U.T, b, torch.zeros_like(b))


def other_sizes__copied(W, U, b):
    layer = torch.nn.LSTM(U.shape[0], W.shape[0], batch_first=True)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(W.T)
    return layer


def weights_lie_on_their_side__of_the_state(W, U, b):
    layer = _made(W, U)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(W.T)
        layer.weight_hh_l0.copy_(U)
    return layer


def a_cell(W, U, b):
    cell = torch.nn.LSTMCell(W.shape[0], U.shape[0])
    for held, given in zip(cell.parameters(), (W.T, U.T, b, 0 * b), strict=True):
        held.data = given.clone()
    return cell


_MADE = []


def sizes_of_the_first(W, U, b):
    if not _MADE:
        _MADE.append(torch.nn.LSTM(W.shape[0], U.shape[0], batch_first=True))
        for held, given in zip(_MADE[0].parameters(), (W.T, U.T, b, 0 * b), strict=True):
            held.data = given.clone()
    return _MADE[0]


class _BatchFirst(torch.nn.Module):
    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, X):
        states, last = self.layer(X.transpose(0, 1))
        return states.transpose(0, 1), last


def not_the_builtin__a_layer_around_it(W, U, b):
    layer = torch.nn.LSTM(W.shape[0], U.shape[0])
    tables = {"weight_ih_l0": W.T, "weight_hh_l0": U.T}
    layer.load_state_dict({**tables, "bias_ih_l0": b, "bias_hh_l0": 0 * b})
    return _BatchFirst(layer)
