"""Right and wrong answers to `backward` in PyTorch."""

import torch


def right_with_two_sigmoids(x, y, w1, w2):
    s = torch.sigmoid(w1 * x)
    ds = 2 * (w2 * s - y) * w2
    dz1 = ds * s * torch.sigmoid(-w1 * x)
    return [dz1 * x, ds / w2 * s]
