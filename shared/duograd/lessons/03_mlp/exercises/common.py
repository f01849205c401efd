"""What the exercises of this lesson share."""

import itertools

import numpy as np

from duograd.exercises import failed

# The tea network: too hot, too cold, too strong, too weak; liked if little is wrong.
TEA = {
    "W1": np.array([[1.0, -1.0, 0.0, 0.0], [0.0, 0.0, 1.0, -1.0]]),
    "b1": np.zeros((1, 4)),
    "W2": np.array([[-1.0], [-1.0], [-1.0], [-1.0]]),
    "b2": np.array([[1.5]]),
}


NO_FIT = ("cannot be multiplied", "Matrix size-incompatible")


NO_STRETCH = ("must match the size of tensor", "Incompatible shapes")


BY_HAND = "the weights of the tea network"


def relu(z):
    return np.maximum(z, 0)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def layer(rng, n_inputs, n_outputs):
    return rng.normal(0, 1, (n_inputs, n_outputs)), rng.uniform(0.3, 0.9, (1, n_outputs))


def pairs_(rng, *sizes):
    """Weights for the dense layers of a model, as `starting_weights` gives them."""
    found = [layer(rng, a, b) for a, b in itertools.pairwise(sizes)]
    return [(W, b[0]) for W, b in found]


def told_model(*parts, **keywords):
    """A model and what it is called with, in words: its weights would fill half a page."""
    told = list(parts) + [f"{name} = {value}" for name, value in keywords.items()]
    return f"{', '.join(told[:-1])} and {told[-1]}"


def clear_of_corners(rng, n, pairs, reach=1):
    """Rows [n, n_inputs] for which no hidden z lies at the corner of ReLU."""
    rows: list[np.ndarray] = []
    while len(rows) < n:
        row = x = rng.normal(0, reach, pairs[0][0].shape[0])
        clear = True
        for W, b in pairs[:-1]:
            z = x @ W + b
            clear, x = clear and np.abs(z).min() > 0.01, relu(z)
        if clear:
            rows.append(row)
    return np.stack(rows)


NO_BIAS = "A dense layer of yours has weights and no bias."


def lacks_a_bias(seen):
    return failed(seen, "'NoneType' object has no attribute 'copy_'", "was expecting 1 weights")
