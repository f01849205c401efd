"""Right answers to `sigmoid_prime` in PyTorch."""


def right_by_symmetry(z):
    return sigmoid(z) * sigmoid(-z)


def right_multiplied_out(z):
    value = sigmoid(z)
    return value - value * value
