"""Right and wrong answers to `same_as_builtin` in PyTorch."""

import torch


def right_1(W, b):
    layer = torch.nn.Linear(W.shape[0], W.shape[1])
    with torch.no_grad():
        layer.weight.copy_(W.T)
        layer.bias.copy_(b[0])
    return layer


def right_2(W, b):
    layer = torch.nn.Linear(*W.shape)
    layer.weight = torch.nn.Parameter(torch.transpose(W, 0, 1))
    layer.bias = torch.nn.Parameter(b.flatten())
    return layer


def right_3(W, b):
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
    return torch.nn.Linear(W.shape[0], W.shape[1])


def weights_lie_on_their_side(W, b):
    layer = torch.nn.Linear(W.shape[0], W.shape[1])
    layer.load_state_dict({"weight": W, "bias": b[0]})
    return layer


def report_for_layer(W, b):
    layer = torch.nn.Linear(W.shape[0], W.shape[1])
    return layer.load_state_dict({"weight": W.T, "bias": b[0]})


def overwritten_while_recorded(W, b):
    layer = torch.nn.Linear(W.shape[0], W.shape[1])
    layer.weight.copy_(W.T)
    layer.bias.copy_(b[0])
    return layer


def other_number_of_neurons(W, b):
    layer = torch.nn.Linear(W.shape[1], W.shape[0])
    layer.load_state_dict({"weight": W, "bias": b[0]})
    return layer


def bias_is_a_table(W, b):
    layer = torch.nn.Linear(W.shape[0], W.shape[1])
    layer.load_state_dict({"weight": W.T, "bias": b})
    return layer


def not_the_builtin(W, b):
    return lambda X: X @ W + b
