"""Wrong answers to `sample` in PyTorch."""

import torch


def not_from_rng__multinomial(logits, temperature, rng):
    return 1 + torch.multinomial(torch.softmax(logits[1:] / temperature, dim=0), 1).item()


def same_at_every_call__seeded(logits, temperature, rng):
    torch.manual_seed(0)
    return 1 + torch.multinomial(torch.softmax(logits[1:] / temperature, dim=0), 1).item()
