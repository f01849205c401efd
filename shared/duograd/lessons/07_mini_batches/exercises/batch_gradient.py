"""The gradient of whatever mean loss is given, for one batch, by autograd."""

import numpy as np

from duograd.exercises import Exercise, Named, failed
from duograd.exercises.reference import central_difference

exercise = Exercise(
    points=1,
    level="complete",
    detached=True,
    hints=[
        "With X = [[1], [1]], Y = [4, 10] and w = [5] the two predictions are 5. The slopes of "
        "their squared errors are 2 and −10. What is the mean?",
        "A gradient needs one number that it is the gradient of: the mean loss of this batch.",
        "Only `value` is missing: call `loss`. Its arguments are w, X and Y, in this order.",
        "A like example: for a `distance(point, A, B)` one would write "
        "`length = distance(point, A, B)`.",
    ],
)
MEANS = {
    "linear_mse": "the mean of (X @ w − Y)²",
    "linear_logistic": "the mean of log(1 + exp(X @ w)) − Y · (X @ w)",
}


@exercise.oracle
def batch_gradient(loss, w, X, Y):
    w = np.array(w, dtype="float64")  # whatever the caller uses: differences are small
    return central_difference(lambda: loss(w, X, Y), w)


def batch(w, X, Y, loss="linear_mse"):
    named = Named(loss, {}, MEANS[loss])
    return {"loss": named, "w": np.array(w), "X": np.array(X), "Y": np.array(Y)}


@exercise.cases
def cases(rng):
    yield batch([5.0], [[1.0], [1.0]], [4.0, 10.0])
    yield batch([1.0, -2.0], [[1.0, 2.0]], [-900.0])
    yield batch(rng.normal(0, 1, 3), rng.normal(1, 1, (37, 3)), rng.normal(2, 1, 37))
    yield batch([0.0, 0.0], [[1.0, 2.0], [1.01, -2.0]], [1.0, 0.0], "linear_logistic")
    three = [[1.0, 2.0, 0.0], [3.0, -2.0, 1.0], [0.0, 1.0, 2.0]]
    yield batch([0.5, 1.0, 0.25], three, [1.0, 0.0, 1.0], "linear_logistic")
    yield batch([1.0, 1.0], [[1.0, 2.0], [3.0, -2.0]], [3.0, 2.0], "linear_logistic")  # below 0


@exercise.mistake
def one_loss_only(loss, w, X, Y):
    """Your gradient is right for the mean squared error, and for no other loss: where is `loss`
    called?"""
    return 2 * X.T @ (X @ w - Y) / len(X)


@exercise.mistake
def sum_over_batch(loss, w, X, Y):
    """Your gradient grows with the batch: it is a sum, and the mean is asked."""
    return len(X) * batch_gradient(loss, w, X, Y)


@exercise.mistake
def mean_twice(loss, w, X, Y):
    """You divided by the size of the batch, which `loss` has done already."""
    return batch_gradient(loss, w, X, Y) / len(X)


@exercise.given_else
def size_of_the_loss(loss):
    """Right where the loss is positive. Where it is negative the sign of your gradient is turned
    round, as if the loss had lost its own."""
    return {"loss": lambda w, X, Y: abs(loss(w, X, Y))}


@exercise.given_else
def first_example_only(X, Y):
    """Only the first example of the batch is in your gradient."""
    return {"X": X[:1], "Y": Y[:1]}


@exercise.mistake
def sign_turned(loss, w, X, Y):
    """The sign is turned round: this points downhill."""
    return -batch_gradient(loss, w, X, Y)


@exercise.mistake
def value_for_gradient(loss, w, X, Y):
    """This is the loss of the batch; its gradient for w is asked."""
    return loss(w, X, Y)


@exercise.mistake
def already_stepped(loss, w, X, Y):
    """You took a step: this is w minus the gradient. The gradient alone is asked."""
    return w - batch_gradient(loss, w, X, Y)


@exercise.mistake
def one_each(loss, w, X, Y):
    """One gradient for each example came back; their mean is asked."""
    return np.stack([batch_gradient(loss, w, X[i : i + 1], Y[i : i + 1]) for i in range(len(X))])


@exercise.telltale
def not_recorded(seen):
    """None came back. Either `return` is missing, or nothing was recorded that leads from w to your
    value."""
    return all(o.failure is None and o.value is None for o in seen)


@exercise.telltale
def graph_left(seen):
    """Autograd was handed a value that is cut off from w: `.item()`, `float()` and `.detach()`
    leave the graph behind."""
    said = ("is not iterable", "has no attribute 'dtype'")
    return failed(seen, *(f"'float' object {how}" for how in said), "does not require grad")


@exercise.telltale
def arguments_in_disorder(seen):
    """A product of tables does not fit. `loss` takes w, X and Y, in this order."""
    said = ("mat1 and mat2 shapes", "ndims must be", "size-incompatible", "size mismatch")
    return failed(seen, *said)


@exercise.telltale
def not_called(seen):
    """Your value is the function `loss` itself, not what it returns: call it."""
    return failed(seen, "'function' object is not iterable", "<function", "of type 'function'")
