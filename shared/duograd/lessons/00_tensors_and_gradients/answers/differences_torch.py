"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def recording():
    """switching the recording on"""
    x = torch.tensor(3.0, requires_grad=True)
    return (x * x).requires_grad


def slope():
    """asking for the slope"""
    x = torch.tensor(3.0, requires_grad=True)
    back = (x * x).backward()
    return back is None and x.grad.item() == 6


def whole_number():
    """the slope of a whole number"""
    try:
        torch.tensor(3, requires_grad=True)
    except RuntimeError:
        return True
    return False


def one_entry():
    """changing one entry"""
    x = torch.tensor([1.0, 2.0])
    x[0] = 5
    return x.tolist() == [5, 2]


def two_dtypes():
    """float32 meets float64"""
    table, scalar = torch.ones(2, dtype=torch.float64), torch.tensor(1.0, dtype=torch.float64)
    one, other = torch.ones(2) + table, torch.ones(2) + scalar
    return one.dtype == torch.float64 and other.dtype == torch.float32
