"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def dense_weight():
    """the weight of a dense layer"""
    state = torch.nn.Sequential(torch.nn.Linear(2, 8)).state_dict()
    return {name: list(w.shape) for name, w in state.items()} == {"0.weight": [8, 2], "0.bias": [8]}


def deviation():
    """the standard deviation"""
    x = torch.tensor([2.0, 6.0])
    return abs(x.std().item() - 8**0.5) < 1e-5 and x.std(correction=0).item() == 2


def loss_of_two_shapes():
    """a loss of [n, 1] against [n]"""
    try:
        torch.nn.BCEWithLogitsLoss()(torch.rand(3, 1), torch.ones(3))
    except ValueError:
        return True
    return False


def loss_of_logits():
    """logits given to a loss that wants probabilities"""
    try:
        torch.nn.BCELoss()(torch.tensor([1.5]), torch.ones(1))
    except RuntimeError:
        return True
    return False
