"""Right and wrong answers to `adagrad_step`, the same in both frameworks."""


def no_state_yet(w, gradient, state, learning_rate, epsilon):
    total = state + gradient**2
    return w - learning_rate * gradient / (total**0.5 + epsilon), total
