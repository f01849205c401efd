"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def the_weight_of_a_dense_layer():
    """the weight of a dense layer"""
    model = torch.nn.Sequential(torch.nn.Linear(2, 8))
    return {k: list(v.shape) for k, v in model.state_dict().items()} == {
        "0.weight": [8, 2],
        "0.bias": [8],
    }


def the_standard_deviation():
    """the standard deviation"""
    x = torch.tensor([2.0, 6.0])
    return abs(x.std().item() - 8**0.5) < 1e-5 and x.std(correction=0).item() == 2


def a_loss_of_n_1_against_n():
    """a loss of [n, 1] against [n]"""
    try:
        torch.nn.BCELoss()(torch.rand(3, 1), torch.ones(3))
        holds = False
    except ValueError:
        holds = True
    return holds


def logits_given_to_a_loss_that_wants_probab():
    """logits given to a loss that wants probabilities"""
    try:
        torch.nn.BCELoss()(torch.tensor([1.5]), torch.ones(1))
        holds = False
    except RuntimeError:
        holds = True
    return holds
