"""What proves each row of where the frameworks differ, for PyTorch."""

import torch
from torch.optim import lr_scheduler


def weights():
    """asking a model for its weights"""
    model = torch.nn.Linear(2, 1)
    kept = model.state_dict()
    with torch.no_grad():
        model.weight += 1
    return torch.equal(kept["weight"], model.weight)


def array():
    """a weight as a NumPy array"""
    weight = torch.nn.Parameter(torch.zeros(2))
    kept = weight.detach().numpy()
    with torch.no_grad():
        weight += 1
    return bool((kept == 1).all())


def ready_made():
    """early stopping ready-made"""
    places = (torch.optim, torch.nn, torch.utils, lr_scheduler)
    return not any("earlystop" in name.lower() for place in places for name in dir(place))


def measured():
    """measuring a loss without learning from it"""
    model = torch.nn.Linear(2, 1)
    with torch.no_grad():
        y = model(torch.ones(1, 2))
    return not y.requires_grad and not model.eval().training
