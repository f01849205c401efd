"""Right and wrong answers to `mean`, the same in both frameworks."""


def right_with_a_loop(x):
    total = 0
    for number in x:
        total = total + number
    return total / len(x)
