"""Wrong answers to `sample` in PyTorch."""

import torch


def not_from_rng(logits, temperature, rng):
    return 1 + torch.multinomial(torch.softmax(logits[1:] / temperature, dim=0), 1).item()


def same_at_every_call(logits, temperature, rng):
    torch.manual_seed(5)
    return 1 + torch.multinomial(torch.softmax(logits[1:] / temperature, dim=0), 1).item()
