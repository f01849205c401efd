"""What the exercises share: the parts of attention, and masks that came back as numbers."""

import numpy as np

from duograd.exercises import comparing


def softmax(S, axis=-1):
    e = np.exp(S - S.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def scores(Q, K):
    """How well each key fits each query: [n, T_q, T_k], divided by √d."""
    return Q @ np.swapaxes(K, -1, -2) / float(np.sqrt(Q.shape[-1]))  # float32 stays float32


def look(Q, K, V, mask=None):
    """The values, each as loud as its key fits; False in the mask is silent."""
    S = scores(Q, K)
    return softmax(S if mask is None else np.where(mask, S, -np.inf)) @ V


def hide(S, mask):
    """The scores, −∞ where one may not look."""
    return np.where(mask, S, -np.inf)


def other(change, axis=-1):
    """Attention with `change` made to the scores, given the mask; the softmax along `axis`."""

    def formula(Q, K, V, mask):
        S = scores(Q, K)
        return softmax(S if mask is None else change(S, mask), axis) @ V

    return formula


def lower(T):
    """Each step and those before it: [T, T]."""
    return np.tril(np.ones((T, T), bool))


def right_as_numbers(seen, *expected):
    """Whether all answers hold the right yes and no, but some as numbers."""
    values = [one.value for one in seen]
    if not all(map(comparing.same, values, expected)):
        return False
    return any(np.asarray(value).dtype.kind != "b" for value in values)
