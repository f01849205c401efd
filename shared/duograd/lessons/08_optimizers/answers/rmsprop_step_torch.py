"""Answers to `rmsprop_step` in PyTorch: right ones, then wrong ones by their mistake."""

import torch


def right_with_lerp(w, gradient, state, learning_rate, rho, epsilon):
    average = torch.zeros_like(w) if state is None else state
    average = torch.lerp(gradient**2, average, rho)
    return w - learning_rate * gradient / (average.sqrt() + epsilon), average


def state_kept(w, gradient, state, learning_rate, rho, epsilon):
    average = torch.zeros_like(w) if state is None else state
    average.mul_(rho).add_((1 - rho) * gradient**2)
    return w - learning_rate * gradient / (torch.sqrt(average) + epsilon), average
