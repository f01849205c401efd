"""TODO say what `port` asks."""

import re

import numpy as np

from duograd.exercises import Case, Exercise, Named

exercise = Exercise(
    points=2,
    level="complete",
    probe="model",
    hints=[
        "Print the shape of every array that you were given, and of every weight that your own "
        "model wants. Which of them do not fit as they are?",
        "Both frameworks compute XW + b. One keeps W as [inputs, outputs], the other as [outputs, "
        "inputs]. The same numbers, mirrored.",
        "Only the table of weights is missing: four entries, hidden layer first. Two of the four "
        "arrays have to be turned, two go in as they are.",
        "A like example: a timetable with days as columns is copied into one with days as rows: "
        "what stood in row 2, column 3 goes to row 3, column 2.",
    ],
)


def _predicted(layers, X, activation=np.tanh):
    (W1, b1), (W2, b2) = layers
    return 1 / (1 + np.exp(-(activation(X @ W1 + b1) @ W2 + b2)))


@exercise.oracle
def port(arrays, X):
    return _predicted(arrays["weights"], X)


def _ported(rng, n_hidden):
    layers = [
        [rng.normal(0, 1, (2, n_hidden)), rng.normal(0, 1, n_hidden)],
        [rng.normal(0, 1, (n_hidden, 1)), rng.normal(0, 1, 1)],
    ]
    arrays = Named("foreign_weights", {"weights": layers}, "the other framework's arrays")
    told = f"weights of a model with {n_hidden} hidden units"
    X = rng.normal(0, 1, (3, 2))
    return Case({"arrays": arrays}, inputs={"X": X}, training=False, told=told)


@exercise.cases
def cases(rng):
    yield _ported(rng, 2)
    yield _ported(rng, 5)
    yield _ported(rng, 8)


@exercise.mistake
def reshaped(arrays, X, framework):
    """The shapes fit, the numbers are in the wrong places: a reshape reads them row by row into new
    rows. The table has to be mirrored."""
    (W1, b1), last = arrays["weights"]
    into_keras, into_torch = W1.T.reshape(W1.shape), W1.reshape(W1.T.shape).T
    return _predicted([(into_torch if framework == "torch" else into_keras, b1), last], X)


@exercise.mistake
def no_biases(arrays, X):
    """The biases were left out."""
    return _predicted([(W, 0 * b) for W, b in arrays["weights"]], X)


@exercise.mistake
def hidden_bias_lost(arrays, X):
    """The bias of the hidden layer was left out."""
    (W1, b1), last = arrays["weights"]
    return _predicted([(W1, 0 * b1), last], X)


@exercise.mistake
def no_tanh(arrays, X):
    """The hidden layer has lost its tanh."""
    return _predicted(arrays["weights"], X, activation=lambda z: z)


@exercise.mistake
def relu_for_tanh(arrays, X):
    """The hidden layer uses ReLU; the model came with tanh."""
    return _predicted(arrays["weights"], X, activation=lambda z: np.maximum(z, 0))


@exercise.telltale
def not_mirrored(seen):
    """A weight does not fit: the other framework keeps the weights of a layer with rows and columns
    exchanged. Compare the shapes."""
    return any(o.failure and _mirrored(o.failure.message) for o in seen)


def _mirrored(message):
    """Whether an error speaks of two shapes of which one is the other, exchanged."""
    shapes = re.findall(r"[(\[](\d+), (\d+)[)\]]", message)
    return any(one != one[::-1] and one[::-1] in shapes for one in shapes)
