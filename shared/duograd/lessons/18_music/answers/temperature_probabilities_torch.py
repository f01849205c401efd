"""Right answers to `temperature_probabilities` in PyTorch."""

import torch


def right_by_logarithms(logits, temperature):
    return torch.log_softmax(logits / temperature, dim=-1).exp()


def right_by_hand(logits, temperature):
    scores = (logits - logits.max(dim=-1, keepdim=True).values) / temperature
    return scores.exp() / scores.exp().sum(dim=-1, keepdim=True)


def never_colder_than_half(logits, temperature):
    return torch.softmax(logits / max(temperature, 0.5), -1)
