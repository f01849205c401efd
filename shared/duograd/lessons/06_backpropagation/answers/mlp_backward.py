"""Right and wrong answers to `mlp_backward`, the same in both frameworks."""

import math


def _forward(X, params):
    """H and P."""
    W1, b1, W2, b2 = params
    H = _tanh(X @ W1 + b1)
    return H, _sigmoid(H @ W2 + b2)


def _back(X, H, params, dZ2):
    """The gradients of all weights, from the one of Z2 on."""
    W1, _, W2, _ = params
    dH, dW2, db2 = dense_backward(H, W2, dZ2)
    _, dW1, db1 = dense_backward(X, W1, dH * (1 - H**2))
    return dW1, db1, dW2, db2


def divided_by_zero(X, Y, params):
    H, P = _forward(X, params)
    dP = (-Y / P + (1 - Y) / (1 - P)) / len(X)
    return _back(X, H, params, dP * P * (1 - P))


def fenced_division(X, Y, params):
    H, P = _forward(X, params)
    dP = (P - Y) / (P * (1 - P) + 1e-7) / len(X)
    return _back(X, H, params, dP * P * (1 - P))


def overflow(X, Y, params):
    H, P = _forward(X, params)
    E = math.e ** (H @ params[2] + params[3])
    return _back(X, H, params, (E / (1 + E) - Y) / len(X))
