"""What the exercises about gates share: one step of each cell, the loop, tables to try."""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sums(x, h, W, U, b, parts):
    """x W + h U + b, cut into equal blocks of columns."""
    return np.split(x @ W + h @ U + b, parts, axis=1)


def lstm(x, h, c, W, U, b):
    """One step of an LSTM: the new h and the new c."""
    i, f, g, o = gates(x, h, W, U, b)
    c = f * c + i * g
    return [o * np.tanh(c), c]


def gates(x, h, W, U, b):
    """i, f, g and o of an LSTM's step."""
    i, f, g, o = sums(x, h, W, U, b, 4)
    return sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)


def lstm_states(X, W, U, b, step=lstm, start=0.0):
    """All h and all c, [n, T, H] each, of reading X [n, T, k] from h = c = start, or two, on."""
    h, c = (np.full((len(X), len(U)), one) for one in np.broadcast_to(start, 2))
    hs, cs = [], []
    for t in range(X.shape[1]):
        h, c = step(X[:, t], h, c, W, U, b)
        hs.append(h)
        cs.append(c)
    return np.stack(hs, axis=1), np.stack(cs, axis=1)


def drawn(rng, k, H, blocks):
    """W, U and b of so many blocks, by name."""
    return {
        "W": rng.normal(0, 0.7, (k, blocks * H)),
        "U": rng.normal(0, 0.7, (H, blocks * H)),
        "b": rng.normal(0, 0.5, blocks * H),
    }


def reordered(tables, order):
    """The tables with their blocks of columns in another order."""
    cut = {name: np.split(table, len(order), axis=-1) for name, table in tables.items()}
    return {
        name: np.concatenate([parts[place] for place in order], axis=-1)
        for name, parts in cut.items()
    }
