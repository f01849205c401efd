"""Right and wrong answers to `relu_prime`, the same in both frameworks."""


def measured_from_far(z):
    return (relu(z + 0.1) - relu(z)) / 0.1
