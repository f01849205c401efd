"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def asking_a_model_for_its_weights():
    """asking a model for its weights"""
    model = torch.nn.Linear(2, 1)
    kept = model.state_dict()
    with torch.no_grad():
        model.weight += 1
    return torch.equal(kept["weight"], model.weight)


def a_weight_as_a_numpy_array():
    """a weight as a NumPy array"""
    weight = torch.nn.Parameter(torch.zeros(2))
    kept = weight.detach().numpy()
    with torch.no_grad():
        weight += 1
    return bool((kept == 1).all())


def early_stopping_ready_made():
    """early stopping ready-made"""
    import torch.optim.lr_scheduler as s

    names = dir(torch.optim) + dir(torch.nn) + dir(torch.utils) + dir(s)
    return not any("earlystop" in n.lower() for n in names)


def measuring_a_loss_without_learning_from_i():
    """measuring a loss without learning from it"""
    model = torch.nn.Linear(2, 1)
    with torch.no_grad():
        y = model(torch.ones(1, 2))
    return not y.requires_grad and not model.eval().training
