"""Answers to `latent_walk` in PyTorch."""

import numpy as np
import torch


def right_point_by_point(z0, z1, steps):
    return torch.stack([z0 + (z1 - z0) * k / steps for k in range(steps + 1)])


def right_as_a_mix(z0, z1, steps):
    parts = torch.linspace(0, 1, steps + 1)[:, None]
    return torch.lerp(z0[None], z1[None], parts)


def slow_at_both_ends(z0, z1, steps):
    parts = torch.linspace(0, 1, steps + 1)[:, None]
    return z0 + parts**2 * (3 - 2 * parts) * (z1 - z0)


def slow_like_a_pendulum(z0, z1, steps):
    parts = torch.linspace(0, 1, steps + 1)[:, None]
    return z0 + (1 - torch.cos(np.pi * parts)) / 2 * (z1 - z0)


def around_a_bow(z0, z1, steps):
    angles = torch.linspace(0, 1, steps + 1)[:, None] * np.pi / 2
    return torch.cos(angles) * z0 + torch.sin(angles) * z1


def always_eight_steps(z0, z1, steps):
    return z0 + torch.linspace(0, 1, 9)[:, None] * (z1 - z0)
