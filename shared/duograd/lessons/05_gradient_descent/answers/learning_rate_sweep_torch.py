"""Right and wrong answers to `learning_rate_sweep` in PyTorch."""

import torch


def _stack(finals):
    return torch.stack(finals)


def right_by_the_last_weights(loss, w, rates, steps):
    return torch.tensor([float(loss(gradient_descent(loss, w, r, steps)[0][-1])) for r in rates])


def cut_off_at_100(loss, w, rates, steps):
    finals = [gradient_descent(loss, w, rate, steps)[1][-1] for rate in rates]
    return torch.clamp(torch.stack(finals), max=100)
