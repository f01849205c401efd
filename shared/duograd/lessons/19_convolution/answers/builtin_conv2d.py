"""Answers to `builtin_conv2d`, the same in both frameworks."""


def own_loops__from_above(X, W, b):
    return conv2d(X, W, b, 1, 0)  # noqa: F821
