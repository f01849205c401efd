"""Answers to `adagrad_step` in PyTorch: right ones, then wrong ones by their mistake."""

import torch


def right_with_addcdiv(w, gradient, state, learning_rate, epsilon):
    total = gradient.square() if state is None else state + gradient.square()
    return torch.addcdiv(w, gradient, total.sqrt() + epsilon, value=-learning_rate), total


def right_remembering_all_gradients(w, gradient, state, learning_rate, epsilon):
    past = [gradient] if state is None else [*state, gradient]
    rate = learning_rate / (torch.stack(past).pow(2).sum(dim=0).sqrt() + epsilon)
    return w - rate * gradient, past


def state_kept(w, gradient, state, learning_rate, epsilon):
    total = torch.zeros_like(w) if state is None else state
    total += gradient**2
    return w - learning_rate * gradient / (torch.sqrt(total) + epsilon), total


def no_state_yet(w, gradient, state, learning_rate, epsilon):
    total = state + gradient**2
    return w - learning_rate * gradient / (total**0.5 + epsilon), total
