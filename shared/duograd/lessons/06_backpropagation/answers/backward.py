"""Right and wrong answers to `backward`, the same in both frameworks."""

import math


def right_in_products(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    error = y_hat - y
    return 2 * error * w2 * s * (1 - s) * x, 2 * error * s


def function_of_lab_01(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    dy_hat = 2 * (y_hat - y)
    return dy_hat * w2 * sigmoid_prime(z1) * x, dy_hat * s


def size_of_what_arrives(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    ds = 2 * (y_hat - y) * w2
    return abs(ds) * s * (1 - s) * x, 2 * (y_hat - y) * s


def number_returned(x, y, w1, w2):
    z1, s, y_hat = (float(v) for v in forward(x, w1, w2))
    dy_hat = 2 * (y_hat - float(y))
    return dy_hat * float(w2) * s * (1 - s) * float(x), dy_hat * s


def number_returned__beside_a_tensor(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    dy_hat = 2 * (y_hat - y)
    return float(dy_hat * w2 * s * (1 - s)) * float(x), dy_hat * s


def right_with_two_sigmoids(x, y, w1, w2):
    s, rest = forward(x, w1, w2)[1], forward(x, -w1, w2)[1]
    ds = 2 * (w2 * s - y) * w2
    return [ds * s * rest * x, ds / w2 * s]


def slope_kept_above(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    dy_hat = 2 * (y_hat - y)
    return dy_hat * w2 * max(s * (1 - s), 0 * s + 0.01) * x, dy_hat * s


def overflows(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    dy_hat, u = 2 * (y_hat - y), math.e**-z1
    return dy_hat * w2 * u / (1 + u) ** 2 * x, dy_hat * s
