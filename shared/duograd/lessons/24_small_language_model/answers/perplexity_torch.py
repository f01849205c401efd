"""Right and wrong answers to `perplexity` in PyTorch."""

import torch


def right_by_picking(losses, mask):
    return losses[mask == 1].mean().exp()


def right_by_weights(losses, mask):
    shares = mask / mask.sum()
    return torch.exp(torch.sum(losses * shares))


def zeros_left_out(losses, mask):
    counted = losses * mask
    return torch.exp(counted.sum() / torch.count_nonzero(counted))
