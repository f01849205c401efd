"""What proves each row of where the frameworks differ, for PyTorch."""

import warnings

import torch


def _loaded(layer, *tables):
    with torch.no_grad():
        for parameter, table in zip(layer.parameters(), tables, strict=True):
            parameter.copy_(table)
    return layer


def start():
    """the forget bias that the framework's own LSTM starts with"""
    layer = torch.nn.LSTM(3, 64)
    biases = torch.stack([layer.bias_ih_l0, layer.bias_hh_l0])[:, 64:128]
    return bool(biases.abs().max() <= 64**-0.5) and biases.sum(dim=0).mean().abs().item() < 0.1


def lstm_blocks():
    """how the framework's own LSTM keeps i, f, g and o"""
    layer = torch.nn.LSTM(3, 1)
    bias = torch.tensor([-1.0, 1.0, 2.0, 0.5])
    _loaded(layer, torch.zeros(4, 3), torch.zeros(4, 1), bias, 0 * bias)
    start = (torch.zeros(1, 1, 1), torch.full((1, 1, 1), 2.0))
    _, (h, c) = layer(torch.zeros(1, 1, 3), start)
    i, f, g, o = torch.sigmoid(bias)
    wanted = f * 2 + i * torch.tanh(bias[2])
    alike = torch.isclose(c.squeeze(), wanted) & torch.isclose(h.squeeze(), o * wanted.tanh())
    return bool(alike) and g is not None and layer.weight_ih_l0.shape == (4, 3)


def returned():
    """what the framework's own LSTM returns"""
    states, (h, c) = torch.nn.LSTM(3, 4, batch_first=True)(torch.ones(2, 5, 3))
    shapes = [list(part.shape) for part in (states, h, c)]
    return shapes == [[2, 5, 4], [1, 2, 4], [1, 2, 4]] and torch.equal(states[:, -1], h[0])


def _gru(bias_x, bias_h, state, weight_h=0.0):
    """The state of one unit after one step on zeros."""
    layer = _loaded(
        torch.nn.GRU(1, 1), torch.zeros(3, 1), torch.tensor([[0.0], [0.0], [weight_h]]),
        torch.tensor(bias_x), torch.tensor(bias_h),
    )  # fmt: skip
    return layer(torch.zeros(1, 1, 1), torch.full((1, 1, 1), state))[1].item()


def gru_blocks():
    """the order of a GRU's blocks"""
    kept = _gru([0.0, 50.0, 0.0], [0.0] * 3, 0.8)
    lost = _gru([50.0, -50.0, 0.0], [0.0] * 3, 0.8)
    return abs(kept - 0.8) < 1e-6 and abs(lost) < 1e-6


def reset():
    """where a GRU's r acts"""
    shut = _gru([-50.0, -50.0, 0.0], [0.0, 0.0, 1.0], 0.8, 1.0)
    return abs(shut) < 1e-6  # also the bias of h's block is gone: after the product


def dropout():
    """`dropout=0.5` in a layer that stands alone"""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        layer = torch.nn.LSTM(3, 4, dropout=0.5)
    X = torch.ones(2, 5, 3)
    return bool(caught) and torch.equal(layer(X)[0], layer(X)[0])
