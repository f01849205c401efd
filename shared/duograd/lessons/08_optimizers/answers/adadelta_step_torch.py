"""Right answers to `adadelta_step` in PyTorch."""

import torch


def right_with_lerp(w, gradient, state, learning_rate, rho, epsilon):
    squares, moves = (torch.zeros_like(w), torch.zeros_like(w)) if state is None else state
    squares = squares.lerp(gradient**2, 1 - rho)
    move = gradient * ((moves + epsilon) / (squares + epsilon)).sqrt()
    return w - learning_rate * move, (squares, moves.lerp(move**2, 1 - rho))


def right_from_plain_zeros(w, gradient, state, learning_rate, rho, epsilon):
    squares, moves = (0.0, 0.0) if state is None else state
    squares = rho * squares + (1 - rho) * gradient * gradient
    move = -((moves + epsilon) ** 0.5) / (squares + epsilon) ** 0.5 * gradient
    return w + learning_rate * move, [squares, rho * moves + (1 - rho) * move * move]
