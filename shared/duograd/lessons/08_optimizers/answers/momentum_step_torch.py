"""Answers to `momentum_step` in PyTorch: right ones, then wrong ones by their mistake."""

import torch


def right_carrying_the_step(w, gradient, state, learning_rate, momentum):
    step = torch.zeros_like(w) if state is None else state
    step = momentum * step - learning_rate * gradient
    return w + step, step


def state_kept(w, gradient, state, learning_rate, momentum):
    velocity = torch.zeros_like(w) if state is None else state
    velocity.mul_(momentum).add_(gradient)
    return w - learning_rate * velocity, velocity
