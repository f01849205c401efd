"""Right answers to `warmup_cosine`, the same in both frameworks."""

import math


def right_by_the_square(learning_rate, step, warmup, steps):
    if step >= warmup:
        share = (steps - step) / (steps - warmup)
        return learning_rate * math.sin(share * math.pi / 2) ** 2
    return step * learning_rate / warmup
