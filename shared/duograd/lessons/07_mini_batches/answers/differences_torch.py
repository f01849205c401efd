"""What proves each row of where the frameworks differ, for PyTorch."""

import inspect

import torch
from torch.utils.data import DataLoader


def order_in_a_loss():
    """what a loss object takes first"""
    loss_fn = torch.nn.BCEWithLogitsLoss()
    z, y = torch.tensor([[5.0]]), torch.tensor([[1.0]])
    return loss_fn(z, y).item() < 0.01 and loss_fn(y, z).item() < 0


def optimizers_weights():
    """how an optimizer knows its weights"""
    w = torch.nn.Parameter(torch.tensor(3.0))
    w.grad = torch.tensor(1.0)
    torch.optim.SGD([w], lr=0.1).step()
    try:
        torch.optim.SGD(lr=0.1)
    except TypeError:
        return abs(w.item() - 2.9) < 1e-6
    return False


def between_steps():
    """between two steps"""
    w = torch.nn.Parameter(torch.tensor(3.0))
    optimizer = torch.optim.SGD([w], lr=0.1)
    (2 * w).backward()
    (2 * w).backward()
    added = w.grad.item()
    optimizer.zero_grad()
    (2 * w).backward()
    return (added, w.grad.item()) == (4, 2)


def picking_rows():
    """picking rows by their numbers"""
    X = torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    return X[[2, 0]].tolist() == [[5, 6], [1, 2]]


def shuffling_unless_said():
    """shuffling, if you say nothing"""
    loader = DataLoader(torch.arange(100), batch_size=20)
    return torch.cat(list(loader)).tolist() == list(range(100))


def name_of_the_rate():
    """the learning rate's name"""
    return "lr" in inspect.signature(torch.optim.SGD).parameters
