"""Training in NumPy: a network of dense layers with tanh between them, and gradient descent."""

import numpy as np

from duograd.exercises.reference import central_difference, resolve


def logits(weights, X):
    """The network's output for weights [[W, b], …]."""
    for place, (W, b) in enumerate(weights):
        X = (np.tanh(X) if place else X) @ W + b
    return X


def gradients(weights, loss_fn, X, Y):
    """The gradient for every W and b, in float64 whatever the caller uses."""
    weights = [[np.array(part, dtype="float64") for part in pair] for pair in weights]
    X, Y = X.astype("float64"), Y.astype("float64")

    def value():
        return loss_fn(logits(weights, X), Y)

    return [[central_difference(value, part) for part in pair] for pair in weights]


def add(weights, factor, slopes):
    return [
        [part + factor * slope for part, slope in zip(*pairs, strict=True)]
        for pairs in zip(weights, slopes, strict=True)
    ]


def cut(X, Y, batch_size):
    """The batches [X_b, Y_b] of a table, in its order."""
    return [[X[k : k + batch_size], Y[k : k + batch_size]] for k in range(0, len(X), batch_size)]


def sizes_of(batches):
    return np.array([len(X) for X, _ in batches])


def epoch(model, loss_fn, optimizer, batches, *, clear=True):
    """The loss of every batch before its step, and the weights after the last."""
    weights, losses, kept = model["weights"], [], None
    momentum, before = optimizer.get("momentum", 0), optimizer.get("velocity", 0)
    velocity = [[np.full_like(part, before) for part in pair] for pair in weights]
    for X, Y in batches:
        slopes = gradients(weights, loss_fn, X, Y)
        kept = slopes if clear or kept is None else add(kept, 1, slopes)
        losses.append(loss_fn(logits(weights, X), Y))
        velocity = add(kept, momentum, velocity)
        weights = add(weights, -optimizer["learning_rate"], velocity)
    return np.array(losses), weights


def mean_per_example(losses, sizes):
    return np.sum(losses * sizes) / np.sum(sizes)


def foretold(batches, *case):
    """The mean loss and the weights to which these batches lead the case's model, loss and SGD."""
    model, loss_fn, optimizer = (resolve(value, "float64") for value in case)
    losses, weights = epoch(model, loss_fn, optimizer, batches)
    return mean_per_example(losses, sizes_of(batches)), weights


def full_batches(X, Y, batch_size):
    return [batch for batch in cut(X, Y, batch_size) if len(batch[0]) == batch_size]


def alike(one, other, bound=1e-3):
    """Whether two networks have the same weights."""
    pairs = zip(one, other, strict=True)
    return all(np.allclose(a, b, atol=bound) for pair in pairs for a, b in zip(*pair, strict=True))


def ends(seen):
    """The weights after the epochs on the large table; none unless all of them came."""
    values = [o.value[1] for o in seen[-4:] if isinstance(o.value, list) and len(o.value) == 2]
    found = [np.concatenate([np.ravel(x) for x in pairs[0]]) for pairs in values if pairs]
    return found if len(found) == 4 else []
