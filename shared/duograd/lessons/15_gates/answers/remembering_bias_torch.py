"""A right answer to `remembering_bias` in PyTorch."""

import torch


def right_as_a_tensor(share, steps):
    return torch.logit(torch.tensor(share) ** (1 / steps))
