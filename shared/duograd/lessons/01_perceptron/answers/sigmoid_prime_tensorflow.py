"""Right and wrong answers to `sigmoid_prime` in TensorFlow."""


def right_1(z):
    return sigmoid(z) * sigmoid(-z)


def right_2(z):
    value = sigmoid(z)
    return value - value * value
