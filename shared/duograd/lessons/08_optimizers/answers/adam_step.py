"""Right and wrong answers to `adam_step`, the same in both frameworks."""


def no_state_yet(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = state
    return w - learning_rate * m / (s**0.5 + epsilon), (m, s, t)
