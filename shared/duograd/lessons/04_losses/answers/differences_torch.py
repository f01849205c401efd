"""What proves each row of where the frameworks differ, for PyTorch."""

import warnings

import torch


def the_order_of_the_arguments():
    """the order of the arguments"""
    p, y = torch.tensor([0.8]), torch.tensor([1.0])
    return abs(torch.nn.BCELoss()(p, y).item() - 0.2231) < 1e-3


def logits_or_probabilities():
    """logits or probabilities"""
    z, y = torch.tensor([2.0]), torch.tensor([1.0])
    of_probability = torch.nn.BCELoss()(torch.sigmoid(z), y).item()
    of_logit = torch.nn.BCEWithLogitsLoss()(z, y).item()
    return abs(of_logit - of_probability) < 1e-5


def column_against_row():
    """[n, 1] against [n]"""
    y = torch.tensor([1.0, 2.0, 3.0, 4.0])
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        all_with_all = torch.nn.MSELoss()(y[:, None], y).item() == 2.5
    try:
        torch.nn.BCEWithLogitsLoss()(y[:, None], y)
    except ValueError:
        return all_with_all and bool(warned)
    return False


def certain_and_wrong():
    """certain and wrong (p = 0, y = 1)"""
    return torch.nn.BCELoss()(torch.tensor([0.0]), torch.tensor([1.0])).item() == 100


def whole_number_labels():
    """whole-number labels"""
    loss = torch.nn.CrossEntropyLoss()(torch.zeros(1, 2), torch.tensor([1])).item()
    return abs(loss - 0.6931) < 1e-3
