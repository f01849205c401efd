"""What proves each row of where the frameworks differ, for PyTorch."""

import torch

CE = torch.nn.functional.cross_entropy


def _raises(call, *arguments):
    try:
        call(*arguments)
    except Exception:
        return True
    return False


def loss_on_logits():
    """the framework's loss on logits [n, T, V]"""
    Z, Y = torch.randn(2, 3, 4), torch.tensor([[1, 2, 3], [1, 1, 2]])
    square = torch.randn(2, 3, 3)
    right = CE(square.flatten(0, 1), Y.flatten() - 1)
    fits = torch.isclose(CE(Z.transpose(1, 2), Y), CE(Z.flatten(0, 1), Y.flatten()))
    return _raises(CE, Z, Y) and bool(fits) and not torch.isclose(CE(square, Y - 1), right)


def not_counted():
    """a target that does not count"""
    Z, Y = torch.randn(3, 4), torch.tensor([1, 0, 2])
    counted = CE(Z[[0, 2]], Y[[0, 2]])
    nothing = CE(Z, torch.zeros(3, dtype=torch.int64), ignore_index=0)
    return bool(torch.isclose(CE(Z, Y, ignore_index=0), counted)) and bool(nothing.isnan())


def drawing():
    """drawing one of many"""
    return set(torch.multinomial(torch.tensor([0.0, 1.0]), 50, replacement=True).tolist()) == {1}


def clipping():
    """clipping by the common length"""
    weight = torch.ones(2, requires_grad=True)
    (weight * torch.tensor([3.0, 4.0])).sum().backward()
    before = torch.nn.utils.clip_grad_norm_([weight], 1.0)
    return before.item() == 5 and bool(torch.allclose(weight.grad, torch.tensor([0.6, 0.8])))


def twice():
    """the length of an embedding's gradient, for a row that was looked up twice"""
    E = torch.ones(3, 1, requires_grad=True)
    E[torch.tensor([1, 1])].sum().backward()
    return torch.nn.utils.clip_grad_norm_([E], 9.0).item() == 2


def state():
    """the state after a call"""
    layer, X = torch.nn.RNN(2, 3, batch_first=True), torch.ones(1, 4, 2)
    first, last = layer(X)
    again, onward = layer(X)[0], layer(X, last)[0]
    return torch.allclose(first, again) and not torch.allclose(first, onward)
