"""What the cases train: a model, its loss, an optimizer and a table."""

from functools import reduce

import numpy as np

from duograd.exercises import Case, Named, Rng

APART = 2**5  # rows of the table whose examples do not disturb each other
LOSSES = {
    "mse_loss": "the mean squared error",
    "bce_logits_loss": "the mean binary cross-entropy of logits",
}


def run(model, loss, rate, X, Y):
    """The arguments that one step and one epoch share; the optimizer is plain SGD."""
    return with_optimizer(model, loss, sgd(rate), X, Y)


def sgd(rate):
    return Named("sgd", {"learning_rate": rate}, f"SGD with learning rate {rate:g}")


def rolling(rate, momentum, velocity):
    """SGD with a momentum; earlier steps left every weight the same velocity."""
    parameters = {"learning_rate": rate, "momentum": momentum, "velocity": velocity}
    label = f"SGD with learning rate {rate:g} and momentum {momentum:g}, some steps after its start"
    return Named("sgd", parameters, label)


def with_optimizer(model, loss, optimizer, X, Y):
    return {
        "model": model,
        "loss_fn": Named(loss, {}, LOSSES[loss]),
        "optimizer": optimizer,
        "X": np.array(X),
        "Y": np.array(Y),
    }


def drawing(arguments, batch_size, rng, **options):
    drawn = {"batch_size": batch_size, "rng": Rng(int(rng.integers(2**31)))}
    return Case(arguments | drawn, observe=("model",), **options)


def neuron(weights):
    pair = [np.array(weights), np.zeros(1)]
    return Named("network", {"weights": [pair]}, f"one neuron with W = {weights} and b = 0")


def network(rng):
    shapes = [((2, 3), 3), ((3, 1), 1)]
    weights = [[rng.normal(0, 0.8, W), rng.normal(0, 0.5, b)] for W, b in shapes]
    return Named("network", {"weights": weights}, "a network with 2 inputs and 3 tanh units")


def labels(n):
    """Zeros and ones [n, 1], two ones for each zero."""
    return np.where(np.arange(n) % 3, 1.0, 0.0)[:, None]


def apart(rng):
    """Examples of which none disturbs another: (x, 1) are at right angles, pair by pair."""
    corner = np.array([[1.0, 1.0], [1.0, -1.0]])
    signs = reduce(np.kron, [corner] * 5)
    label = f"one neuron with {APART - 1} weights, all 0, and b = 0"
    zeros = Named("network", {"weights": [[np.zeros((APART - 1, 1)), np.zeros(1)]]}, label)
    Y = rng.uniform(1, 3, (APART, 1)) * np.tile([[1], [-2], [3], [1]], (APART // 4, 1))
    return run(zeros, "mse_loss", 0.4 / APART, signs[:, 1:], Y)


def shuffled(rng):
    """Twins, then another generator, then the table turned round inside each batch.

    One neuron and two batches: every model and every step costs a student some milliseconds.
    """
    half = 20
    table = rng.normal(0, 1, (2 * half, 2)), labels(2 * half)
    turned = [np.concatenate([x[:half][::-1], x[half:][::-1]]) for x in table]
    seed = int(rng.integers(2**31))
    for (X, Y), drawn in ((table, seed), (table, seed), (table, seed + 1), (turned, seed)):
        moving = run(neuron([[0.5], [-0.5]]), "bce_logits_loss", 0.5, X, Y)
        order = {"batch_size": half, "rng": Rng(drawn)}
        yield Case(moving | order, observe=("model",), judged_by="properties")
