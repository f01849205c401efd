"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def turning_a_matrix_on_its_side():
    """turning a matrix on its side"""
    W = torch.tensor([[1.0, 2.0]])
    return W.T.shape == (2, 1)


def adding_up_the_batch_one_row_kept():
    """adding up the batch, one row kept"""
    return torch.ones(5, 3).sum(dim=0, keepdim=True).shape == (1, 3)


def going_back_twice_through_the_same_graph():
    """going back twice through the same graph"""
    w = torch.tensor(3.0, requires_grad=True)
    J = w * w
    torch.autograd.grad(J, w, retain_graph=True)
    torch.autograd.grad(J, w)
    try:
        torch.autograd.grad(J, w)
        holds = False
    except RuntimeError:
        holds = True
    return holds


def the_gradient_of_a_value_on_the_way_such():
    """the gradient of a value on the way, such as z1"""
    import warnings

    warnings.simplefilter("ignore")
    w = torch.tensor(2.0, requires_grad=True)
    z, v = w * 3, w * 3
    z.retain_grad()
    (z * z + v).backward()
    return z.grad.item() == 12 and v.grad is None


def a_weight_that_j_does_not_depend_on():
    """a weight that J does not depend on"""
    w = torch.tensor(3.0, requires_grad=True)
    v = torch.tensor(2.0, requires_grad=True)
    try:
        torch.autograd.grad(w * w, v)
        holds = False
    except RuntimeError:
        holds = torch.autograd.grad(w * w, v, allow_unused=True) == (None,)
    return holds


def the_shape_of_a_layer_s_weight_and_of_its():
    """the shape of a layer's weight, and of its gradient"""
    layer = torch.nn.Linear(2, 3)
    layer(torch.ones(5, 2)).sum().backward()
    return layer.weight.grad.shape == (3, 2)
