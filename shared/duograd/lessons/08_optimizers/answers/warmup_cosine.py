"""Right and wrong answers to `warmup_cosine`, the same in both frameworks."""

import math


def right_by_the_square(learning_rate, step, warmup, steps):
    if step >= warmup:
        share = (steps - step) / (steps - warmup)
        return learning_rate * math.sin(share * math.pi / 2) ** 2
    return step * learning_rate / warmup


def never_quite_zero(learning_rate, step, warmup, steps):
    share = (step - warmup) / (steps - warmup)
    wave = (1 + math.cos(math.pi * share)) / 2
    return max(1e-6, learning_rate * (step / warmup if step < warmup else wave))


def never_quite_zero__at_the_end(learning_rate, step, warmup, steps):
    if step < warmup:
        return learning_rate * step / warmup
    share = (step - warmup) / (steps - warmup)
    return max(1e-6, learning_rate * (1 + math.cos(math.pi * share)) / 2)
