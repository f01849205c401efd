"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def _with_gradients(*gradients):
    parameters = [torch.zeros(len(g), requires_grad=True) for g in gradients]
    for parameter, gradient in zip(parameters, gradients, strict=True):
        parameter.grad = torch.tensor(gradient)
    return parameters


def clipping():
    """clipping to a norm, all tensors together"""
    a, b = _with_gradients([3.0], [4.0])
    before = torch.nn.utils.clip_grad_norm_([a, b], 1.0)
    changed = torch.allclose(torch.cat([a.grad, b.grad]), torch.tensor([0.6, 0.8]), atol=1e-4)
    return changed and before.item() == 5


def place():
    """where clipping stands"""
    (a,) = _with_gradients([3.0, 4.0])
    optimizer = torch.optim.SGD([a], lr=1.0)
    torch.nn.utils.clip_grad_norm_([a], 1.0)
    optimizer.step()
    return torch.allclose(a.detach(), torch.tensor([-0.6, -0.8]), atol=1e-4)


def infinite():
    """a gradient that is infinite, clipped to a norm"""
    a, b = _with_gradients([float("inf")], [1.0])
    torch.nn.utils.clip_grad_norm_([a, b], 1.0)
    return bool(a.grad.isnan().all()) and b.grad.item() == 0


def used_up():
    """going back into a graph that was used up"""
    w = torch.tensor(0.5, requires_grad=True)
    state = torch.tanh(w * 1.0)
    (state**2).backward()
    try:
        (w * state).backward()
    except RuntimeError as error:
        again = "second time" in str(error)
    (w * state.detach()).backward()
    return again


def first_weights():
    """the first recurrent weights of the framework's own layer"""
    weights = torch.nn.RNN(8, 100).weight_hh_l0
    return 0.09 < weights.abs().max().item() <= 0.1
