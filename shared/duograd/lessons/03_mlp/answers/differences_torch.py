"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def an_activation_between_layers():
    """an activation between layers"""
    return not hasattr(torch.nn.Linear(2, 4), "activation")


def when_the_weights_exist():
    """when the weights exist"""
    return len(list(torch.nn.Linear(2, 4).parameters())) == 2


def your_own_model():
    """your own model"""

    class M(torch.nn.Module):
        def forward(self, X):
            return X + 1

    return M()(torch.zeros(1)).item() == 1


def how_w_is_stored():
    """how W is stored"""
    return tuple(torch.nn.Linear(2, 4).weight.shape) == (4, 2)


def biases_before_training():
    """biases before training"""
    torch.manual_seed(0)
    return bool((torch.nn.Linear(2, 4).bias != 0).all())
