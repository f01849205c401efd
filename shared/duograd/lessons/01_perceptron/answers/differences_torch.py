"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def relu_layer():
    """ReLU as a layer"""
    return torch.equal(torch.nn.ReLU()(torch.tensor([-1.0, 2.0])), torch.tensor([0.0, 2.0]))


def table_times_vector():
    """a batch times one weight vector"""
    return (torch.ones(3, 2) @ torch.ones(2)).tolist() == [2, 2, 2]


def whole_number_times_float():
    """whole numbers meet floats"""
    return (torch.tensor(2) * torch.tensor(0.5)).item() == 1.0


def truth_as_numbers():
    """True and False as numbers"""
    return (torch.tensor([-1.0, 2.0]) > 0).int().tolist() == [0, 1]
