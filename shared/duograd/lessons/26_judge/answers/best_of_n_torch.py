"""Right answers to `best_of_n` in PyTorch."""

import torch


def right_by_max(scores, n):
    best, places = torch.max(scores[:, 0:n], dim=-1)
    return places


def right_row_by_row(scores, n):
    return torch.stack([torch.argmax(row[:n]) for row in scores])


def right_by_topk(scores, n):
    return scores.narrow(1, 0, n).topk(1).indices.squeeze(1)
