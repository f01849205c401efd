"""What the formulas of this lesson are made of: sigmoid and softmax, and the logarithms of both."""

import numpy as np

EPSILON = 1e-7


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def shares(e, axis=-1):
    """What part of the sum along `axis` each number is."""
    return e / e.sum(axis=axis, keepdims=True)


def softmax(Z, axis=-1):
    return shares(np.exp(Z - Z.max(axis=axis, keepdims=True)), axis)


def log_softmax(Z, axis=-1):
    Z = Z - Z.max(axis=axis, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=axis, keepdims=True))


def bce(p, y, log=np.log):
    """The binary cross-entropy of each example, p kept away from 0 and 1."""
    p = np.clip(p, EPSILON, 1 - EPSILON)
    return unclipped_bce(p, y, log)


def unclipped_bce(p, y, log=np.log):
    return -(y * log(p) + (1 - y) * log(1 - p))
