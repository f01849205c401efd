"""Right and wrong answers to `adadelta_step`, the same in both frameworks."""


def right_from_plain_zeros(w, gradient, state, learning_rate, rho, epsilon):
    squares, moves = (0.0, 0.0) if state is None else state
    squares = rho * squares + (1 - rho) * gradient * gradient
    move = -((moves + epsilon) ** 0.5) / (squares + epsilon) ** 0.5 * gradient
    return w + learning_rate * move, [squares, rho * moves + (1 - rho) * move * move]
