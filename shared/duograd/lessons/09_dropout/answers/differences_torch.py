"""What proves each row of where the frameworks differ, for PyTorch."""

import numpy as np
import torch


def the_layer_s_argument():
    """the layer's argument"""
    torch.manual_seed(0)
    Y = torch.nn.Dropout(p=0.25)(torch.ones(40000))
    return (
        bool(abs((Y == 0).float().mean() - 0.25) < 0.02)
        and Y.max().item() == torch.tensor(1 / 0.75).item()
    )


def who_says_that_it_is_training():
    """who says that it is training"""
    layer = torch.nn.Dropout(0.5)
    X = torch.ones(1000)
    first = (layer(X) == 0).any()
    layer.eval()
    return bool(first) and not bool((layer(X) == 0).any())


def the_function_without_a_layer():
    """the function without a layer"""
    f = torch.nn.functional.dropout
    X = torch.ones(1000)
    return bool((f(X, 0.5) == 0).any()) and bool((f(X, 0.5, training=False) == 1).all())


def evaluation_and_gradients():
    """evaluation and gradients"""
    layer = torch.nn.Dropout(0.5)
    X = torch.ones(1000, requires_grad=True)
    with torch.no_grad():
        still = bool((layer(X) == 0).any())
    layer.eval()
    return still and layer(X).requires_grad


def a_layer_that_draws_with_numpy_like_ours():
    """a layer that draws with NumPy, like ours"""
    rng = np.random.default_rng(0)
    step = lambda: torch.tensor(rng.random())
    return step().item() != step().item()
