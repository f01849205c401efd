"""Right answers to `temperature_probabilities` in PyTorch."""

import torch


def right_by_logarithms(logits, temperature):
    return torch.log_softmax(logits / temperature, dim=-1).exp()


def right_by_hand(logits, temperature):
    scores = (logits - logits.max(dim=-1, keepdim=True).values) / temperature
    return scores.exp() / scores.exp().sum(dim=-1, keepdim=True)


def never_colder_than_0_5(logits, temperature):
    return torch.softmax(logits / max(temperature, 0.5), -1)


def sure_before_the_heat(logits, temperature):
    chances = torch.softmax(logits, -1)
    return torch.softmax(torch.log(chances) / temperature, -1)
