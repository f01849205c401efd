"""What proves each row of where the frameworks differ, for PyTorch."""

import torch

X = torch.randn(2, 5, 3)


def biases():
    """how many biases the layer has"""
    layer = torch.nn.RNN(3, 4, batch_first=True)
    W, U, b_ih, b_hh = layer.parameters()
    first = torch.tanh(X[:, 0] @ W.T + b_ih + b_hh)
    return torch.allclose(layer(X)[0][:, 0], first, atol=1e-5)


def layout():
    """how the layer keeps W_xh and W_hh"""
    shapes = [list(p.shape) for p in torch.nn.RNN(3, 4).parameters()]
    return shapes[:2] == [[4, 3], [4, 4]]


def time():
    """which axis of X is time"""
    layer = torch.nn.RNN(3, 4)
    one, two = X.clone(), X.clone()
    two[0] = 0  # the first of two sequences, if the batch came first
    changed = (layer(one)[0][1] - layer(two)[0][1]).abs().max().item() > 1e-3
    return changed and list(layer(X)[1].shape) == [1, 5, 4]


def returned():
    """what comes back"""
    states, last = torch.nn.RNN(3, 4, num_layers=2, batch_first=True)(X)
    return list(states.shape) == [2, 5, 4] and list(last.shape) == [2, 2, 4]


def start():
    """what W_hh starts with"""
    table = torch.nn.RNN(3, 100).weight_hh_l0
    return bool(table.abs().max() <= 0.1) and 0.05 < table.std().item() < 0.065


def padding():
    """padding behind a sequence"""
    layer = torch.nn.RNN(3, 4, batch_first=True)
    longer = torch.cat([X, torch.zeros(2, 3, 3)], dim=1)
    lengths = torch.tensor([5, 5])
    packed = torch.nn.utils.rnn.pack_padded_sequence(longer, lengths, batch_first=True)
    alone, read, skipped = layer(X)[1], layer(longer)[1], layer(packed)[1]
    return not torch.allclose(alone, read, atol=1e-3) and torch.allclose(alone, skipped, atol=1e-5)
