"""What shall not learn: all weights of a model."""

import numpy as np

from duograd.exercises import Case, Exercise, Named, failed

exercise = Exercise(
    points=2,
    level="complete",
    probe="model",
    hints=[
        "Print which weights of your model still learn, before and after. After it the list should "
        "be empty: no table, no bias.",
        "Each framework keeps a mark with the weights that says whether they learn. Who trains "
        "the model looks at it; its answers do not depend on it.",
        "In PyTorch the mark is `requires_grad`, at each tensor of `model.parameters()`. In "
        "TensorFlow it is `trainable`, and the whole model has it.",
        "A like example: to close a house for the night, each door is locked, not only the one "
        "that you came in by; and it is this house, not one that looks like it.",
    ],
)
ACTIVATION = np.tanh
SINGLE, TOKENS, OWN = 3, 4, 5  # cases of other models


@exercise.oracle
def freeze(model, X, weights):
    *before, (W, b) = weights
    for layer in before:
        X = answered(X, *layer)
    return [[X @ W + b, []], weights]


def answered(X, table, shift=None):
    """What a dense layer, an embedding (no shift) or a layer norm makes of X."""
    if shift is None:
        return table[X]
    if table.ndim == 2:
        return ACTIVATION(X @ table + shift)
    apart = X - X.mean(axis=-1, keepdims=True)
    return apart / np.sqrt((apart**2).mean(axis=-1, keepdims=True) + 1e-5) * table + shift


def network(n_in, n_hidden, draw):
    """The weights of two dense layers."""
    sizes = (n_in, n_hidden), (n_hidden, 1)
    return [[draw(0, 1, size), draw(0, 1, size[1])] for size in sizes]


LATER = network(3, 5, lambda low, high, size: np.random.RandomState(0).normal(low, high, size))


@exercise.cases
def cases(rng):
    """A model gets other weights once it is frozen: a copy does not know of them."""
    for later, before in (
        (LATER, {}),
        (network(2, 3, rng.normal), {"frozen": "model"}),
        (network(2, 3, rng.normal), {"frozen": "layers"}),
    ):
        n_in, n_hidden = later[0][0].shape
        told = f"a network of two dense layers{', frozen already' if before else ''}"
        layers = {"weights": network(n_in, n_hidden, rng.normal), **before}
        yield Case(
            {"model": Named("network", layers, told)}, inputs={"X": rng.normal(0, 1, (2, n_in))},
            sizes=True, weights=later, observe=("model",), told=told,
        )  # fmt: skip
    W, b, E = rng.normal(0, 1, (3, 2)), rng.normal(0, 1, 2), rng.normal(0, 1, (5, 3))
    single = Named("dense", {"weights": [0 * W, 0 * b]})
    yield other(single, rng.normal(0, 1, (2, 3)), [[W, b]], "a model that is a single dense layer")
    norm = rng.normal(0, 1, (2, 3))
    tokens = Named("token_model", {"E": 0 * E, "W": 0 * W, "b": 0 * b, "norm": 1})
    told = "an embedding, a layer norm and a dense layer"
    yield other(tokens, rng.integers(0, 5, (2, 4)), [[E], [*norm], [W, b]], told)
    scaled = Named("network", {"weights": network(2, 3, rng.normal), "scaled": 1})
    told = "a model that holds a weight of its own and, inside, a network of two dense layers"
    yield other(scaled, rng.normal(0, 1, (2, 2)), network(2, 3, rng.normal), told)


def other(model, X, weights, told):
    """Another kind of model, which gets its weights when it is frozen."""
    seen = {"sizes": True, "observe": ("model",), "told": told}
    return Case({"model": model}, inputs={"X": X}, weights=weights, **seen)


def left(seen, case=0):
    """The shapes of the weights that still learn in a case, or None."""
    value = seen[case].value
    whole = isinstance(value, list) and len(value) == 2 and isinstance(value[0], list)
    return value[0][1] if whole and len(value[0]) == 2 else None


@exercise.telltale
def nothing_frozen(seen):
    """All four tables and biases of the model are still marked as those that learn."""
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
def some_left(seen):
    """Some of the model's tables and biases still learn, and some do not. All are to be frozen."""
    return bool(left(seen))


@exercise.telltale
def not_the_model(seen):
    """What came back is no model, or one that has no weights. Return the one that you were
    given."""
    return failed(seen, "cannot be called like a model", "have the sizes none")


@exercise.telltale
def a_copy(seen):
    """What came back is a copy: what changes in the model that you were given does not change
    yours. Return that one itself."""
    value = seen[0].value
    return left(seen) == [] and not np.allclose(value[1][0][0], LATER[0][0])


@exercise.telltale
def single_layer_left(seen):
    """A network is frozen, but not a model that is a single layer: its weights still learn, or your
    code ends in an error there."""
    fails = [bool(one.failure) for one in seen]
    first = fails.index(True) if any(fails) else None
    return left(seen) == [] and (bool(left(seen, SINGLE)) or first == SINGLE)


@exercise.telltale
def embedding_left(seen):
    """Dense layers are frozen, but not the table of an embedding. A model may have layers of many
    kinds."""
    return left(seen) == [] and [5, 3] in (left(seen, TOKENS) or [])


@exercise.telltale
def norm_left(seen):
    """Dense layers and an embedding are frozen, but not the scale and the shift of a layer norm. A
    model may have layers of many kinds."""
    return left(seen) == [] and left(seen, TOKENS) == [[3], [3]]


@exercise.telltale
def own_left(seen):
    """All dense layers are frozen, but not a weight that the model holds itself, under a name of
    its own, beside its layers."""
    return left(seen) == [] and left(seen, OWN) == [[1]]


@exercise.telltale
def inner_left(seen):
    """Layers of the model are frozen, but not those that stand one deeper, inside of one of its
    parts."""
    return left(seen) == [] and len(left(seen, OWN) or ()) >= 4


@exercise.telltale
def thawed(seen):
    """A model that is frozen already learns again after it. Whatever the mark was before, it says
    afterwards that nothing learns."""
    return left(seen) == [] and bool(left(seen, 1) or left(seen, 2))
