"""Right answers to `step_decay` in PyTorch."""

import torch


def right_with_a_loop(learning_rate, epoch, factor, every):
    for _ in range(epoch // every):
        learning_rate = learning_rate * factor
    return learning_rate


def right_with_a_rounded_quotient(learning_rate, epoch, factor, every):
    return learning_rate * torch.tensor(factor) ** int(epoch / every)
