"""Right answers to `adadelta_step` in PyTorch."""

import torch


def right_with_lerp(w, gradient, state, learning_rate, rho, epsilon):
    squares, moves = (torch.zeros_like(w), torch.zeros_like(w)) if state is None else state
    squares = squares.lerp(gradient**2, 1 - rho)
    move = gradient * ((moves + epsilon) / (squares + epsilon)).sqrt()
    return w - learning_rate * move, (squares, moves.lerp(move**2, 1 - rho))
