"""Right and wrong answers to `gradient_step` in PyTorch."""

import torch


def right_by_adding_the_step(w, gradient, learning_rate):
    step = -learning_rate * gradient
    return w + step


def right_by_the_builtin(w, gradient, learning_rate):
    return torch.sub(w, gradient, alpha=learning_rate)


def gradient_called(w, gradient, learning_rate):
    return w - learning_rate * gradient(w)


def argument_changed(w, gradient, learning_rate):
    w -= learning_rate * gradient
    return w
