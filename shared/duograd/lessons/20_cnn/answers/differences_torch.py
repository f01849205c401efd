"""What proves each row of where the frameworks differ, for PyTorch."""

import torch

PAIR = torch.tensor([[1.0], [3.0]])


def flatten():
    """the order behind a flatten"""
    pictures = torch.arange(8).reshape(1, 2, 2, 2)  # [n, c, h, w]
    return torch.nn.Flatten()(pictures)[0, :4].tolist() == pictures[0, 0].flatten().tolist()


def epsilon():
    """ε of the batch norm"""
    return torch.nn.BatchNorm2d(3).eps == 1e-5


def momentum():
    """what `momentum` of a batch norm weighs"""
    layer = torch.nn.BatchNorm1d(1)
    layer(PAIR)
    return layer.momentum == 0.1 and abs(layer.running_mean.item() - 0.2) < 1e-6


def variance():
    """the running variance after a batch of 1 and 3, with a tenth for the new one"""
    layer = torch.nn.BatchNorm1d(1, momentum=0.1)
    layer(PAIR)
    return abs(layer.running_var.item() - 1.1) < 1e-6


def fresh():
    """calling a fresh model with batch norm, without more words"""
    answer = torch.nn.Sequential(torch.nn.BatchNorm1d(1))(PAIR)
    return torch.allclose(answer, torch.tensor([[-1.0], [1.0]]), atol=1e-3)


def single():
    """a single row in training"""
    try:
        torch.nn.BatchNorm1d(2)(torch.ones(1, 2))
    except ValueError as error:
        return "more than 1 value per channel" in str(error)
    return False


def frozen():
    """freezing a batch norm"""
    layer = torch.nn.BatchNorm1d(1)
    layer.requires_grad_(False)
    layer(PAIR)
    moved = layer.running_mean.item() != 0
    layer.eval()
    return moved and torch.allclose(layer(layer.running_mean[None]), torch.zeros(1, 1))
