"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def the_order_of_the_arguments():
    """the order of the arguments"""
    p, y = torch.tensor([0.8]), torch.tensor([1.0])
    return abs(torch.nn.BCELoss()(p, y).item() - 0.2231) < 1e-3


def logits_or_probabilities():
    """logits or probabilities"""
    z, y = torch.tensor([2.0]), torch.tensor([1.0])
    a = torch.nn.BCELoss()(torch.sigmoid(z), y).item()
    return abs(torch.nn.BCEWithLogitsLoss()(z, y).item() - a) < 1e-5


def n_1_against_n():
    """[n, 1] against [n]"""
    import warnings

    warnings.simplefilter("ignore")
    y = torch.tensor([1.0, 2.0, 3.0, 4.0])
    wrong = torch.nn.MSELoss()(y[:, None], y).item() == 2.5
    try:
        torch.nn.BCEWithLogitsLoss()(y[:, None], y)
        holds = False
    except ValueError:
        holds = wrong
    return holds


def certain_and_wrong_p_0_y_1():
    """certain and wrong (p = 0, y = 1)"""
    return torch.nn.BCELoss()(torch.tensor([0.0]), torch.tensor([1.0])).item() == 100


def whole_number_labels():
    """whole-number labels"""
    return (
        abs(torch.nn.CrossEntropyLoss()(torch.zeros(1, 2), torch.tensor([1])).item() - 0.6931)
        < 1e-3
    )
