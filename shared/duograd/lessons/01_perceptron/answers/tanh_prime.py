"""Right and wrong answers to `tanh_prime`, the same in both frameworks."""


def right_factored(z):
    t = tanh(z)
    return (1 - t) * (1 + t)


def size_not_squared(z):
    t = tanh(z)
    return 1 - abs(t)


def caret_for_power(z):
    return 1 - tanh(z) ^ 2
