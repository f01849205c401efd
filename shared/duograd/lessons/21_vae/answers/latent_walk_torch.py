"""Answers to `latent_walk` in PyTorch."""

import numpy as np
import torch


def right_point_by_point(z0, z1, steps):
    return torch.stack([z0 + (z1 - z0) * k / steps for k in range(steps + 1)])


def right_as_a_mix(z0, z1, steps):
    parts = torch.linspace(0, 1, steps + 1)[:, None]
    return torch.lerp(z0[None], z1[None], parts)


def _by(shares, z0, z1):
    return torch.stack([z0 + share * (z1 - z0) for share in shares])


def steps_unequal(z0, z1, steps):
    parts = [k / steps for k in range(steps + 1)]
    return _by([part * part * (3 - 2 * part) for part in parts], z0, z1)


def steps_unequal__as_a_pendulum(z0, z1, steps):
    return _by((1 - np.cos(np.pi * np.arange(steps + 1) / steps)) / 2, z0, z1)


def always_eight_steps(z0, z1, steps):
    return _by([k / 8 for k in range(9)], z0, z1)


def off_the_line(z0, z1, steps):
    angles = torch.arange(steps + 1)[:, None] * (np.pi / 2 / steps)
    return torch.cos(angles) * z0 + torch.sin(angles) * z1


def a_point_beyond(z0, z1, steps):
    return _by(np.arange(0, 1 + 1 / steps, 1 / steps), z0, z1)


def not_float32(z0, z1, steps):
    parts = torch.tensor(np.linspace(0, 1, steps + 1))[:, None]
    return z0 + parts * (z1 - z0)


def steps_too_short(z0, z1, steps):
    return _by([k / (steps + 1) for k in range(steps + 1)], z0, z1)
