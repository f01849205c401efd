"""The network of this lesson in NumPy: two inputs, a hidden layer, a logit."""

import numpy as np


def logits(layers, X, activation=np.tanh):
    """z [n, 1] for X [n, 2]; layers: W [n_in, n_out] and b [n_out] of both."""
    (W1, b1), (W2, b2) = layers
    return activation(X @ W1 + b1) @ W2 + b2


def logits_of_all(weights, X):
    """z [t, n] of t networks, each a row of weights: W1, b1, W2, b2 one after another."""
    values, W2, b2 = _hidden_and_last(weights, X)
    return (values * W2).sum(axis=1) + b2[:, 0]


def _hidden_and_last(weights, X):
    """The hidden layer [t, hidden, n], W2 [t, hidden, 1] and b2 [t, 1, 1] of such networks."""
    hidden = (weights.shape[1] - 1) // (X.shape[1] + 2)
    first, *rest = np.split(weights, np.cumsum([X.shape[1] * hidden, hidden, hidden]), axis=1)
    b1, W2, b2 = (part[:, :, None] for part in rest)
    W1 = first.reshape(len(weights), X.shape[1], hidden)
    return np.tanh(np.einsum("nd,tdh->thn", X, W1) + b1), W2, b2


def slopes_of_all(weights, X, y):
    """The slopes [t, p] of the cross-entropy on X [n, d] and y [n], in the order of the weights."""
    values, W2, b2 = _hidden_and_last(weights, X)
    z = (values * W2).sum(axis=1) + b2[:, 0]
    upstream = ((1 / (1 + np.exp(-z)) - y) / len(y))[:, None]  # [t, 1, n]
    below = upstream * W2 * (1 - values**2)
    table = np.einsum("thn,nd->tdh", below, X).reshape(len(weights), -1)
    sums = [part.sum(axis=2) for part in (below, upstream * values, upstream)]
    return np.concatenate([table, *sums], axis=1)


def cross_entropy(z, y):
    """The mean loss [t] of logits z [t, n] and a truth y [n]."""
    return (np.logaddexp(0, z) - y * z).mean(axis=1)
