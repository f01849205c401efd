"""Answers to `rmsprop_step` in PyTorch: right ones, then wrong ones by their mistake."""

import torch


def right_with_lerp(w, gradient, state, learning_rate, rho, epsilon):
    average = torch.zeros_like(w) if state is None else state
    average = torch.lerp(gradient**2, average, rho)
    return w - learning_rate * gradient / (average.sqrt() + epsilon), average


def right_remembering_all_gradients(w, gradient, state, learning_rate, rho, epsilon):
    past = [gradient] + ([] if state is None else state)
    average = (1 - rho) * sum(rho**age * old * old for age, old in enumerate(past))
    return w - learning_rate * gradient / (average**0.5 + epsilon), past


def state_kept(w, gradient, state, learning_rate, rho, epsilon):
    average = torch.zeros_like(w) if state is None else state
    average.mul_(rho).add_((1 - rho) * gradient**2)
    return w - learning_rate * gradient / (torch.sqrt(average) + epsilon), average


def no_state_yet(w, gradient, state, learning_rate, rho, epsilon):
    average = rho * state + (1 - rho) * gradient**2
    return w - learning_rate * gradient / (average**0.5 + epsilon), average
