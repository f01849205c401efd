"""Wrong answers to `reparameterize` in PyTorch."""

import torch


def noise_drawn_inside(mu, log_var, noise):
    return mu + torch.exp(log_var / 2) * torch.randn_like(mu)


def noise_drawn_inside__by_the_framework(mu, log_var, noise):
    return torch.normal(mu, torch.exp(log_var / 2))
