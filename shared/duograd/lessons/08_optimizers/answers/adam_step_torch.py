"""Answers to `adam_step` in PyTorch: right ones, then wrong ones by their mistake."""

import torch


def right_with_running_powers(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    zeros = torch.zeros_like(w)
    m, s, one, two = (zeros, zeros, 1.0, 1.0) if state is None else state
    m, s = m.lerp(gradient, 1 - beta1), s.lerp(gradient**2, 1 - beta2)
    one, two = one * beta1, two * beta2
    root = (1 - two) ** 0.5
    rate = learning_rate * root / (1 - one)
    return w - rate * m / (s.sqrt() + epsilon * root), (m, s, one, two)
