"""Answers to `remembering_bias` that are the same in both frameworks."""

import math


def right_by_logarithms(share, steps):
    f = math.exp(math.log(share) / steps)
    return math.log(f) - math.log(1 - f)


def right_by_the_inverse(share, steps):
    f = pow(share, 1.0 / steps)
    return -math.log(1 / f - 1)


def divided_by_nothing(share, steps):
    f = share ** (1 // steps)
    return math.log(f / (1 - f))
