"""Right answers to `latent_walk` in PyTorch."""

import torch


def right_point_by_point(z0, z1, steps):
    return torch.stack([z0 + (z1 - z0) * k / steps for k in range(steps + 1)])


def right_as_a_mix(z0, z1, steps):
    parts = torch.linspace(0, 1, steps + 1)[:, None]
    return torch.lerp(z0[None], z1[None], parts)
