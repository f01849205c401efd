"""Networks of dense layers, each layer a pair W [n_in, n_out] and b [1, n_out]."""

import itertools

import numpy as np

# The tea network: too hot, too cold, too strong, too weak; liked if little is wrong.
TEA = [
    (np.array([[1.0, -1.0, 0.0, 0.0], [0.0, 0.0, 1.0, -1.0]]), np.zeros((1, 4))),
    (np.array([[-1.0], [-1.0], [-1.0], [-1.0]]), np.array([[1.5]])),
]
TEA_TOLD = "the weights of the tea network"


def identity(z):
    return z


def relu(z):
    return np.maximum(z, 0)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def between(n):
    """The places in a row of n layers that have another layer behind them."""
    return range(n - 1)


def chain(X, layers, g, activated=between):
    """Layers in a row, with g behind those at the places `activated(number of layers)`."""
    places = activated(len(layers))
    for place, (W, b) in enumerate(layers):
        z = X @ W + b
        X = g(z) if place in places else z
    return X


def dense_layers(rng, *sizes, sign=1):
    """Random layers from each size to the next; no bias is near 0, and all have this sign."""
    return [
        (rng.normal(0, 1, (a, b)), sign * rng.uniform(0.3, 0.9, (1, b)))
        for a, b in itertools.pairwise(sizes)
    ]


def by_name(layers):
    """Two layers as the arguments W1, b1, W2 and b2."""
    return dict(zip(("W1", "b1", "W2", "b2"), itertools.chain(*layers), strict=True))
