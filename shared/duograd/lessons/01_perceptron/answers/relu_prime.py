"""Right and wrong answers to `relu_prime`, the same in both frameworks."""


def measured_from_far(z):
    return (relu(z + 0.1) - relu(z)) / 0.1


def one_question_for_all(z):
    return 1 if z > 0 else 0


def truths_returned(z):
    return z > 0
