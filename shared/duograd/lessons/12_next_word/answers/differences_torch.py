"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def _raises(call, *arguments):
    try:
        call(*arguments)
    except Exception:
        return True
    return False


def start():
    """what an embedding layer starts with"""
    return abs(torch.nn.Embedding(400, 100).weight.std().item() - 1) < 0.02


def one_hot():
    """what the framework's own `one_hot` gives"""
    hot = torch.nn.functional.one_hot(torch.tensor([2, 0]), 5)
    return not hot.is_floating_point() and _raises(torch.matmul, hot, torch.randn(5, 2))


def beyond():
    """a one-hot of an index beyond the table"""
    return _raises(torch.nn.functional.one_hot, torch.tensor([5]), 5)


def no_whole_number():
    """an index that is no whole number"""
    return _raises(torch.nn.Embedding(4, 2), torch.tensor([1.7]))


def padding():
    """the row of the padding"""
    layer = torch.nn.Embedding(4, 2, padding_idx=0)
    layer(torch.tensor([0, 1])).sum().backward()
    return bool((layer.weight[0] == 0).all()) and bool((layer.weight.grad[0] == 0).all())


def lookup():
    """the gradient of a lookup"""
    E = torch.ones(4, 2, requires_grad=True)
    E[torch.tensor([1, 1])].sum().backward()
    return E.grad.tolist() == [[0, 0], [2, 2], [0, 0], [0, 0]]
