"""One student asked again and again: a model that still drops units changes its answer."""

import numpy as np

TIMES = 50


def with_one_repeated(X, row):
    """The students X, then one of them many times more."""
    return np.concatenate([X, X[[row] * TIMES]])


def is_steady(value, within):
    """Whether all answers about the repeated student are the same; where they are above 1, so that
    float32 rounds more, that share of them may be between."""
    answers = value[-TIMES:]
    return bool(np.ptp(answers) < within * max(1, np.abs(answers).max()))
