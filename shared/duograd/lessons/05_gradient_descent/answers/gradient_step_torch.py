"""Right and wrong answers to `gradient_step` in PyTorch."""

import torch


def right_by_the_builtin(w, slope, learning_rate):
    return torch.sub(w, slope, alpha=learning_rate)


def argument_changed(w, slope, learning_rate):
    w -= learning_rate * slope
    return w


def cut_off_at_10(w, slope, learning_rate):
    return w - learning_rate * torch.clamp(slope, -10, 10)


def w_itself(w, slope, learning_rate):
    return w - learning_rate * slope if torch.any(slope != 0) else w


def slopes_below_0_1_dropped(w, slope, learning_rate):
    return w - learning_rate * torch.where(torch.abs(slope) < 0.1, 0, slope)


def slopes_below_0_01_dropped(w, slope, learning_rate):
    move = torch.where(abs(slope) > 0.01, slope, torch.zeros_like(slope))
    return w - learning_rate * move
