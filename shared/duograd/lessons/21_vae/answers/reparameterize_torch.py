"""Wrong answers to `reparameterize` in PyTorch."""

import torch


def noise_drawn_inside(mu, log_var, noise):
    return mu + torch.exp(log_var / 2) * torch.randn_like(mu)


def noise_drawn_inside__by_the_framework(mu, log_var, noise):
    return torch.normal(mu, torch.exp(log_var / 2))


def log_var_cut(mu, log_var, noise):
    return mu + torch.exp(torch.clamp(log_var, -4, 4) / 2) * noise


def log_var_cut__above(mu, log_var, noise):
    return mu + torch.exp(log_var.clamp(-20, 2) / 2) * noise


def noise_standardized(mu, log_var, noise):
    noise = (noise - noise.mean(0)) / (noise.std(0, unbiased=False) + 1e-8)
    return mu + torch.exp(log_var / 2) * noise


def log_var_cut__far_away(mu, log_var, noise):
    return mu + torch.exp(log_var.clamp(-30, 20) / 2) * noise


def noise_cut(mu, log_var, noise):
    return mu + torch.exp(log_var / 2) * noise.clamp(-3, 3)
