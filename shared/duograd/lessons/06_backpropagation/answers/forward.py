"""A right answer to `forward`, the same in both frameworks."""

import math


def right_by_the_formula(x, w1, w2):
    s = 1 / (1 + math.e ** (-w1 * x))
    return w1 * x, s, w2 * s
