"""What shall not learn: all weights of a model."""

import numpy as np

from duograd.exercises import Case, Exercise, Named

exercise = Exercise(
    points=2,
    level="complete",
    probe="model",
    hints=[
        "Print which weights of your model still learn, before and after. After it the list should "
        "be empty: no table, no bias.",
        "Each framework keeps a mark with the weights that says whether they learn. An optimizer "
        "looks at it; the answers of the model do not depend on it.",
        "In PyTorch the mark is `requires_grad`, at each tensor of `model.parameters()`. In "
        "TensorFlow it is `trainable`, and the whole model has it.",
        "A like example: to close a house for the night, each door is locked, not only the one "
        "that you came in by; and it is this house, not one that looks like it.",
    ],
)
ACTIVATION = np.tanh


@exercise.oracle
def freeze(model, X, weights):
    (W1, b1), (W2, b2) = weights
    return [[ACTIVATION(X @ W1 + b1) @ W2 + b2, []], weights]


def network(n_in, n_hidden, draw):
    """The weights of two dense layers."""
    sizes = (n_in, n_hidden), (n_hidden, 1)
    return [[draw(0, 1, size), draw(0, 1, size[1])] for size in sizes]


LATER = network(3, 5, lambda low, high, size: np.random.RandomState(0).normal(low, high, size))


@exercise.cases
def cases(rng):
    """A model gets other weights once it is frozen: a copy does not know of them."""
    for later in (network(1, 2, rng.normal), LATER):
        n_in, n_hidden = later[0][0].shape
        layers = {"weights": network(n_in, n_hidden, rng.normal)}
        model = Named("network", layers, "a network of two dense layers")
        X = rng.normal(0, 1, (2, n_in))
        yield Case({"model": model}, inputs={"X": X}, sizes=True, weights=later, observe=("model",))


def left(seen):
    """The shapes of the weights that still learn in the second case, or None."""
    value = seen[1].value
    whole = isinstance(value, list) and len(value) == 2 and isinstance(value[0], list)
    return value[0][1] if whole and len(value[0]) == 2 else None


@exercise.telltale
def nothing_frozen(seen):
    """All four tables and biases of the model can still learn."""
    return len(left(seen) or ()) == 4


@exercise.telltale
def biases_left(seen):
    """The tables are frozen, but the biases still learn."""
    shapes = left(seen)
    return bool(shapes) and len(shapes) == 2 and all(len(shape) == 1 for shape in shapes)


@exercise.telltale
def tables_left(seen):
    """The biases are frozen, but the tables still learn."""
    shapes = left(seen)
    return bool(shapes) and len(shapes) == 2 and all(len(shape) == 2 for shape in shapes)


@exercise.telltale
def one_layer_left(seen):
    """One of the two layers still learns, table and bias. All of them are to be frozen."""
    return (left(seen) or []) in ([[1], [5, 1]], [[3, 5], [5]], [[5], [5, 3]], [[1], [1, 5]])


@exercise.telltale
def a_copy(seen):
    """A copy was frozen, and came back. The model that you were given is another one, and still
    learns."""
    value = seen[1].value
    return left(seen) == [] and not np.allclose(value[1][0][0], LATER[0][0])
