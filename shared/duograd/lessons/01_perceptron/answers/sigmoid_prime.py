"""Right and wrong answers to `sigmoid_prime`, the same in both frameworks."""


def right_by_symmetry(z):
    return sigmoid(z) * sigmoid(-z)


def right_multiplied_out(z):
    value = sigmoid(z)
    return value - value * value
