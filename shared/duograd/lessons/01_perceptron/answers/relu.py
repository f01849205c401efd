"""Right and wrong answers to `relu`, the same in both frameworks."""


def one_question_for_all(z):
    return max(0, z)
