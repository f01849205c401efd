"""A wrong answer to `kl_divergence` in PyTorch."""

import torch


def log_var_cut(mu, log_var):
    log_var = torch.clamp(log_var, -10, 10)
    terms = torch.exp(log_var) + mu**2 - 1 - log_var
    return terms.sum(1) / 2


def log_var_cut__far_away(mu, log_var):
    log_var = torch.clamp(log_var, -30, 20)
    return (torch.exp(log_var) + mu**2 - 1 - log_var).sum(1) / 2
