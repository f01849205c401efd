"""Right and wrong answers to `gradient_step` in PyTorch."""

import torch


def right_by_the_builtin(w, gradient, learning_rate):
    return torch.sub(w, gradient, alpha=learning_rate)


def argument_changed(w, gradient, learning_rate):
    w -= learning_rate * gradient
    return w


def cut_off_at_10(w, gradient, learning_rate):
    return w - learning_rate * torch.clamp(gradient, -10, 10)


def w_itself(w, gradient, learning_rate):
    return w - learning_rate * gradient if torch.any(gradient != 0) else w
