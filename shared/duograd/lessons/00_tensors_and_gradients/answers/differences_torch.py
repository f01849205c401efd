"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def switching_the_recording_on():
    """switching the recording on"""
    x = torch.tensor(3.0, requires_grad=True)
    return (x * x).requires_grad


def asking_for_the_slope():
    """asking for the slope"""
    x = torch.tensor(3.0, requires_grad=True)
    back = (x * x).backward()
    return back is None and x.grad.item() == 6


def the_slope_of_a_whole_number():
    """the slope of a whole number"""
    try:
        torch.tensor(3, requires_grad=True)
        holds = False
    except RuntimeError:
        holds = True
    return holds


def changing_one_entry():
    """changing one entry"""
    x = torch.tensor([1.0, 2.0])
    x[0] = 5
    return x.tolist() == [5, 2]


def float32_meets_float64():
    """float32 meets float64"""
    return (torch.ones(2) + torch.ones(2, dtype=torch.float64)).dtype == torch.float64
