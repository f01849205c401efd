"""The other framework's weights, put into a model of this one: each table must be mirrored."""

import re

import numpy as np

from duograd.exercises import Case, Exercise, Named

from .network import logits

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


@exercise.oracle
def port(arrays, X):
    return logits(arrays["weights"], X)


def ported(rng, n_hidden, size=1.0, asked="", turned=False):
    """size: what the first weights are multiplied with, and the inputs divided by. turned: whether
    the last array comes first."""
    layers = [
        [size * rng.normal(0, 1, (2, n_hidden)), rng.normal(0, 1, n_hidden)],
        [rng.normal(0, 1, (n_hidden, 1)), rng.normal(0, 1, 1)],
    ]
    parameters = {"weights": layers, "turned": turned}
    arrays = Named("foreign_weights", parameters, "the other framework's arrays")
    told = f"weights of a model with {n_hidden} hidden unit{'s' * (n_hidden > 1)}{asked}"
    X = rng.normal(0, 1, (3, 2)) / size
    return Case({"arrays": arrays}, inputs={"X": X}, training=False, told=told)


@exercise.cases
def cases(rng):
    yield ported(rng, 2)
    yield ported(rng, 5)
    yield ported(rng, 11)
    yield ported(rng, 4, asked=", its arrays in another order", turned=True)
    yield ported(rng, 1)
    yield ported(rng, 5, size=20.0, asked=", those of the first layer about 20")
    yield ported(rng, 3, size=3e-4, asked=", those of the first layer about 0.0003")


@exercise.mistake
def reshaped(arrays, X, framework):
    """The shapes fit, the numbers are in the wrong places: a reshape reads them row by row into new
    rows. The table has to be mirrored."""
    (W1, b1), last = arrays["weights"]
    into_keras, into_torch = W1.T.reshape(W1.shape), W1.reshape(W1.T.shape).T
    return logits([(into_torch if framework == "torch" else into_keras, b1), last], X)


@exercise.mistake
def no_biases(arrays, X):
    """The biases were left out."""
    return logits([(W, 0 * b) for W, b in arrays["weights"]], X)


@exercise.mistake
def hidden_bias_lost(arrays, X):
    """The bias of the hidden layer was left out."""
    (W1, b1), last = arrays["weights"]
    return logits([(W1, 0 * b1), last], X)


@exercise.mistake
def last_bias_lost(arrays, X):
    """The bias of the last layer was left out."""
    first, (W2, b2) = arrays["weights"]
    return logits([first, (W2, 0 * b2)], X)


@exercise.mistake
def no_tanh(arrays, X):
    """The hidden layer has lost its tanh."""
    return logits(arrays["weights"], X, activation=lambda z: z)


@exercise.mistake
def relu_for_tanh(arrays, X):
    """The hidden layer uses ReLU; the model came with tanh."""
    return logits(arrays["weights"], X, activation=lambda z: np.maximum(z, 0))


@exercise.mistake
def sigmoid_for_tanh(arrays, X):
    """The hidden layer uses the sigmoid; the model came with tanh."""
    return logits(arrays["weights"], X, activation=lambda z: 1 / (1 + np.exp(-z)))


@exercise.mistake
def rounded(arrays, X):
    """Only where weights are small does your model answer otherwise: as if they had been rounded to
    four digits behind the point."""
    return logits([(np.round(W, 4), np.round(b, 4)) for W, b in arrays["weights"]], X)


@exercise.mistake
def sigmoid_added(arrays, X):
    """These are the chances that belong to the logits: as if a sigmoid came after the last layer.
    Her model gives logits."""
    return 1 / (1 + np.exp(-logits(arrays["weights"], X)))


@exercise.mistake
def inputs_exchanged(arrays, X):
    """Lectures are multiplied with the weights of hours, and hours with those of lectures."""
    return logits(arrays["weights"], X[:, ::-1])


def speaks_of_mirrored_shapes(message):
    """Whether an error speaks of two shapes of which one is the other, exchanged."""
    shapes = re.findall(r"[(\[](\d+), (\d+)[)\]]", message)
    return any(one != one[::-1] and one[::-1] in shapes for one in shapes)


@exercise.telltale
def not_mirrored(seen):
    """A weight does not fit: the other framework keeps the weights of a layer with rows and columns
    exchanged. Compare the shapes."""
    return any(o.failure and speaks_of_mirrored_shapes(o.failure.message) for o in seen)
