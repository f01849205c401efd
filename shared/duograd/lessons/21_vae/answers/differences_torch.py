"""What proves each row of where the frameworks differ, for PyTorch."""

import numpy as np
import torch
from torch.nn import functional as F

TRUE, MODEL = np.array([[0.5, 0.5], [0.9, 0.1]]), np.array([[0.25, 0.75], [0.5, 0.5]])
KL = (TRUE * np.log(TRUE / MODEL)).sum(axis=1)


def built_in_kl():
    """the built-in KL divergence of two lists of chances"""
    told = F.kl_div(torch.tensor(MODEL).log(), torch.tensor(TRUE))
    return bool(abs(told.item() - KL.sum() / 4) < 1e-6)


def draw():
    """the gradient of a draw from the framework's own normal distribution, in its mean"""
    mu = torch.zeros(5, requires_grad=True)
    torch.normal(mu, torch.ones(5)).sum().backward()
    return bool((mu.grad == 0).all())


def noise():
    """noise as NumPy makes it, float64, times a float32 tensor"""
    made = torch.tensor(np.random.RandomState(0).normal(size=3))
    return (made * torch.ones(3)).dtype == torch.float64


def transposed():
    """a transposed convolution, width 3, stride 2, on 4 pixels"""
    X = torch.zeros(1, 1, 4, 4)
    layers = [
        torch.nn.ConvTranspose2d(1, 1, 3, 2, padding=1, output_padding=more) for more in (0, 1)
    ]
    return [layer(X).shape[-1] for layer in layers] == [7, 8]


def kernel():
    """its kernel"""
    return tuple(torch.nn.ConvTranspose2d(2, 5, 3).weight.shape) == (2, 5, 3, 3)
